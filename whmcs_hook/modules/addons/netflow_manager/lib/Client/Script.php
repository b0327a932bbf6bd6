<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Client;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The script of the client area, to be printed after what it serves. It is inlined: no address can then be wrong,
 * however WHMCS writes its own.
 */
final class Script
{
    private const FILE = __DIR__ . '/../../assets/client.js';

    /** @return string HTML */
    public static function html(): string
    {
        $script = is_file(self::FILE) ? file_get_contents(self::FILE) : false;

        return is_string($script) ? "<script>\n{$script}</script>\n" : '';
    }
}
