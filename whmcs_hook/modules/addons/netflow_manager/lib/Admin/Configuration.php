<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Module;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Log;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Settings;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * What WHMCS asks about the addon itself: its settings, and what happens when it is switched on or off.
 *
 * Everything that is not needed to reach the API is a setting of the API.
 */
final class Configuration
{
    private const MAKE_KEY = 'netflow-manager key create --name whmcs --for-whmcs'
        . ' (scopes render, mail, records:read, records:write, lifecycle, admin).';

    /** @return array<string, mixed> */
    public static function describe(): array
    {
        return [
            'name' => 'NetFlow Manager',
            'description' => 'Manages the NetFlow Analyzer access of services, and shows it to clients on the product page'
                . ' and in e-mails.',
            'version' => Module::VERSION,
            'author' => 'NetFlow Manager contributors',
            'language' => 'english',
            'fields' => [
                'api_url' => [
                    'FriendlyName' => 'API address',
                    'Type' => 'text',
                    'Size' => '60',
                    'Default' => 'http://127.0.0.1:8000',
                    'Description' => 'https://… anywhere, http://… on this machine only, or a socket:'
                        . ' unix:///path/to/socket',
                ],
                'api_key' => [
                    'FriendlyName' => 'API key',
                    'Type' => 'password',
                    'Size' => '60',
                    'Default' => '',
                    'Description' => 'Made on the API\'s host with: ' . self::MAKE_KEY,
                ],
                'deadline_ms' => [
                    'FriendlyName' => 'Page deadline',
                    'Type' => 'text',
                    'Size' => '6',
                    'Default' => (string) Settings::DEFAULT_DEADLINE_MS,
                    'Description' => 'Milliseconds that a product page waits for the API at most, 100 to 2000.',
                ],
                'create_missing' => [
                    'FriendlyName' => 'Create missing records every night',
                    'Type' => 'yesno',
                    'Description' => 'By the rules of their products. A record that was deleted is made again: disable it'
                        . ' instead to keep a service without access.',
                ],
            ],
        ];
    }

    /**
     * Nothing is made in WHMCS's database, so being activated again is no other than the first time.
     *
     * @return array{status: string, description: string}
     */
    public static function activated(): array
    {
        return [
            'status' => 'success',
            'description' => 'NetFlow Manager is active. Choose the roles that may use it and enter API address and API'
                . ' key under Configure, then open Addons > NetFlow Manager > Health: it says whether the connection'
                . ' works. The key is made on the API\'s host: ' . self::MAKE_KEY,
        ];
    }

    /** @return array{status: string, description: string} */
    public static function deactivated(): array
    {
        return [
            'status' => 'success',
            'description' => 'NetFlow Manager is switched off. All access records stay where they are, in the API;'
                . ' its key stays valid until it is revoked there.',
        ];
    }

    /**
     * The addon keeps nothing in WHMCS whose form depends on its version, so there is nothing to bring up to date. Staff
     * who look for the cause of a change find the line.
     *
     * @param array<array-key, mixed> $vars `version` is the one that was installed before
     */
    public static function upgraded(array $vars): void
    {
        $before = $vars['version'] ?? null;
        if (is_scalar($before) && version_compare((string) $before, Module::VERSION, '<')) {
            Log::note("updated from {$before} to " . Module::VERSION . '.');
        }
    }
}
