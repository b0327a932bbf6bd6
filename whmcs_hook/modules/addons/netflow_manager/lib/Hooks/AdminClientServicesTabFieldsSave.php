<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Hooks;

use WHMCS\Module\Addon\NetflowManager\Staff\AllowedStaff;
use WHMCS\Module\Addon\NetflowManager\Staff\SentTab;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Saves what an administrator changed in the service tab.
 */
final class AdminClientServicesTabFieldsSave
{
    /** @param array<array-key, mixed> $vars the whole request, with `id` of the service */
    public function __invoke(array $vars): void
    {
        $sent = SentTab::from($vars);
        $staff = $sent === null ? null : AllowedStaff::current();
        if ($sent !== null && $staff !== null) {
            $sent->save($staff);
        }
    }
}
