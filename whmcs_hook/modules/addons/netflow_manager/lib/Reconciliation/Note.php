<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Reconciliation;

use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\NetflowManager\Module;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Log;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * What a run leaves for the pages, as a row beside the addon's settings.
 *
 * WHMCS shows only the settings that the addon describes, and takes the row away with them. The shared memory will not do:
 * the cron job has another one than the pages have.
 */
final class Note
{
    /**
     * Never throws: that a result is not remembered is no reason to call it another one.
     *
     * @param array<string, mixed> $members
     */
    public static function store(string $setting, array $members): void
    {
        try {
            $text = json_encode($members, JSON_THROW_ON_ERROR | JSON_INVALID_UTF8_SUBSTITUTE);
            if (self::row($setting)->exists()) {
                self::row($setting)->update(['value' => $text]);

                return;
            }
            Capsule::table('tbladdonmodules')
                ->insert(['module' => Module::NAME, 'setting' => $setting, 'value' => $text]);
        } catch (\Throwable $failure) {
            Log::broken('The note of the last run', $failure);
        }
    }

    /** @return array<array-key, mixed> nothing where there is none, or it is not JSON. Throws what the database throws. */
    public static function stored(string $setting): array
    {
        $text = self::row($setting)->value('value');
        $members = is_string($text) ? json_decode($text, true, 4) : null;

        return is_array($members) ? $members : [];
    }

    /** @return \Illuminate\Database\Query\Builder */
    private static function row(string $setting)
    {
        return Capsule::table('tbladdonmodules')->where('module', Module::NAME)->where('setting', $setting);
    }
}
