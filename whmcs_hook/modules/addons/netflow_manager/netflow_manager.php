<?php

/**
 * The entry points that WHMCS calls for the addon "NetFlow Manager". They delegate and decide nothing.
 */

declare(strict_types=1);

use WHMCS\Module\Addon\NetflowManager\Admin\Configuration;
use WHMCS\Module\Addon\NetflowManager\Admin\Router;
use WHMCS\Module\Addon\NetflowManager\Client\ServicePage;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

require_once __DIR__ . '/lib/autoload.php';

/** @return array<string, mixed> name, version and settings of the addon, as WHMCS documents it */
function netflow_manager_config(): array
{
    return Configuration::describe();
}

/** @return array{status: string, description: string} */
function netflow_manager_activate(): array
{
    return Configuration::activated();
}

/** @return array{status: string, description: string} */
function netflow_manager_deactivate(): array
{
    return Configuration::deactivated();
}

/**
 * Runs once after the files were replaced by those of another version.
 *
 * @param array<string, mixed> $vars `version` is the one that was installed before
 */
function netflow_manager_upgrade($vars): void
{
    Configuration::upgraded(is_array($vars) ? $vars : []);
}

/**
 * @param array<string, mixed> $vars the same as for the page
 *
 * @return string HTML beside the admin page
 */
function netflow_manager_sidebar($vars): string
{
    return Router::sidebar(is_array($vars) ? $vars : []);
}

/**
 * Prints the admin page that the request asks for.
 *
 * @param array<string, mixed> $vars the settings, `modulelink`, `version` and `_lang`
 */
function netflow_manager_output($vars): void
{
    echo Router::page(is_array($vars) ? $vars : []);
}

/**
 * Describes the client area page that the request asks for: `index.php?m=netflow_manager&id=SERVICE`.
 *
 * @param array<string, mixed> $vars the settings, `modulelink`, `version` and `_lang`
 *
 * @return array<string, mixed> as WHMCS documents it
 */
function netflow_manager_clientarea($vars): array
{
    return ServicePage::answer();
}
