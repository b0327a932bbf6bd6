<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Api\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Api\Connection;
use WHMCS\Module\Addon\NetflowManager\Api\Measurement;
use WHMCS\Module\Addon\NetflowManager\Module;
use WHMCS\Module\Addon\NetflowManager\Page\Language;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Measures the way to the API with the limits of product pages and of mails.
 */
final class WayCheck
{
    // Anybody may request it, so no key goes along.
    private const PATH = '/readyz';

    /**
     * @param list<Finding> $findings
     * @param string        $problem why no answer came within the longer limit; empty with one
     */
    private function __construct(
        public readonly array $findings,
        public readonly string $problem,
    ) {
    }

    /** @throws ApiFailure Unreachable without the extension curl */
    public static function of(Visit $visit, Connection $connection): self
    {
        $findings = [];
        $limits = ['page' => $visit->settings->deadlineMs, 'mail' => Module::MAIL_DEADLINE_MS];
        foreach ($limits as $purpose => $limitMs) {
            $measured = $connection->measure(self::PATH, $limitMs);
            $findings[] = self::finding($measured, $purpose, $visit->language);
        }

        return new self($findings, $measured->problem?->in($visit->language) ?? '');
    }

    private static function finding(Measurement $measured, string $purpose, Language $language): Finding
    {
        $t = $language->text(...);
        $label = $t("check_way_{$purpose}");
        $values = [
            'connect' => sprintf('%.0f', $measured->connectMs ?? 0),
            'total' => sprintf('%.0f', $measured->totalMs),
            'limit' => (string) $measured->limitMs,
        ];
        $silent = $measured->silent === []
            ? ''
            : $t('way_silent', ['addresses' => implode(', ', $measured->silent)]);
        if ($measured->problem === null) {
            $found = trim("{$t('way_measured', $values)} {$silent}");

            return $silent === '' ? Finding::right($label, $found) : Finding::note($label, $found, $t('advice_silent'));
        }
        $way = $measured->connectMs === null ? 'way_not_connected' : 'way_connected';
        if ($measured->totalMs < $measured->limitMs) {
            // It was refused: nobody was silent, and a longer limit changes nothing.
            return Finding::wrong($label, "{$t($way, $values)} {$measured->problem->in($language)}", '');
        }
        $found = trim("{$t($way, $values)} {$silent}");

        return Finding::wrong($label, "{$found} {$measured->problem->in($language)}", $t("advice_way_{$purpose}"));
    }
}
