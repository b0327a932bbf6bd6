<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Hooks;

use WHMCS\Module\Addon\NetflowManager\Id;
use WHMCS\Module\Addon\NetflowManager\Log;
use WHMCS\Module\Addon\NetflowManager\Staff\AllowedStaff;
use WHMCS\Module\Addon\NetflowManager\Staff\ClientSummary;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Adds the access records of a client to their summary in the admin area.
 */
final class AdminAreaClientSummaryPage
{
    /**
     * @param array<array-key, mixed> $vars `userid` of the client
     *
     * @return string HTML, empty when there is nothing to show
     */
    public function __invoke(array $vars): string
    {
        try {
            $clientId = Id::from($vars['userid'] ?? null);
            $staff = $clientId === null ? null : AllowedStaff::current();

            return $staff === null ? '' : (new ClientSummary($staff, $clientId))->html();
        } catch (\Throwable $failure) {
            Log::brokenView('The client summary', $failure);
        }

        return '';
    }
}
