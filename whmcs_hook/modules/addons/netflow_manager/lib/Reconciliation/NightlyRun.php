<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Reconciliation;

use WHMCS\Module\Addon\NetflowManager\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Log;
use WHMCS\Module\Addon\NetflowManager\Module;
use WHMCS\Module\Addon\NetflowManager\Settings;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The reconciliation of every night: nobody watches, so the activity log says what an administrator has to know, and
 * nothing while nothing differs.
 */
final class NightlyRun
{
    private const ACTOR = 'whmcs daily cron job';

    /** Does nothing while the addon is not set up. Throws what the database throws. */
    public static function start(): void
    {
        $settings = Settings::stored();
        if ($settings->address === null || $settings->key === null) {
            return;
        }
        try {
            self::reconcile(new Reconciliation(Module::adminApi($settings, self::ACTOR)));
        } catch (\Throwable $failure) {
            LastRun::remember(LastRun::FAILED, null, 'It stopped in WHMCS. The activity log says where.');

            throw $failure;
        }
    }

    private static function reconcile(Reconciliation $reconciliation): void
    {
        try {
            self::succeeded($reconciliation->run());
        } catch (ApiFailure $failure) {
            Reconciliation::isTooDrastic($failure) ? self::refused($reconciliation) : self::failed($failure);
        }
    }

    private static function succeeded(Report $report): void
    {
        LastRun::remember(LastRun::DONE, $report);
        if ($report->changesSomething()) {
            Log::note("The nightly reconciliation found differences. {$report->summary()}.");
        }
    }

    private static function refused(Reconciliation $reconciliation): void
    {
        try {
            $report = $reconciliation->preview();
        } catch (ApiFailure $failure) {
            self::failed($failure);

            return;
        }
        LastRun::remember(LastRun::REFUSED, $report);
        Log::note(
            'The nightly reconciliation changed nothing: it would disable or delete more than a fifth of the records.'
            . " It would do this: {$report->summary()}. If that is right, confirm it under Addons > NetFlow Manager >"
            . ' Health > Reconciliation.',
        );
    }

    private static function failed(ApiFailure $failure): void
    {
        LastRun::remember(LastRun::FAILED, null, $failure->getMessage());
        Log::note(
            "The nightly reconciliation failed. {$failure->getMessage()} Run it under Addons > NetFlow Manager > Health"
            . ' > Reconciliation when this is fixed, or wait for the next night.',
        );
    }
}
