<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Lifecycle;

use WHMCS\Module\Addon\NetflowManager\Whmcs\Id;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * What the hooks of server modules get: the parameters that the module got.
 */
final class ModuleParameters
{
    private const ADDON = 'addonId';

    /**
     * An add-on of a service has a module of its own, which gets the id of the service as well: that an add-on was
     * created, suspended or terminated says nothing of the service.
     *
     * @param array<array-key, mixed> $vars what WHMCS gives the hook
     *
     * @return array<array-key, mixed> nothing where the command was about an add-on
     */
    public static function ofService(array $vars): array
    {
        $given = (array) ($vars['params'] ?? []);

        return Id::from($given[self::ADDON] ?? null) === null ? $given : [];
    }
}
