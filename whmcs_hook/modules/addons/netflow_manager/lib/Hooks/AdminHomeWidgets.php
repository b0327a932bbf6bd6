<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Hooks;

use WHMCS\Module\Addon\NetflowManager\Staff\AllowedStaff;
use WHMCS\Module\Addon\NetflowManager\Staff\NetflowManagerWidget;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Adds a widget to the dashboard of the admin area.
 */
final class AdminHomeWidgets
{
    /**
     * @param mixed $vars nothing that is documented
     *
     * @return NetflowManagerWidget|null null for staff whose role may not use the addon
     */
    public function __invoke(mixed $vars = null): ?NetflowManagerWidget
    {
        $staff = AllowedStaff::current();

        return $staff === null ? null : new NetflowManagerWidget($staff);
    }
}
