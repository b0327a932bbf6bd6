<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Client;

use WHMCS\Authentication\CurrentUser;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Id;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Log;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * What the user who is logged in may do for the client whose account they use: all as its owner, else what they were
 * given with their invitation.
 *
 * `Client::owner()` costs no call. Only where it is missing or fails may there be two calls of the local API, else one
 * for invited users and none for owners. What `GetUserPermissions` answers for an owner is documented nowhere.
 */
final class UserPermissions
{
    public const PRODUCTS = 'products';
    /** To manage products, which takes their passwords. */
    public const PASSWORDS = 'manageproducts';

    /** @var array<string, self> user and client => what was found out in this request */
    private static array $known = [];

    /**
     * @param bool|null         $isOwner null where WHMCS does not say
     * @param list<string>|null $names   null where WHMCS does not say
     */
    private function __construct(
        private readonly ?bool $isOwner,
        private readonly ?array $names,
    ) {
    }

    /** Asks WHMCS once in a request. Throws what `CurrentUser` throws. */
    public static function of(CurrentUser $current): self
    {
        $client = $current->client();
        $clientId = Id::from($client->id ?? null);
        $userId = method_exists($current, 'user') ? Id::from($current->user()->id ?? null) : null;
        if ($clientId === null || $userId === null) {
            return new self(null, null);
        }

        return self::$known["{$userId} {$clientId}"] ??= self::ask($userId, $clientId, $client);
    }

    /**
     * @return bool|null null where WHMCS gives no certain answer: nobody is refused who may be the owner, or whose
     *                   permissions could not be read
     */
    public function allow(string $name): ?bool
    {
        if ($this->isOwner === true || in_array($name, $this->names ?? [], true)) {
            return true;
        }

        return $this->isOwner === null || $this->names === null ? null : false;
    }

    private static function ask(int $userId, int $clientId, object $client): self
    {
        $isOwner = self::isOwnerOf($client, $userId);
        if ($isOwner === true) {
            return new self(true, null);
        }
        $names = self::names(self::localApi('GetUserPermissions', ['user_id' => $userId, 'client_id' => $clientId]));
        if ($isOwner === null && array_diff([self::PRODUCTS, self::PASSWORDS], $names ?? []) !== []) {
            $ownerId = self::ownerId(self::localApi('GetClientsDetails', ['clientid' => $clientId, 'stats' => false]));
            $isOwner = $ownerId === null ? null : $ownerId === $userId;
        }

        return new self($isOwner, $names);
    }

    private static function isOwnerOf(object $client, int $userId): ?bool
    {
        try {
            $ownerId = method_exists($client, 'owner') ? Id::from($client->owner()->id ?? null) : null;
        } catch (\Throwable $failure) {
            Log::brokenView('The question for the owner of a client', $failure);
            $ownerId = null;
        }

        return $ownerId === null ? null : $ownerId === $userId;
    }

    /**
     * @param array<string, int|bool> $values
     *
     * @return mixed null where there is no local API or it throws
     */
    private static function localApi(string $command, array $values): mixed
    {
        try {
            return function_exists('localAPI') ? localAPI($command, $values) : null;
        } catch (\Throwable $failure) {
            Log::brokenView("The local API command {$command}", $failure);
        }

        return null;
    }

    /**
     * @param mixed $answer of `GetUserPermissions`: its permissions are documented in no form, so they are a list, a list
     *                      under `permission`, or names separated by commas
     *
     * @return list<string>|null null when it cannot be read; every documented error says that there is no permission
     */
    private static function names(mixed $answer): ?array
    {
        $result = is_array($answer) ? $answer['result'] ?? null : null;
        if ($result !== 'success') {
            return $result === 'error' ? [] : null;
        }
        $given = $answer['permissions'] ?? null;
        $given = is_array($given) ? $given['permission'] ?? $given : $given;
        $names = is_string($given) ? array_map('trim', explode(',', $given)) : $given;
        $isName = static fn (mixed $name, int|string $key): bool => is_string($name) && is_int($key);
        $isReadable = is_array($names) && array_filter($names, $isName, ARRAY_FILTER_USE_BOTH) === $names;

        return $isReadable ? array_values($names) : null;
    }

    /** @param mixed $answer of `GetClientsDetails`: the client stands under `client`, in older versions at the top */
    private static function ownerId(mixed $answer): ?int
    {
        if (!is_array($answer) || ($answer['result'] ?? null) !== 'success') {
            return null;
        }
        foreach ([$answer['client'] ?? null, $answer] as $client) {
            $ownerId = is_array($client) ? Id::from($client['owner_user_id'] ?? null) : null;
            if ($ownerId !== null) {
                return $ownerId;
            }
        }

        return self::ownerAmong($answer['client']['users'] ?? $answer['users'] ?? null);
    }

    /** @param mixed $users a list, a list under `user`, or a single one there */
    private static function ownerAmong(mixed $users): ?int
    {
        $users = is_array($users) ? $users['user'] ?? $users : null;
        $users = is_array($users) ? $users : [];
        foreach (isset($users['id']) ? [$users] : $users as $user) {
            $isOwner = is_array($user) ? $user['is_owner'] ?? $user['isOwner'] ?? null : null;
            if (in_array($isOwner, [true, 1, '1', 'true'], true)) {
                return Id::from($user['id'] ?? null);
            }
        }

        return null;
    }
}
