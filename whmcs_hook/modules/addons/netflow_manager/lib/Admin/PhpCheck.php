<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\ApiAddress;
use WHMCS\Module\Addon\NetflowManager\Language;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Looks at the PHP that WHMCS runs in, and at how the way to the API is protected.
 */
final class PhpCheck
{
    private const OLDEST = '8.1';

    public function __construct(private readonly Language $language)
    {
    }

    /** @return list<Finding> */
    public function findings(?ApiAddress $address): array
    {
        return [$this->version(), ...$this->curl(), ...($address === null ? [] : [$this->protection($address)])];
    }

    private function version(): Finding
    {
        $label = $this->language->text('check_php');
        if (version_compare(PHP_VERSION, self::OLDEST, '>=')) {
            return Finding::right($label, PHP_VERSION);
        }

        return Finding::wrong($label, PHP_VERSION, $this->language->text('advice_php', ['oldest' => self::OLDEST]));
    }

    /** @return list<Finding> */
    private function curl(): array
    {
        $label = $this->language->text('check_curl');
        if (!function_exists('curl_version')) {
            $found = $this->language->text('none');

            return [Finding::wrong($label, $found, $this->language->text('advice_curl'))];
        }
        $curl = (array) curl_version();
        $found = trim(($curl['version'] ?? '') . ' ' . ($curl['ssl_version'] ?? ''));
        $isResolvingAside = ((int) ($curl['features'] ?? 0) & CURL_VERSION_ASYNCHDNS) !== 0;

        return [$isResolvingAside
            ? Finding::right($label, $found)
            : Finding::note($label, $found, $this->language->text('advice_curl_resolver'))];
    }

    private function protection(ApiAddress $address): Finding
    {
        $kind = match (true) {
            $address->socketPath !== null => 'protection_socket',
            str_starts_with(strtolower($address->baseUrl), 'https:') => 'protection_tls',
            default => 'protection_loopback',
        };

        return Finding::right($this->language->text('check_protection'), $this->language->text($kind));
    }
}
