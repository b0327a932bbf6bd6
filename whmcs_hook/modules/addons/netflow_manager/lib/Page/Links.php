<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Page;

use WHMCS\Module\Addon\NetflowManager\Module;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Addresses of the addon's admin pages.
 */
final class Links
{
    public const DEFAULT_BASE = 'addonmodules.php?module=' . Module::NAME;

    /** @param string $base what WHMCS calls `modulelink` */
    public function __construct(private readonly string $base = self::DEFAULT_BASE)
    {
    }

    /**
     * @param array<string, string|int> $parameters
     *
     * @return string to be escaped where it is printed
     */
    public function to(string $action, array $parameters = []): string
    {
        $query = http_build_query(['action' => $action] + $parameters, '', '&', PHP_QUERY_RFC3986);

        return $this->base . (str_contains($this->base, '?') ? '&' : '?') . $query;
    }

    /** @return array<string, string> what a GET form must carry as hidden fields to reach a page of the addon */
    public function formFields(string $action): array
    {
        parse_str((string) parse_url($this->base, PHP_URL_QUERY), $fields);

        return ['action' => $action] + array_filter($fields, 'is_string');
    }
}
