<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Language;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * What the key of the addon may do, and what does not work without each scope that it lacks.
 */
final class ScopeCheck
{
    private const FOR_CLIENTS = ['render', 'mail'];
    /** Scope => its name in keys of the language file. */
    private const FOR_ADDON = [
        'render' => 'render',
        'mail' => 'mail',
        'records:read' => 'records_read',
        'records:write' => 'records_write',
        'lifecycle' => 'lifecycle',
        'admin' => 'admin',
    ];

    /** @param list<string> $scopes of the key */
    public function __construct(
        private readonly array $scopes,
        private readonly Language $language,
    ) {
    }

    /** Whether product pages and mails get what they need. */
    public function isEnoughForClients(): bool
    {
        return array_diff(self::FOR_CLIENTS, $this->scopes) === [];
    }

    /** @return list<Finding> */
    public function findings(): array
    {
        $label = $this->language->text('check_scopes');
        $found = $this->scopes === [] ? $this->language->text('none') : implode(', ', $this->scopes);
        $missing = array_diff_key(self::FOR_ADDON, array_flip($this->scopes));
        if ($missing === []) {
            return [Finding::right($label, $found), ...$this->reveal()];
        }
        $lacks = array_map(fn (string $name): string => $this->language->text("lacks_{$name}"), $missing);
        $advice = $this->language->text('advice_scopes', ['missing' => implode(', ', array_keys($missing))]);

        return [Finding::wrong($label, $found, implode(' ', [$advice, ...array_values($lacks)])), ...$this->reveal()];
    }

    /** @return list<Finding> a key in WHMCS's database that reads every password is more than the addon asks for */
    private function reveal(): array
    {
        return in_array('reveal', $this->scopes, true) ? [Finding::note(
            $this->language->text('check_reveal'),
            $this->language->text('reveal_given'),
            $this->language->text('advice_reveal'),
        )] : [];
    }
}
