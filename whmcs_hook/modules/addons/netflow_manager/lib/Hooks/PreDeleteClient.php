<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Hooks;

use WHMCS\Module\Addon\NetflowManager\Api\Api;
use WHMCS\Module\Addon\NetflowManager\Api\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Api\Reply;
use WHMCS\Module\Addon\NetflowManager\Lifecycle\EventReporter;
use WHMCS\Module\Addon\NetflowManager\Module;
use WHMCS\Module\Addon\NetflowManager\Records\AccessRecord;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Id;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Log;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Settings;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * WHMCS is about to delete a client, and may still fail or be stopped. So nothing is deleted here: the client's records
 * are disabled, which can be undone, and each goes when ServiceDelete says that its service is gone.
 */
final class PreDeleteClient
{
    // Someone waits for the page, and a client may have thousands of services.
    private const LONGEST_SECONDS = 5;

    private int $disabled = 0;

    /**
     * The activity log names the number, since the deletion may fail afterwards, and says when not all are disabled.
     *
     * @param array<array-key, mixed> $vars `userid`
     */
    public function __invoke(array $vars): void
    {
        $clientId = Id::from($vars['userid'] ?? null);
        $settings = Settings::stored();
        if ($clientId === null || $settings->address === null || $settings->key === null) {
            return;
        }
        try {
            $api = Module::adminApi($settings, EventReporter::actor(), $settings->deadlineMs);
            $this->report($clientId, $this->disableAll($api, $clientId) ? null : 'It took too long.');
        } catch (ApiFailure $failure) {
            // After one failure the others would fail too.
            $this->report($clientId, $failure->getMessage());
        }
    }

    /**
     * @return bool false when the time was not enough
     *
     * @throws ApiFailure
     */
    private function disableAll(Api $api, int $clientId): bool
    {
        $end = microtime(true) + self::LONGEST_SECONDS;
        $enabled = ['client_id' => $clientId, 'enabled' => 'true'];
        foreach ($api->items(AccessRecord::LIST, $enabled, AccessRecord::listed(...)) as $record) {
            if (microtime(true) > $end) {
                return false;
            }
            // A broken record is shown to nobody and cannot be changed; one of another client was not asked for.
            // The change ends a review, as every PATCH does. Only an import leaves a record enabled and marked, and once
            // it is disabled nothing of it is shown; whoever enables it again saves it, which ends the review too.
            if ($record->isWhole && $record->clientId === $clientId) {
                $read = static fn (Reply $reply): AccessRecord => AccessRecord::of($reply, $record->serviceId);
                $api->call('PATCH', AccessRecord::path($record->serviceId), body: ['enabled' => false], read: $read);
                $this->disabled++;
            }
        }

        return true;
    }

    private function report(int $clientId, ?string $problem): void
    {
        $done = "Client {$clientId} is about to be deleted. Access records disabled: {$this->disabled}";
        if ($problem !== null) {
            Log::note("{$done}, not all. {$problem} The nightly reconciliation disables those whose services are gone.");
        } elseif ($this->disabled > 0) {
            Log::note(
                "{$done}. Each is deleted when WHMCS reports the deletion of its service; one that stays is marked"
                . ' "not in WHMCS" in the list: delete it there. If the client stays, enable them again.',
            );
        }
    }
}
