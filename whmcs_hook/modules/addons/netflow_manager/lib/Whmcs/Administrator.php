<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Whmcs;

use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\NetflowManager\Module;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The member of staff who is logged in, and whether their role may use the addon.
 *
 * WHMCS checks the role for the addon's own page only: hooks run for every member of staff. It keeps the roles that may
 * use an addon as the setting `access` of that addon, ids separated by commas.
 */
final class Administrator
{
    private function __construct(
        public readonly int $id,
        public readonly string $name,
        private readonly ?bool $mayUseAddon,
    ) {
    }

    /** @return self|null null when no member of staff is logged in */
    public static function current(): ?self
    {
        $id = Id::from($_SESSION['adminid'] ?? null);
        if ($id === null) {
            return null;
        }
        try {
            $row = (object) Capsule::table('tbladmins')->where('id', $id)->first(['username', 'roleid']);
            $name = is_string($row->username ?? null) ? $row->username : '';

            return new self($id, $name, self::permission(Id::from($row->roleid ?? null)));
        } catch (\Throwable) {
            // The addon's page opens, since WHMCS guards it; hooks stay closed.
            return new self($id, '', null);
        }
    }

    /** Whether the role is known to be allowed: what hooks ask before they show or change anything. */
    public function mayUseAddon(): bool
    {
        return $this->mayUseAddon === true;
    }

    /** Whether the role is known not to be allowed: what the addon's page asks, which WHMCS guards already. */
    public function isRefused(): bool
    {
        return $this->mayUseAddon === false;
    }

    /** @return string who acts, for the audit trail: up to 100 printable ASCII characters */
    public function actor(): string
    {
        $name = preg_replace('/[^\x21-\x7e]/', '', $this->name);

        return substr($name === '' || $name === null ? "whmcs admin {$this->id}" : $name, 0, 100);
    }

    /** @return string the language that they chose for the admin area, blank when WHMCS's tables do not say */
    public function language(): string
    {
        try {
            $name = Capsule::table('tbladmins')->where('id', $this->id)->value('language');
        } catch (\Throwable) {
            return '';
        }

        return is_string($name) ? $name : '';
    }

    /** @return bool|null null when WHMCS's tables do not say */
    private static function permission(?int $roleId): ?bool
    {
        $access = Capsule::table('tbladdonmodules')
            ->where('module', Module::NAME)->where('setting', 'access')->value('value');
        if ($roleId === null || !is_string($access)) {
            return null;
        }

        return in_array($roleId, array_map([Id::class, 'from'], array_map('trim', explode(',', $access))), true);
    }
}
