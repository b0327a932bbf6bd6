<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Client;

use WHMCS\Authentication\CurrentUser;
use WHMCS\Module\Addon\NetflowManager\Api\ClientAreaSection;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Administrator;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Id;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The person in front of a client's page: a user of the client, or a member of staff who is logged in as the client.
 *
 * A refusal is the key of a language string, without `client_`. All methods throw what `CurrentUser` throws.
 */
final class Viewer
{
    private const UNPRINTABLE = '/[^\x21-\x7e]/';
    private const UNCERTAIN = 'later';
    private const NO_PRODUCTS = 'not_for_user';

    /** @return string who acts, for the audit trail: up to 100 printable ASCII characters */
    public static function actor(int $clientId): string
    {
        return substr("whmcs client {$clientId}" . self::person(new CurrentUser()), 0, 100);
    }

    /** @return string|null why they may not open the addon's page, which WHMCS itself opens to every user of a client */
    public static function pageRefusal(): ?string
    {
        $current = new CurrentUser();

        return self::isStaff($current) === true ? null : match (self::allowed($current, UserPermissions::PRODUCTS)) {
            true => null,
            false => self::NO_PRODUCTS,
            null => self::UNCERTAIN,
        };
    }

    /** @return string|null why they may not see the client's password: staff need a role that may use the addon */
    public static function passwordRefusal(): ?string
    {
        $current = new CurrentUser();
        $isStaff = self::isStaff($current);
        if ($isStaff === true) {
            return (Administrator::current()?->mayUseAddon() ?? false) ? null : 'not_for_role';
        }
        $isAllowed = self::allowed($current, UserPermissions::PRODUCTS)
            && self::allowed($current, UserPermissions::PASSWORDS);

        return match (true) {
            $isAllowed && $isStaff === false => null,
            self::allowed($current, UserPermissions::PASSWORDS) === false => 'password_not_for_user',
            default => self::pageRefusal() ?? self::UNCERTAIN,
        };
    }

    /**
     * Whether they may see a section where WHMCS shows its product page. It guards that page by the same permission, so
     * without a certain answer a section stays, unless there is a password in it.
     */
    public static function maySee(ClientAreaSection $section): bool
    {
        return $section->hasPassword ? self::passwordRefusal() === null : self::pageRefusal() !== self::NO_PRODUCTS;
    }

    /** Whether the addon's page would show them this section. */
    public static function mayFollow(ClientAreaSection $section): bool
    {
        return self::pageRefusal() === null && self::maySee($section);
    }

    private static function allowed(CurrentUser $current, string $permission): ?bool
    {
        return UserPermissions::of($current)->allow($permission);
    }

    /** @return bool|null null in a version that does not distinguish staff from users */
    private static function isStaff(CurrentUser $current): ?bool
    {
        return method_exists($current, 'isMasqueradingAdmin') ? (bool) $current->isMasqueradingAdmin() : null;
    }

    private static function person(CurrentUser $current): string
    {
        if (self::isStaff($current) === true) {
            $admin = method_exists($current, 'admin') ? $current->admin() : null;
            $name = preg_replace(self::UNPRINTABLE, '', (string) ($admin->username ?? $admin->id ?? ''));

            return ', by admin ' . ($name === '' || $name === null ? 'unknown' : $name);
        }
        $userId = method_exists($current, 'user') ? Id::from($current->user()->id ?? null) : null;

        return $userId === null ? '' : ", user {$userId}";
    }
}
