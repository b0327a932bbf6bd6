<?php

declare(strict_types=1);

namespace Standin;

use WHMCS\Database\Capsule;

/**
 * Users and the clients that they act for: one user owns a client, others are invited with permissions. The column
 * `permissions` of `tblusers_clients` has them separated by commas.
 */
final class Accounts
{
    /** Whether the class of clients can name their owner, as documented since 8.13. */
    public static bool $clientsNameOwners = true;

    /** @param int|null $userId null for the owner of the client */
    public static function enter(?int $clientId, ?int $userId = null): void
    {
        Runtime::$clientId = $clientId;
        Runtime::$userId = $userId ?? ($clientId === null ? null : self::ownerOf($clientId));
    }

    public static function ownerOf(int $clientId): ?int
    {
        $id = Capsule::table('tblusers_clients')->where('client_id', $clientId)->where('owner', 1)->value('auth_user_id');

        return $id === null ? null : (int) $id;
    }

    /**
     * @return list<string>|null null for a user who has nothing to do with the client; of owners nothing is documented,
     *                           so here they are given none
     */
    public static function permissions(int $userId, int $clientId): ?array
    {
        $row = Capsule::table('tblusers_clients')->where('client_id', $clientId)->where('auth_user_id', $userId)->first();

        return $row === null ? null : array_values(array_filter(explode(',', (string) $row->permissions)));
    }

    /** @return array<string, mixed> the part of `GetClientsDetails` about users */
    public static function details(int $clientId): array
    {
        $users = Capsule::table('tblusers_clients')->where('client_id', $clientId)->orderBy('id')->get()->all();

        return [
            'id' => $clientId,
            'owner_user_id' => self::ownerOf($clientId),
            'users' => ['user' => array_map(static fn (object $row): array => [
                'id' => (int) $row->auth_user_id,
                'is_owner' => (bool) $row->owner,
            ], $users)],
        ];
    }
}
