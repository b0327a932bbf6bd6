<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Module;
use WHMCS\Module\Addon\NetflowManager\Store\SharedStore;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Shows whether WHMCS is holding back its calls, and lets them pass again as soon as the API is known to work.
 */
final class BreakerCheck
{
    /**
     * @param bool $isApiUsable whether the API has just answered well: a pause is then ended
     *
     * @return list<Finding>
     */
    public static function findings(Visit $visit, bool $isApiUsable): array
    {
        $pauses = array_map(
            static fn (string $purpose): Finding => self::pause($visit, $purpose, $isApiUsable, $isApiUsable),
            Module::PURPOSES,
        );

        return [self::memory($visit->language->text(...)), ...$pauses];
    }

    /**
     * @param string $purpose     one of `Module::PURPOSES`
     * @param bool   $isAnswering whether the API has just answered: else a call is let pass, and may fail
     * @param bool   $isToEnd     whether a pause is ended
     */
    public static function pause(Visit $visit, string $purpose, bool $isAnswering, bool $isToEnd = false): Finding
    {
        $t = $visit->language->text(...);
        $breaker = Module::breaker($visit->settings, $purpose);
        $state = $breaker->state();
        $label = $t("check_pause_{$purpose}");
        if ($state->isClosed()) {
            return $isAnswering
                ? Finding::right($label, $t('no_pause'))
                : Finding::unknown($label, $t('no_pause_unknown'));
        }
        if ($isToEnd) {
            $breaker->close();

            return Finding::right($label, $t('pause_ended'));
        }
        $seconds = ['seconds' => (string) max(0, (int) ceil($state->openUntil - microtime(true)))];
        $found = $state->isRefused ? $t('paused_refused', $seconds) : $t('paused', $seconds);

        return Finding::wrong($label, $found, $t('advice_pause'));
    }

    private static function memory(\Closure $t): Finding
    {
        return match (SharedStore::kind()) {
            SharedStore::NONE => Finding::wrong($t('check_memory'), $t('none'), $t('advice_memory')),
            SharedStore::APCU => Finding::right($t('check_memory'), $t('memory_apcu')),
            default => Finding::right($t('check_memory'), $t('memory_file')),
        };
    }
}
