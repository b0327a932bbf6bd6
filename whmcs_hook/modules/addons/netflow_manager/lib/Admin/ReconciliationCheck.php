<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Language;
use WHMCS\Module\Addon\NetflowManager\Reconciliation\LastRun;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Shows whether the nightly reconciliation runs, and whether it did what it should.
 */
final class ReconciliationCheck
{
    // A night may be left out when the cron job is late; two are a fault.
    private const RECENT_SECONDS = 180000;

    public function __construct(private readonly Language $language)
    {
    }

    public function finding(): Finding
    {
        $label = $this->language->text('check_reconciliation');
        $last = LastRun::stored();
        if ($last === null) {
            return Finding::unknown($label, $this->language->text('reconciliation_never'));
        }
        $found = $this->language->text("reconciliation_{$last->outcome}", [
            'at' => gmdate('Y-m-d H:i', $last->at) . ' UTC',
            'services' => (string) ($last->counts['services'] ?? 0),
        ]);
        if ($last->outcome !== LastRun::DONE) {
            return Finding::wrong($label, trim("{$found} {$last->detail}"), $this->advice($last->outcome));
        }

        return time() - $last->at > self::RECENT_SECONDS
            ? Finding::wrong($label, $found, $this->advice('late'))
            : Finding::right($label, $found);
    }

    private function advice(string $what): string
    {
        return $this->language->text("advice_reconciliation_{$what}");
    }
}
