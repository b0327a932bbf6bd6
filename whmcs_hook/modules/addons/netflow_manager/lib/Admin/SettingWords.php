<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Page\Language;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Settings in the administrator's language. What it has no text for is shown as the API names it.
 */
final class SettingWords
{
    public function __construct(private readonly Language $language)
    {
    }

    /**
     * @param array<string, mixed> $setting as in a `SettingsForm`
     *
     * @return array<string, mixed> the variables of the template `field` that are words
     */
    public function of(string $name, array $setting, mixed $value): array
    {
        $own = "setting_{$name}";
        $member = preg_replace('/\Ashow_/', 'field_', $name);
        [$label, $help] = match (true) {
            $this->language->has($own) => [$this->language->text($own), $this->text("{$own}_help", '')],
            // A switch that shows a member of the record is named after the member.
            $member !== $name && $this->language->has($member) => [
                "{$this->language->text('setting_show')} {$this->language->text($member)}",
                $this->language->text('setting_show_help'),
            ],
            default => [$name, $setting['description']],
        };

        return [
            'label' => $label,
            'help' => $help,
            'warning' => $this->text($value === [] ? "{$own}_none" : "{$own}_warning", ''),
            'choices' => $this->choices($name, $setting['choices']),
        ];
    }

    /** @param array<string, mixed> $setting as in a `SettingsForm` */
    public function storedNow(string $name, array $setting): string
    {
        $value = $setting['value'];
        $labels = $this->choices($name, $setting['choices']);
        $words = match (true) {
            is_bool($value) => $this->language->text($value ? 'yes' : 'no'),
            $value === '', $value === [] => '–',
            default => implode(', ', array_map(static fn (string $one): string => $labels[$one] ?? $one, (array) $value)),
        };

        return $this->language->text('edit_stored_now', ['value' => $words]);
    }

    /**
     * @param list<string> $choices
     *
     * @return array<string, string> choice => label
     */
    private function choices(string $name, array $choices): array
    {
        $label = fn (string $choice): string
            => $this->text("setting_{$name}_{$choice}", $this->language->status($choice));

        return array_combine($choices, array_map($label, $choices));
    }

    private function text(string $key, string $otherwise): string
    {
        return $this->language->has($key) ? $this->language->text($key) : $otherwise;
    }
}
