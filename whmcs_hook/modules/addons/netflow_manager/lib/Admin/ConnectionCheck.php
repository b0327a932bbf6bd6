<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Language;
use WHMCS\Module\Addon\NetflowManager\Settings;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Looks at everything that must be right for pages and mails, and says what to do where it is not.
 */
final class ConnectionCheck
{
    public function __construct(
        private readonly Settings $settings,
        private readonly Language $language,
        private readonly string $actor,
    ) {
    }

    /** @return list<Finding> in the order in which problems are to be solved */
    public function findings(): array
    {
        $php = new PhpCheck($this->language);
        $findings = [$this->address(), $this->key(), ...$php->findings($this->settings->address)];
        $isAccepted = false;
        if ($this->settings->address !== null) {
            $api = new ApiCheck($this->settings, $this->language, $this->actor);
            $findings = [...$findings, ...$api->findings($this->settings->address)];
            $isAccepted = $api->isUsable();
        }

        return [
            ...$findings,
            ...(new BreakerCheck($this->settings, $this->language))->findings($isAccepted),
            (new ReconciliationCheck($this->language))->finding(),
        ];
    }

    private function address(): Finding
    {
        $label = $this->language->text('check_address');
        if ($this->settings->address !== null) {
            return Finding::right($label, $this->settings->addressText);
        }

        return $this->settings->addressText === ''
            ? Finding::wrong($label, $this->language->text('not_set'), $this->language->text('advice_address_missing'))
            : Finding::wrong($label, $this->settings->addressText, $this->language->text('advice_address_wrong'));
    }

    private function key(): Finding
    {
        $label = $this->language->text('check_key');
        if ($this->settings->key === null) {
            return Finding::wrong(
                $label,
                $this->language->text('key_missing'),
                $this->language->text('advice_key_missing'),
            );
        }
        // The public part of a key, by which the API lists it; a mistyped key may have none.
        $hasId = preg_match('/\Anfm_([a-z0-9]{1,32})_/', $this->settings->key, $parts) === 1;

        return Finding::right($label, $this->language->text('key_set', ['id' => $hasId ? $parts[1] : '?']));
    }
}
