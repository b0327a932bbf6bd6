<?php

declare(strict_types=1);

namespace WHMCS\Authentication;

use Standin\Accounts;
use Standin\Runtime;
use WHMCS\Database\Capsule;
use WHMCS\User\Client;

/**
 * Who is logged in: the documented class. Users are not clients, and an administrator may be neither.
 */
final class CurrentUser
{
    public function isAuthenticatedUser(): bool
    {
        return Runtime::$userId !== null;
    }

    public function isAuthenticatedAdmin(): bool
    {
        return Runtime::$adminId !== null;
    }

    public function isMasqueradingAdmin(): bool
    {
        return Runtime::$adminId !== null && Runtime::$isMasquerading;
    }

    public function client(): ?object
    {
        $row = self::row('tblclients', Runtime::$clientId);

        return $row !== null && Accounts::$clientsNameOwners ? new Client((array) $row) : $row;
    }

    public function user(): ?object
    {
        return self::row('tblusers', Runtime::$userId);
    }

    public function admin(): ?object
    {
        return self::row('tbladmins', Runtime::$adminId);
    }

    private static function row(string $table, ?int $id): ?object
    {
        return $id === null ? null : Capsule::table($table)->where('id', $id)->first();
    }
}
