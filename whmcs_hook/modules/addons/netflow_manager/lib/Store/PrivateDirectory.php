<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Store;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Finds or makes a directory in the system's temporary one that belongs to this user alone.
 *
 * The place is open to all users of the machine, so a directory that somebody else put there first is not used.
 */
final class PrivateDirectory
{
    private const TYPE_AND_MODE = 0170777;
    private const DIRECTORY_OF_OWNER = 0040700;

    /** @return string|null the path, or null when it cannot be trusted */
    public static function open(): ?string
    {
        $owner = self::ownUserId();
        $path = sprintf('%s/netflow_manager-%d-%s', sys_get_temp_dir(), $owner, substr(hash('sha256', __DIR__), 0, 12));
        if (@lstat($path) === false) {
            @mkdir($path, 0700);
            clearstatcache(true, $path);
        }
        $found = @lstat($path);
        // lstat and not stat: a symbolic link is no directory here, wherever it points.
        $isPrivate = is_array($found)
            && ($found['mode'] & self::TYPE_AND_MODE) === self::DIRECTORY_OF_OWNER
            && $found['uid'] === $owner;

        return $isPrivate ? $path : null;
    }

    private static function ownUserId(): int
    {
        if (function_exists('posix_geteuid')) {
            return posix_geteuid();
        }
        $file = function_exists('tmpfile') ? @tmpfile() : false;
        $found = $file === false ? false : fstat($file);

        return $found === false ? -1 : $found['uid'];
    }
}
