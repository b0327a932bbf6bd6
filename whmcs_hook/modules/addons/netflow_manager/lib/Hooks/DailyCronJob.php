<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Hooks;

use WHMCS\Module\Addon\NetflowManager\Api\Api;
use WHMCS\Module\Addon\NetflowManager\Api\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Module;
use WHMCS\Module\Addon\NetflowManager\Reconciliation\LastRun;
use WHMCS\Module\Addon\NetflowManager\Reconciliation\Missing;
use WHMCS\Module\Addon\NetflowManager\Reconciliation\Provisioning;
use WHMCS\Module\Addon\NetflowManager\Reconciliation\Reconciliation;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Log;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Settings;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The reconciliation at the end of WHMCS's daily run, and after it the records that rules of products ask for.
 *
 * Nobody watches, so the activity log says what an administrator has to know, and nothing while nothing differs. While
 * the addon is not set up, there is neither.
 */
final class DailyCronJob
{
    private const ACTOR = 'whmcs daily cron job';
    private const APPLY = 'Addons > NetFlow Manager > Rules > Apply to existing services.';

    /** @param mixed $vars nothing that is documented */
    public function __invoke(mixed $vars = null): void
    {
        $api = null;
        $isRefused = false;
        try {
            $settings = Settings::stored();
            if ($settings->address !== null && $settings->key !== null) {
                $api = Module::adminApi($settings, self::ACTOR);
                $isRefused = $this->reconcile($api);
            }
        } catch (\Throwable $failure) {
            if ($api !== null) {
                LastRun::remember(LastRun::FAILED, reason: ['reconciliation_stopped', []]);
            }
            Log::broken('The nightly reconciliation', $failure);
        }
        try {
            // After it, so that records of clients who have lost a service lend no login. A list that is refused as a
            // likely mistake makes no records either.
            if ($api !== null) {
                $settings->createsMissing && !$isRefused ? $this->createMissing($api) : $this->countMissing($api);
            }
        } catch (\Throwable $failure) {
            Log::broken('The nightly run of the rules', $failure);
        }
    }

    /** @return bool whether it was refused, because it would take away too much */
    private function reconcile(Api $api): bool
    {
        try {
            $done = Reconciliation::run($api);
            LastRun::remember(LastRun::DONE, $done);
            if ($done->changesSomething()) {
                Log::note("The nightly reconciliation found differences. {$done->summary()}.");
            }
        } catch (ApiFailure $failure) {
            $isRefused = Reconciliation::isTooDrastic($failure);
            $isRefused ? $this->refused($api) : $this->failed($failure);

            return $isRefused;
        }

        return false;
    }

    private function createMissing(Api $api): void
    {
        try {
            $done = Provisioning::run($api, isDryRun: false);
            Missing::remember($done->missing());
            $invalid = $done->counts['invalid_count'];
            if ($done->counts['created'] + $invalid > 0) {
                $why = $invalid > 0 ? ' Why: the dry run of each product under ' . self::APPLY : '';
                Log::note("The nightly run looked for missing records ({$done->summary()}).{$why}");
            }
        } catch (ApiFailure $failure) {
            Log::note(
                "The nightly run could not create missing records. {$failure->getMessage()} The next one tries again.",
            );
        }
    }

    /** For the dashboard; a number that is not known tonight is said with its time, so nobody need be told. */
    private function countMissing(Api $api): void
    {
        try {
            Missing::remember(Provisioning::hasRules($api) ? Provisioning::run($api, isDryRun: true)->missing() : 0);
        } catch (ApiFailure) {
            // The module log has the call.
        }
    }

    private function refused(Api $api): void
    {
        try {
            $preview = Reconciliation::preview($api);
        } catch (ApiFailure $failure) {
            $this->failed($failure);

            return;
        }
        LastRun::remember(LastRun::REFUSED, $preview);
        Log::note(
            'The nightly reconciliation changed nothing: it would disable or delete more than a fifth of the records.'
            . " It would do this: {$preview->summary()}. If that is right, confirm it under Addons > NetFlow Manager >"
            . ' Health > Reconciliation. Until then no missing records are created at night.',
        );
    }

    private function failed(ApiFailure $failure): void
    {
        LastRun::remember(LastRun::FAILED, reason: $failure->reason());
        Log::note(
            "The nightly reconciliation failed. {$failure->getMessage()} Run it under Addons > NetFlow Manager > Health"
            . ' > Reconciliation when this is fixed, or wait for the next night.',
        );
    }
}
