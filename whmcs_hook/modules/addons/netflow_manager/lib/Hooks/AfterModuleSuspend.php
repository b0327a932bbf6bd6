<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Hooks;

use WHMCS\Module\Addon\NetflowManager\Lifecycle\EventReporter;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * A server module has suspended a service.
 */
final class AfterModuleSuspend
{
    /** @param array<array-key, mixed> $vars `params`: the common module parameters */
    public function __invoke(array $vars): void
    {
        $params = (array) ($vars['params'] ?? []);
        EventReporter::service('suspended', $params['serviceid'] ?? null, $params['userid'] ?? null);
    }
}
