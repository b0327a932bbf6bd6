<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Lifecycle;

use WHMCS\Module\Addon\NetflowManager\Api\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Api\Reply;
use WHMCS\Module\Addon\NetflowManager\Module;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Administrator;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Id;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Log;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Service;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Settings;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Reports to the API what happened to a service or a client, in one call with little time: the hook of each event in its
 * table.
 *
 * What cannot be reported now is found by the nightly reconciliation; the activity log says so.
 */
final class EventReporter
{
    public const PATH = '/v1/service-events';
    private const MERGED = 'client_merged';
    // A service was edited by hand, which runs no hook of a module: its status or its owner may be another now.
    private const EDITED = 'edited';
    // Hook => event of the contract, then the keys of the service and its owner in what WHMCS gives the hook; of a
    // merge, which has no service, those of the client that is gone and of the one that is left.
    private const EVENTS = [
        'AfterModuleSuspend' => ['suspended', 'serviceid', 'userid'],
        'AfterModuleUnsuspend' => ['unsuspended', 'serviceid', 'userid'],
        'AfterModuleTerminate' => ['terminated', 'serviceid', 'userid'],
        'ServiceEdit' => [self::EDITED, 'serviceid', 'userid'],
        'ServiceDelete' => ['deleted', 'serviceid', 'clientId'],
        'AfterClientMerge' => [self::MERGED, 'fromUserID', 'toUserID'],
    ];
    private const OF_MODULES = 'AfterModule';
    // Of the other statuses there is no event; the nightly reconciliation brings them.
    private const OF_STATUS = [
        'Active' => 'unsuspended',
        'Suspended' => 'suspended',
        'Terminated' => 'terminated',
        'Cancelled' => 'terminated',
        'Fraud' => 'terminated',
    ];

    /** @var array<int, true> the services whose record was changed by a report of this request */
    private static array $changed = [];

    /**
     * @param array<array-key, mixed> $vars what WHMCS gives the hook
     * @param string                  $hook one of the table
     */
    public function __invoke(array $vars, string $hook): void
    {
        [$event, $first, $second] = self::EVENTS[$hook];
        $given = str_starts_with($hook, self::OF_MODULES) ? ModuleParameters::ofService($vars) : $vars;
        $id = Id::from($given[$first] ?? null);
        $clientId = Id::from($given[$second] ?? null);
        match (true) {
            $id === null => null,
            $event === self::MERGED => self::merge($id, $clientId),
            $event === self::EDITED => self::edited($id, $clientId),
            // The older name of the owner, where WHMCS does not give the newer one.
            default => self::service($event, $id, $clientId ?? Id::from($given['userid'] ?? null)),
        };
    }

    /** Whether this very request has changed the record of a service by a report, and so its entity tag. */
    public static function hasChanged(int $serviceId): bool
    {
        return isset(self::$changed[$serviceId]);
    }

    /** @param int|null $editedFor the owner when the page was opened, as far as WHMCS says */
    private static function edited(int $serviceId, ?int $editedFor): void
    {
        $service = Service::find($serviceId);
        $isMoved = $editedFor !== null && $editedFor !== $service?->ownerId;
        $event = $isMoved ? 'owner_changed' : self::OF_STATUS[$service?->status ?? ''] ?? null;
        if ($service !== null && $event !== null) {
            self::service($event, $serviceId, $service->ownerId);
        }
    }

    /** @param int|null $ownerId where the hook gives none, WHMCS's table is asked */
    private static function service(string $event, int $serviceId, ?int $ownerId): void
    {
        $ownerId ??= Service::find($serviceId)?->ownerId;
        if ($ownerId === null) {
            return;
        }
        $settings = Settings::stored();
        try {
            $reported = ['event' => $event, 'service_id' => $serviceId, 'client_id' => $ownerId];
            if (self::report($settings, $reported)) {
                self::$changed[$serviceId] = true;
            }
        } catch (ApiFailure $failure) {
            $limit = $event === 'deleted' ? ', but it disables the records of deleted services and deletes none' : '';
            Log::failed(
                'event',
                $failure,
                $settings,
                "Until this is fixed, changes of services are not reported (service {$serviceId}: {$event}, for example)."
                . " The nightly reconciliation will make up for it{$limit}.",
            );
        }
    }

    /** Merges are rare, and this one cannot be made up for: each failure is written to the activity log. */
    private static function merge(int $from, ?int $into): void
    {
        if ($into === null || $from === $into) {
            return;
        }
        try {
            $event = ['event' => self::MERGED, 'from_client_id' => $from, 'to_client_id' => $into];
            self::report(Settings::stored(), $event);
        } catch (ApiFailure $failure) {
            Log::note(
                "{$failure->getMessage()} The merge of client {$from} into client {$into} could not be reported. The"
                . ' nightly reconciliation would take the services for moved: records disabled, logins dropped.'
                . ' Report it before with POST /v1/service-events and {"event": "client_merged", "from_client_id":'
                . " {$from}, \"to_client_id\": {$into}}, or assign these records anew.",
            );
        }
    }

    /**
     * @param array<string, string|int> $event
     *
     * @return bool whether it concerned a record; while the addon is not set up, there is none
     *
     * @throws ApiFailure
     */
    private static function report(Settings $settings, array $event): bool
    {
        $read = static fn (Reply $reply): bool => $reply->members()->truth('applied');

        return Module::hookApi($settings, 'event', self::actor())
            ?->call('POST', self::PATH, body: $event, read: $read) ?? false;
    }

    /** Who acts, for the audit trail: nobody where the cron job or a client does. */
    public static function actor(): string
    {
        return Administrator::current()?->actor() ?? 'whmcs';
    }
}
