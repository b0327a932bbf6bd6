<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Hooks;

use WHMCS\Module\Addon\NetflowManager\Staff\AllowedStaff;
use WHMCS\Module\Addon\NetflowManager\Staff\ServiceTab;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Id;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Adds the access record to a service's page in the admin area.
 */
final class AdminClientServicesTabFields
{
    /**
     * @param array<array-key, mixed> $vars `id` of the service
     *
     * @return array<string, string> label => HTML
     */
    public function __invoke(array $vars): array
    {
        $serviceId = Id::from($vars['id'] ?? null);
        $staff = $serviceId === null ? null : AllowedStaff::current();

        return $staff === null ? [] : (new ServiceTab($staff, $serviceId))->rows();
    }
}
