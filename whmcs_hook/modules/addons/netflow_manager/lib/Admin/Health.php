<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Reconciliation\LastRun;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Settings;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Checks everything that must be right for pages and mails, and says what to do where it is not.
 */
final class Health implements Page
{
    // A night may be left out when the cron job is late; two are a fault.
    private const RECENT_SECONDS = 180000;

    public function show(Visit $visit): string
    {
        $mails = MailTemplateCheck::findings($visit->language->text(...));

        return $visit->render('health', ['findings' => [...self::findings($visit), ...$mails]]);
    }

    /** @return list<Finding> in the order in which problems are to be solved */
    public static function findings(Visit $visit): array
    {
        $t = $visit->language->text(...);
        $address = $visit->settings->address;
        $api = $address === null ? null : ApiCheck::of($visit, $address);

        return [
            self::address($visit->settings, $t),
            self::key($visit->settings, $t),
            ...PhpCheck::findings($address, $t),
            ...($api->findings ?? []),
            ...BreakerCheck::findings($visit, $api->isUsable ?? false),
            self::reconciliation($t),
        ];
    }

    private static function address(Settings $settings, \Closure $t): Finding
    {
        return match (true) {
            $settings->address !== null => Finding::right($t('check_address'), $settings->addressText),
            $settings->addressText === ''
                => Finding::wrong($t('check_address'), $t('not_set'), $t('advice_address_missing')),
            default => Finding::wrong($t('check_address'), $settings->addressText, $t('advice_address_wrong')),
        };
    }

    private static function key(Settings $settings, \Closure $t): Finding
    {
        if ($settings->key === null) {
            return Finding::wrong($t('check_key'), $t('key_missing'), $t('advice_key_missing'));
        }
        // The public part of a key, by which the API lists it; a mistyped key may have none.
        $hasId = preg_match('/\Anfm_([a-z0-9]{1,32})_/', $settings->key, $parts) === 1;

        return Finding::right($t('check_key'), $t('key_set', ['id' => $hasId ? $parts[1] : '?']));
    }

    /** Whether the nightly reconciliation runs, and whether it did what it should. */
    private static function reconciliation(\Closure $t): Finding
    {
        $last = LastRun::stored();
        if ($last === null) {
            return Finding::unknown($t('reconcile_title'), $t('reconciliation_never'));
        }
        $found = $t("reconciliation_{$last->outcome}", $last->values());
        $isLate = time() - $last->at > self::RECENT_SECONDS;

        return match (true) {
            $last->outcome !== LastRun::DONE => Finding::wrong(
                $t('reconcile_title'),
                trim("{$found} {$t($last->detail, $last->detailValues)}"),
                $t("advice_reconciliation_{$last->outcome}"),
            ),
            $isLate => Finding::wrong($t('reconcile_title'), $found, $t('advice_reconciliation_late')),
            default => Finding::right($t('reconcile_title'), $found),
        };
    }
}
