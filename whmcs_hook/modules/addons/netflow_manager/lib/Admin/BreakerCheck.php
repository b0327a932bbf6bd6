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
        $t = $visit->language->text(...);
        $pauses = array_map(
            static fn (string $purpose): Finding => $isApiUsable
                ? self::ended($visit, $purpose)
                : self::pause($visit, $purpose, false),
            Module::PURPOSES,
        );

        return [self::memory($t), ...$pauses];
    }

    /**
     * @param string $purpose     one of `Module::PURPOSES`
     * @param bool   $isAnswering whether the API has just answered: else a call is let pass, and may fail
     */
    public static function pause(Visit $visit, string $purpose, bool $isAnswering): Finding
    {
        $t = $visit->language->text(...);
        $state = Module::breaker($visit->settings, $purpose)->state();
        $label = $t("check_pause_{$purpose}");
        if ($state->isClosed()) {
            return $isAnswering
                ? Finding::right($label, $t('no_pause'))
                : Finding::unknown($label, $t('no_pause_unknown'));
        }
        $seconds = ['seconds' => (string) max(0, (int) ceil($state->openUntil - microtime(true)))];
        $found = $state->isRefused ? $t('paused_refused', $seconds) : $t('paused', $seconds);

        return Finding::wrong($label, $found, $t('advice_pause'));
    }

    private static function ended(Visit $visit, string $purpose): Finding
    {
        $breaker = Module::breaker($visit->settings, $purpose);
        if ($breaker->state()->isClosed()) {
            return self::pause($visit, $purpose, true);
        }
        $breaker->close();
        $t = $visit->language->text(...);

        return Finding::right($t("check_pause_{$purpose}"), $t('pause_ended'));
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
