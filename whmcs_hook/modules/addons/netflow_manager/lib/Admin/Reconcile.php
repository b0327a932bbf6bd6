<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Reconciliation\LastRun;
use WHMCS\Module\Addon\NetflowManager\Reconciliation\Reconciliation;
use WHMCS\Module\Addon\NetflowManager\Reconciliation\Report;

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
        $reconciliation = new Reconciliation($visit->api());

        return match ($visit->input->text('mode')) {
            'run' => $this->run($visit, $reconciliation),
            'force' => $this->force($visit, $reconciliation),
            default => Outcome::page($this->page($visit, $reconciliation->preview())),
        };
    }

    private function run(Visit $visit, Reconciliation $reconciliation): Outcome
    {
        try {
            return $this->done($reconciliation->run());
        } catch (ApiFailure $failure) {
            if (!Reconciliation::isTooDrastic($failure)) {
                throw $failure;
            }
        }

        return Outcome::page($this->page($visit, $reconciliation->preview(), 'reconcile_too_drastic'));
    }

    private function force(Visit $visit, Reconciliation $reconciliation): Outcome
    {
        return $visit->input->flag('confirm')
            ? $this->done($reconciliation->run(true))
            : Outcome::page($this->page($visit, $reconciliation->preview(), 'reconcile_unconfirmed'));
    }

    private function done(Report $report): Outcome
    {
        LastRun::remember(LastRun::DONE, $report);

        return Outcome::done('reconcile', [], 'reconciled');
    }

    /**
     * @param Report|null $preview what a dry run found
     * @param string|null $warning key of a text: why nothing was changed; the page then offers to go on all the same
     */
    private function page(Visit $visit, ?Report $preview = null, ?string $warning = null): string
    {
        return $visit->render('reconcile', [
            'last' => LastRun::stored(),
            'preview' => $preview,
            'warning' => $warning,
        ]);
    }
}
