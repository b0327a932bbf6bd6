<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Lifecycle;

use WHMCS\Module\Addon\NetflowManager\Administrator;
use WHMCS\Module\Addon\NetflowManager\Failure\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\HostedService;
use WHMCS\Module\Addon\NetflowManager\Id;
use WHMCS\Module\Addon\NetflowManager\Log;
use WHMCS\Module\Addon\NetflowManager\Members;
use WHMCS\Module\Addon\NetflowManager\Module;
use WHMCS\Module\Addon\NetflowManager\Settings;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Tells the API what happened to a service or a client, in one call with little time.
 *
 * It never throws. What cannot be told now is found by the nightly reconciliation; the activity log says so.
 */
final class EventReporter
{
    private const PATH = '/v1/service-events';

    /** @var array<int, true> the services whose record was changed by a report of this request */
    private static array $changed = [];

    /**
     * @param string $event   of the contract: suspended, unsuspended, terminated, deleted or owner_changed
     * @param mixed  $ownerId as a hook gives it; where it gives none, WHMCS's table is asked
     *
     * @return bool false when the API should know of it and does not
     */
    public static function service(string $event, mixed $serviceId, mixed $ownerId): bool
    {
        try {
            $service = Id::from($serviceId);
            $owner = Id::from($ownerId) ?? ($service === null ? null : HostedService::find($service)?->ownerId);
            if ($service === null || $owner === null) {
                return true;
            }

            return self::tellOfService($event, $service, $owner);
        } catch (\Throwable $failure) {
            Log::broken('The report of a service event', $failure);
        }

        return false;
    }

    /** One client was merged into another. Merges are rare and this one cannot be made up for: each failure is told. */
    public static function merge(mixed $fromId, mixed $intoId): void
    {
        try {
            $from = Id::from($fromId);
            $into = Id::from($intoId);
            if ($from !== null && $into !== null && $from !== $into) {
                $event = ['event' => 'client_merged', 'from_client_id' => $from, 'to_client_id' => $into];
                self::tell(Settings::stored(), $event);
            }
        } catch (ApiFailure $failure) {
            Log::note(
                "{$failure->getMessage()} The merge of client {$from} into client {$into} could not be reported. The"
                . ' nightly reconciliation would take the services for moved: records disabled, logins dropped.'
                . ' Report it before with POST /v1/service-events and {"event": "client_merged", "from_client_id":'
                . " {$from}, \"to_client_id\": {$into}}, or assign these records anew.",
            );
        } catch (\Throwable $failure) {
            Log::broken('The report of a client merge', $failure);
        }
    }

    /** Whether this very request has changed the record of a service by a report, and so its entity tag. */
    public static function hasChanged(int $serviceId): bool
    {
        return isset(self::$changed[$serviceId]);
    }

    private static function tellOfService(string $event, int $serviceId, int $ownerId): bool
    {
        $settings = Settings::stored();
        try {
            $told = ['event' => $event, 'service_id' => $serviceId, 'client_id' => $ownerId];
            if (self::tell($settings, $told)) {
                self::$changed[$serviceId] = true;
            }

            return true;
        } catch (ApiFailure $failure) {
            $limit = $event === 'deleted' ? ', but it disables the records of deleted services and deletes none' : '';
            Log::failed(
                'event',
                $failure,
                $settings,
                "Until this is mended, changes of services are not reported (service {$serviceId}: {$event}, for example)."
                . " The nightly reconciliation will make up for it{$limit}.",
            );
        }

        return false;
    }

    /**
     * @param array<string, string|int> $event
     *
     * @return bool whether it concerned a record; while the addon is not set up, there is none
     *
     * @throws ApiFailure
     */
    private static function tell(Settings $settings, array $event): bool
    {
        return Module::eventApi($settings, self::actor())
            ?->post(self::PATH, $event, static fn (Members $answer): bool => $answer->truth('applied')) ?? false;
    }

    /** Who acts, for the audit trail: nobody where the cron job or a client does. */
    public static function actor(): string
    {
        return Administrator::current()?->actor() ?? 'whmcs';
    }
}
