<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Hooks;

use WHMCS\Module\Addon\NetflowManager\HostedService;
use WHMCS\Module\Addon\NetflowManager\Id;
use WHMCS\Module\Addon\NetflowManager\Lifecycle\EventReporter;
use WHMCS\Module\Addon\NetflowManager\Log;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * A service was edited by hand, which runs no hook of a module: its status or its owner may be another now.
 */
final class ServiceEdit
{
    /** Of the other statuses there is no event; the nightly reconciliation brings them. */
    private const EVENTS = [
        'Active' => 'unsuspended',
        'Suspended' => 'suspended',
        'Terminated' => 'terminated',
        'Cancelled' => 'terminated',
        'Fraud' => 'terminated',
    ];

    /** @param array<array-key, mixed> $vars `serviceid` and `userid` */
    public function __invoke(array $vars): void
    {
        try {
            $serviceId = Id::from($vars['serviceid'] ?? null);
            $service = $serviceId === null ? null : HostedService::find($serviceId);
            $editedFor = Id::from($vars['userid'] ?? null);
        } catch (\Throwable $failure) {
            Log::broken('The hook of edited services', $failure);

            return;
        }
        if ($service === null) {
            return;
        }
        $isMoved = $editedFor !== null && $editedFor !== $service->ownerId;
        $event = $isMoved ? 'owner_changed' : self::EVENTS[$service->status] ?? null;
        if ($event !== null) {
            EventReporter::service($event, $service->id, $service->ownerId);
        }
    }
}
