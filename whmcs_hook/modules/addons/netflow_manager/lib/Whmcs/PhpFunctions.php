<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Whmcs;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The functions that the addon calls and a host may have switched off with `disable_functions`. A call of such a
 * function throws, so each is looked for before it is called.
 */
final class PhpFunctions
{
    /** Without one of these the API cannot be called. */
    public const CURL = ['curl_init', 'curl_setopt_array', 'curl_exec', 'curl_getinfo', 'curl_errno', 'curl_strerror'];
    /** Without one of these the pauses of calls are not kept in APCu. */
    public const APCU = ['apcu_enabled', 'apcu_fetch', 'apcu_add', 'apcu_store', 'apcu_delete'];
    /** Without one of these they are not kept in files. */
    public const FILES = [
        'sys_get_temp_dir', 'mkdir', 'lstat', 'fopen', 'flock', 'fclose', 'rename', 'file_get_contents',
        'file_put_contents',
    ];
    /** Without one of these uploads are sent as they are. */
    public const COMPRESSION = ['deflate_init', 'deflate_add'];
    /** For each of these there is something in its place. */
    private const OTHERS = [
        'curl_version', 'posix_geteuid', 'tmpfile', 'glob', 'filemtime', 'unlink', 'usleep', 'ini_get', 'hash_file',
    ];
    private const EXTENSIONS = ['curl' => self::CURL, 'apcu' => self::APCU, 'zlib' => self::COMPRESSION];

    public static function exist(string ...$names): bool
    {
        return self::lacking($names) === [];
    }

    /** @return list<string> those that are missing although their extension is there */
    public static function switchedOff(): array
    {
        $loaded = array_filter(self::EXTENSIONS, 'extension_loaded', ARRAY_FILTER_USE_KEY);
        $posix = extension_loaded('posix') ? [] : ['posix_geteuid'];

        return self::lacking(array_diff(array_merge(self::FILES, self::OTHERS, ...array_values($loaded)), $posix));
    }

    /**
     * @param array<array-key, string> $names
     *
     * @return list<string>
     */
    private static function lacking(array $names): array
    {
        return array_values(array_filter($names, static fn (string $name): bool => !function_exists($name)));
    }
}
