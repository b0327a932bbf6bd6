<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Api\ApiAddress;
use WHMCS\Module\Addon\NetflowManager\Whmcs\PhpFunctions;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Looks at the PHP that WHMCS runs in, and at how the way to the API is protected.
 */
final class PhpCheck
{
    private const OLDEST = '8.1';

    /** @return list<Finding> */
    public static function findings(?ApiAddress $address, \Closure $t): array
    {
        $isRecent = version_compare(PHP_VERSION, self::OLDEST, '>=');

        return [
            $isRecent
                ? Finding::right($t('check_php'), PHP_VERSION)
                : Finding::wrong($t('check_php'), PHP_VERSION, $t('advice_php', ['oldest' => self::OLDEST])),
            self::curl($t),
            ...self::switchedOff($t),
            ...($address === null ? [] : [self::protection($address, $t)]),
        ];
    }

    private static function curl(\Closure $t): Finding
    {
        if (!extension_loaded('curl')) {
            return Finding::wrong($t('check_curl'), $t('none'), $t('advice_curl'));
        }
        $curl = function_exists('curl_version') ? (array) curl_version() : [];
        $found = trim(($curl['version'] ?? '') . ' ' . ($curl['ssl_version'] ?? ''));
        $isResolvingAside = ((int) ($curl['features'] ?? 0) & CURL_VERSION_ASYNCHDNS) !== 0;

        return $isResolvingAside
            ? Finding::right($t('check_curl'), $found)
            : Finding::note($t('check_curl'), $found, $t('advice_curl_resolver'));
    }

    /** @return list<Finding> */
    private static function switchedOff(\Closure $t): array
    {
        $names = PhpFunctions::switchedOff();
        if ($names === []) {
            return [];
        }
        $found = implode(', ', $names);

        return [array_intersect($names, PhpFunctions::CURL) === []
            ? Finding::note($t('check_functions'), $found, $t('advice_functions'))
            : Finding::wrong($t('check_functions'), $found, $t('advice_functions_curl'))];
    }

    private static function protection(ApiAddress $address, \Closure $t): Finding
    {
        return Finding::right($t('check_protection'), match (true) {
            $address->socketPath !== null => $t('protection_socket'),
            str_starts_with(strtolower($address->baseUrl), 'https:') => $t('protection_tls'),
            default => $t('protection_loopback'),
        });
    }
}
