<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Client;

use WHMCS\Authentication\CurrentUser;
use WHMCS\Module\Addon\NetflowManager\Administrator;
use WHMCS\Module\Addon\NetflowManager\Id;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The person in front of a client's page: a user of the client, or a member of staff who is logged in as the client.
 */
final class Viewer
{
    private const UNPRINTABLE = '/[^\x21-\x7e]/';

    /** @return string who acts, for the audit trail: up to 100 printable ASCII characters */
    public static function actor(int $clientId): string
    {
        return substr("whmcs client {$clientId}" . self::person(new CurrentUser()), 0, 100);
    }

    /** Whether they may see the client's password: staff only with a role that may use the addon. */
    public static function mayReadPassword(): bool
    {
        return !self::isStaff(new CurrentUser()) || (Administrator::current()?->mayUseAddon() ?? false);
    }

    private static function isStaff(CurrentUser $current): bool
    {
        // The client is known by now; an older version that knows less of the person must not cost the page.
        return method_exists($current, 'isMasqueradingAdmin') && $current->isMasqueradingAdmin();
    }

    private static function person(CurrentUser $current): string
    {
        if (self::isStaff($current)) {
            $admin = method_exists($current, 'admin') ? $current->admin() : null;
            $name = preg_replace(self::UNPRINTABLE, '', (string) ($admin->username ?? $admin->id ?? ''));

            return ', by admin ' . ($name === '' || $name === null ? 'unknown' : $name);
        }
        $userId = method_exists($current, 'user') ? Id::from($current->user()->id ?? null) : null;

        return $userId === null ? '' : ", user {$userId}";
    }
}
