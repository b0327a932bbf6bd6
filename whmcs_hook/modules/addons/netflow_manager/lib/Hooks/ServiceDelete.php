<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Hooks;

use WHMCS\Module\Addon\NetflowManager\Lifecycle\EventReporter;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * A service was deleted, so its record is.
 */
final class ServiceDelete
{
    /** @param array<array-key, mixed> $vars `serviceid`, `clientId` and its older name `userid` */
    public function __invoke(array $vars): void
    {
        EventReporter::service('deleted', $vars['serviceid'] ?? null, $vars['clientId'] ?? $vars['userid'] ?? null);
    }
}
