<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Hooks;

use WHMCS\Module\Addon\NetflowManager\Lifecycle\EventReporter;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * A server module has unsuspended a service.
 */
final class AfterModuleUnsuspend
{
    /** @param array<array-key, mixed> $vars `params`: the common module parameters */
    public function __invoke(array $vars): void
    {
        $params = (array) ($vars['params'] ?? []);
        EventReporter::service('unsuspended', $params['serviceid'] ?? null, $params['userid'] ?? null);
    }
}
