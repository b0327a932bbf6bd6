<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Lifecycle;

use WHMCS\Module\Addon\NetflowManager\Api\ApiFailure;
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
 * Products without a module run no hook of modules: their services are reported when the order is accepted.
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

    /**
     * @param array<array-key, mixed> $vars what WHMCS gives the hook
     * @param string                  $hook one of the table
     */
    public function __invoke(array $vars, string $hook): void
    {
        $settings = Settings::stored();
        $params = (array) ($vars['params'] ?? []);
        $ids = $hook === self::ORDER
            ? Services::idsOfOrder(Id::from($vars['orderid'] ?? null) ?? 0)
            : [Id::from($params['serviceid'] ?? null)];
        try {
            foreach (array_filter($ids) as $id) {
                self::report($settings, self::EVENTS[$hook], $id);
            }
        } catch (ApiFailure $failure) {
            Log::failed('event', $failure, $settings, self::consequence($id));
        }
    }

    /**
     * Reports one service.
     *
     * @param string $event      of the contract
     * @param int    $deadlineMs milliseconds that the call may take
     *
     * @return bool whether it got a record by that. A service whose record would break a rule gets none: the activity
     *              log says which member.
     *
     * @throws ApiFailure when the API could not be asked, or refused the key
     */
    public static function report(
        Settings $settings,
        string $event,
        int $serviceId,
        int $deadlineMs = Module::MAIL_DEADLINE_MS,
    ): bool {
        $service = Service::find($serviceId, Service::COLUMNS_OF_RULES);
        $api = Module::hookApi($settings, 'event', EventReporter::actor(), deadlineMs: $deadlineMs);
        if ($service?->productId === null || $api === null) {
            return false;
        }
        try {
            return $api->call(
                'POST',
                EventReporter::PATH,
                body: ['event' => $event, ...$service->factsForRule()],
                read: static fn (Reply $reply): bool => $reply->members()->truth('applied'),
            );
        } catch (ApiFailure $failure) {
            if (!$failure->isAboutTheRequest()) {
                throw $failure;
            }
            $members = implode(', ', array_keys($failure->errors));
            Log::note("{$failure->getMessage()} " . self::consequence($serviceId) . ($members === '' ? '' : " Member: {$members}."));

            return false;
        }
    }

    private static function consequence(int $serviceId): string
    {
        return "Service {$serviceId} got no record by the rule of its product. \"Create missing records every night\", where"
            . ' it is on, will make up for it.';
    }
}
