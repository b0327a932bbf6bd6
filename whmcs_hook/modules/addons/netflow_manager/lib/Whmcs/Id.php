<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Whmcs;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The one reading of an id: hooks, sessions and database rows return integers on some versions and strings on others.
 */
final class Id
{
    private const LARGEST = 2147483647;

    /** @return int|null the id, 1 to 2^31-1, or null for everything that is not exactly one */
    public static function from(mixed $value): ?int
    {
        if (is_string($value) && preg_match('/\A[1-9][0-9]{0,9}\z/', $value) === 1) {
            $value = (int) $value;
        }

        return is_int($value) && $value > 0 && $value <= self::LARGEST ? $value : null;
    }
}
