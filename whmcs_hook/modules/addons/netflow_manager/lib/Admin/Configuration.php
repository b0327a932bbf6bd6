<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Module;
use WHMCS\Module\Addon\NetflowManager\Settings;

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
    /** @return array<string, mixed> */
    public static function describe(): array
    {
        return [
            'name' => 'NetFlow Manager',
            'description' => 'Shows clients their NetFlow Analyzer access on the product page and in welcome e-mails.',
            'version' => Module::VERSION,
            'author' => 'NetFlow Manager contributors',
            'language' => 'english',
            'fields' => ['api_url' => self::address(), 'api_key' => self::key(), 'deadline_ms' => self::deadline()],
        ];
    }

    /** @return array{status: string, description: string} */
    public static function activated(): array
    {
        return [
            'status' => 'success',
            'description' => 'NetFlow Manager is active. Enter the API address and the API key under Configure,'
                . ' then open Addons > NetFlow Manager: it says whether the connection works.',
        ];
    }

    /** @return array{status: string, description: string} */
    public static function deactivated(): array
    {
        return [
            'status' => 'success',
            'description' => 'NetFlow Manager is switched off. All access records stay where they are, in the API.',
        ];
    }

    /** @return array<string, string> */
    private static function address(): array
    {
        return [
            'FriendlyName' => 'API address',
            'Type' => 'text',
            'Size' => '60',
            'Default' => 'http://127.0.0.1:8000',
            'Description' => 'https://… anywhere, http://… on this machine only, or a socket: unix:///path/to/socket',
        ];
    }

    /** @return array<string, string> */
    private static function key(): array
    {
        return [
            'FriendlyName' => 'API key',
            'Type' => 'password',
            'Size' => '60',
            'Default' => '',
            'Description' => 'Made on the API\'s host with:'
                . ' netflow-manager key create --name whmcs --scope render --scope mail',
        ];
    }

    /** @return array<string, string> */
    private static function deadline(): array
    {
        return [
            'FriendlyName' => 'Page deadline',
            'Type' => 'text',
            'Size' => '6',
            'Default' => (string) Settings::DEFAULT_DEADLINE_MS,
            'Description' => 'Milliseconds that a product page waits for the API at most, 100 to 2000.',
        ];
    }
}
