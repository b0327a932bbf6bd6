<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Lifecycle;

use WHMCS\Module\Addon\NetflowManager\Api\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Api\Deadline;
use WHMCS\Module\Addon\NetflowManager\Api\Reply;
use WHMCS\Module\Addon\NetflowManager\Module;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Id;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Log;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Service;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Services;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Settings;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Reports to the API which services are new or have another product, so that a rule of the product gives each its record.
 *
 * WHMCS runs the hook of an order before it creates the services of it. Those whose module is yet to run are left to the
 * hook of the module, because it sets their addresses; products without a module run no such hook.
 */
final class NewServices
{
    private const ORDER = 'AcceptOrder';
    // Hook => event of the contract.
    private const EVENTS = [
        'AfterModuleCreate' => 'created',
        'AfterModuleChangePackage' => 'package_changed',
        self::ORDER => 'created',
    ];
    private const MOST_NAMED = 10;
    private const REMEDY = 'apply the rule under Addons > NetFlow Manager > Rules.';

    /** @var array<string, true> the reports of this request that the API has answered: others would be answered the same */
    private static array $answered = [];

    /**
     * @param array<array-key, mixed> $vars what WHMCS gives the hook
     * @param string                  $hook one of the table
     */
    public function __invoke(array $vars, string $hook): void
    {
        $settings = Settings::stored();
        $deadline = Deadline::in(Module::MAIL_DEADLINE_MS);
        $ids = self::services($vars, $hook);
        foreach ($ids as $at => $id) {
            try {
                self::report($settings, self::EVENTS[$hook], $id, $deadline);
            } catch (ApiFailure $failure) {
                Log::failed('new-service', $failure, $settings, 'New services that were not reported: '
                    . self::named(array_slice($ids, $at)) . '. The rule of their product gives them no record, nor any'
                    . ' other new service until this is fixed. "Create missing records every night", where it is on, will'
                    . ' make up for it. Where it is off: ' . self::REMEDY);

                return;
            }
        }
    }

    /**
     * Reports one service, unless the same was reported in this request. A service whose record would break a rule of a
     * member gets none: the activity log says which member.
     *
     * @param string $event of the contract
     *
     * @return bool whether it was reported now
     *
     * @throws ApiFailure when the API could not be asked, or refused the key
     */
    public static function report(Settings $settings, string $event, int $serviceId, Deadline $deadline): bool
    {
        $service = Service::find($serviceId, Service::COLUMNS_OF_RULES);
        $actor = EventReporter::actor();
        $api = Module::hookApi($settings, 'event', $actor, deadlineMs: $deadline->leftMs());
        $facts = $service?->productId === null ? [] : $service->factsForRule();
        $key = hash('sha256', serialize($facts));
        if ($facts === [] || $api === null || isset(self::$answered[$key])) {
            return false;
        }
        try {
            $read = static fn (Reply $reply): bool => $reply->members()->truth('applied');
            $api->call('POST', EventReporter::PATH, body: ['event' => $event, ...$facts], read: $read);
        } catch (ApiFailure $failure) {
            if (!$failure->isAboutTheRequest()) {
                throw $failure;
            }
            self::noteRefusal($failure, $serviceId);
        }
        self::$answered[$key] = true;

        return true;
    }

    /**
     * @param array<array-key, mixed> $vars
     *
     * @return list<int>
     */
    private static function services(array $vars, string $hook): array
    {
        if ($hook !== self::ORDER) {
            return array_values(array_filter([Id::from(ModuleParameters::ofService($vars)['serviceid'] ?? null)]));
        }
        $orderId = Id::from($vars['orderid'] ?? null);

        return $orderId === null ? [] : Services::idsOfOrder($orderId);
    }

    private static function noteRefusal(ApiFailure $failure, int $serviceId): void
    {
        $reasons = $failure->errors === [] ? " {$failure->getMessage()}" : '';
        foreach ($failure->errors as $member => $message) {
            $reasons .= " Member: {$member}. {$message}";
        }
        $note = $failure->errors === [] ? '' : " {$failure->requestNote}";
        Log::note("Service {$serviceId} got no record by the rule of its product.{$reasons} Change the service or the rule, then " . self::REMEDY . $note);
    }

    /** @param list<int> $ids */
    private static function named(array $ids): string
    {
        return implode(', ', array_slice($ids, 0, self::MOST_NAMED)) . (count($ids) > self::MOST_NAMED ? ', …' : '');
    }
}
