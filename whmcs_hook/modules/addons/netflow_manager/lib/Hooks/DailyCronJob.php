<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Hooks;

use WHMCS\Module\Addon\NetflowManager\Log;
use WHMCS\Module\Addon\NetflowManager\Reconciliation\NightlyRun;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The end of WHMCS's daily run: the reconciliation.
 */
final class DailyCronJob
{
    /** @param mixed $vars nothing that is documented */
    public function __invoke(mixed $vars = null): void
    {
        try {
            NightlyRun::start();
        } catch (\Throwable $failure) {
            Log::broken('The nightly reconciliation', $failure);
        }
    }
}
