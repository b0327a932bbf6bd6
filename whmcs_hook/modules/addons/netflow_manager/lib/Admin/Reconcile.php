<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Api\Api;
use WHMCS\Module\Addon\NetflowManager\Api\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Reconciliation\LastRun;
use WHMCS\Module\Addon\NetflowManager\Reconciliation\Reconciliation;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Runs the reconciliation by hand: first as a dry run, and with a confirmation when it would take much away.
 */
final class Reconcile implements Page, Change
{
    public function show(Visit $visit): string
    {
        return $this->page($visit);
    }

    public function apply(Visit $visit): Outcome
    {
        $api = $visit->api();

        return match ($visit->input->text('mode')) {
            'run' => $this->run($visit, $api),
            'force' => $this->force($visit, $api),
            default => Outcome::page($this->page($visit, Reconciliation::preview($api))),
        };
    }

    private function run(Visit $visit, Api $api): Outcome
    {
        try {
            return $this->done(Reconciliation::run($api));
        } catch (ApiFailure $failure) {
            if (!Reconciliation::isTooDrastic($failure)) {
                throw $failure;
            }
        }

        return Outcome::page($this->page($visit, Reconciliation::preview($api), 'reconcile_too_drastic'));
    }

    private function force(Visit $visit, Api $api): Outcome
    {
        return $visit->input->flag('confirm')
            ? $this->done(Reconciliation::run($api, isForced: true))
            : Outcome::page($this->page($visit, Reconciliation::preview($api), 'reconcile_unconfirmed'));
    }

    private function done(Reconciliation $done): Outcome
    {
        LastRun::remember(LastRun::DONE, $done);

        return Outcome::done('reconcile', [], 'reconciled');
    }

    /**
     * @param Reconciliation|null $preview what a dry run found
     * @param string|null         $warning key of a text: why nothing was changed; the page then offers to go on all the same
     */
    private function page(Visit $visit, ?Reconciliation $preview = null, ?string $warning = null): string
    {
        return $visit->render('reconcile', [
            'last' => LastRun::stored(),
            'preview' => $preview,
            'warning' => $warning,
        ]);
    }
}
