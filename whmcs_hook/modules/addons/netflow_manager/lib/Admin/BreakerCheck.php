<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Language;
use WHMCS\Module\Addon\NetflowManager\Module;
use WHMCS\Module\Addon\NetflowManager\Settings;
use WHMCS\Module\Addon\NetflowManager\Store\SharedStore;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Shows whether WHMCS is holding back its calls, and lets them pass again as soon as the API is known to work.
 */
final class BreakerCheck
{
    public function __construct(
        private readonly Settings $settings,
        private readonly Language $language,
    ) {
    }

    /**
     * @param bool $isApiUsable whether the API has just answered well: a pause is then ended
     *
     * @return list<Finding>
     */
    public function findings(bool $isApiUsable): array
    {
        $findings = [$this->memory()];
        foreach (Module::PURPOSES as $purpose) {
            $findings[] = $this->pause($purpose, $isApiUsable);
        }
        $findings[] = Finding::right(
            $this->language->text('check_deadlines'),
            $this->language->text('deadlines', [
                'page' => (string) $this->settings->deadlineMs,
                'mail' => (string) Module::MAIL_DEADLINE_MS,
            ]),
        );

        return $findings;
    }

    private function memory(): Finding
    {
        $label = $this->language->text('check_memory');
        if (SharedStore::kind() === SharedStore::NONE) {
            return Finding::wrong($label, $this->language->text('none'), $this->language->text('advice_memory'));
        }

        $kind = SharedStore::kind() === SharedStore::APCU ? 'memory_apcu' : 'memory_file';

        return Finding::right($label, $this->language->text($kind));
    }

    /** @param string $purpose one of `Module::PURPOSES` */
    public function pause(string $purpose, bool $isApiUsable): Finding
    {
        $breaker = Module::breaker($this->settings, $purpose);
        $state = $breaker->state();
        $label = $this->language->text('check_pause_' . $purpose);
        if ($state->isClosed()) {
            return Finding::right($label, $this->language->text('no_pause'));
        }
        if ($isApiUsable) {
            $breaker->close();

            return Finding::right($label, $this->language->text('pause_ended'));
        }
        $seconds = max(0, (int) ceil($state->openUntil - microtime(true)));

        return Finding::wrong(
            $label,
            $this->language->text($state->isRefused ? 'paused_refused' : 'paused', ['seconds' => (string) $seconds]),
            $this->language->text('advice_pause'),
        );
    }
}
