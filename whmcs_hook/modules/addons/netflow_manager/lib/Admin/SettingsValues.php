<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Input;
use WHMCS\Module\Addon\NetflowManager\Language;
use WHMCS\Module\Addon\NetflowManager\Members;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The settings of the API as a form shows and sends them: switches, choices, texts and a set of statuses.
 */
final class SettingsValues
{
    public const STATUSES = ['Pending', 'Active', 'Suspended', 'Terminated', 'Cancelled', 'Fraud', 'Completed'];
    public const CHOICES = ['email_password' => ['include', 'omit'], 'on_terminate' => ['disable', 'delete', 'keep']];
    /** The switches that show a member of the record in the section, the password aside, and their defaults. */
    public const SHOWN_SWITCHES = ['show_username' => true, 'show_group' => true, 'show_ip_address' => true];
    private const SWITCHES = [
        'client_area_enabled' => true,
        ...self::SHOWN_SWITCHES,
        'show_password' => false,
        'client_password_page' => false,
    ];
    private const TEXTS = ['default_netflow_url', 'section_title', 'button_label'];
    private const SHOWN = 'shown';

    /** What an installation has that never changed anything: shown when the stored settings cannot be trusted. */
    public const DEFAULTS = [
        'default_netflow_url' => 'https://netflow.myownserver.net/',
        'section_title' => '',
        'button_label' => '',
        ...self::SWITCHES,
        'email_password' => 'include',
        'on_terminate' => 'disable',
        'visible_statuses' => ['Active'],
    ];

    /** @return array<string, mixed> member => text, bool or list of statuses; a blank text stands for the default */
    public static function ofApi(Members $settings): array
    {
        $values = ['visible_statuses' => self::sorted($settings->texts('visible_statuses'))];
        foreach (self::TEXTS as $name) {
            $values[$name] = $settings->textOrNull($name) ?? '';
        }
        foreach (array_keys(self::CHOICES) as $name) {
            $values[$name] = $settings->text($name);
        }
        foreach (array_keys(self::SWITCHES) as $name) {
            $values[$name] = $settings->truth($name);
        }

        return $values;
    }

    /**
     * A box that is not ticked is not sent, so its absence means "off" only when the whole form came.
     *
     * @return array<string, mixed> the members that the form states
     */
    public static function ofForm(Input $input): array
    {
        $values = [];
        foreach ([...self::TEXTS, ...array_keys(self::CHOICES)] as $name) {
            if ($input->has($name)) {
                $values[$name] = trim($input->text($name));
            }
        }
        $isWhole = $input->has(self::SHOWN) || count($values) === count(self::TEXTS) + count(self::CHOICES);
        foreach (array_keys(self::SWITCHES) as $name) {
            if ($isWhole || $input->has($name)) {
                $values[$name] = $input->flag($name);
            }
        }
        $statuses = $input->texts('visible_statuses');
        if ($isWhole || $statuses !== []) {
            $values['visible_statuses'] = self::sorted($statuses);
        }

        return $values;
    }

    /**
     * What the form showed before it was changed. Comparing with it, and not with what is stored now, keeps a form
     * that was open for long from taking back what somebody else has changed meanwhile.
     *
     * @return array<array-key, mixed>|null null when the form does not say
     */
    public static function shownBy(Input $input): ?array
    {
        $shown = json_decode($input->text(self::SHOWN), true, 4);

        return is_array($shown) ? $shown : null;
    }

    /**
     * @param array<string, mixed>    $stated
     * @param array<array-key, mixed> $before
     *
     * @return array<string, mixed> the members of a merge patch: only what is different
     */
    public static function changes(array $stated, array $before): array
    {
        $changes = self::different($stated, $before);
        foreach (['section_title', 'button_label'] as $name) {
            if (($changes[$name] ?? null) === '') {
                $changes[$name] = null;
            }
        }

        return $changes;
    }

    /**
     * @param array<string, mixed>    $stated
     * @param array<array-key, mixed> $before what the form showed
     * @param array<string, mixed>    $stored what there is now
     *
     * @return list<string> the members that the form changes and somebody else has changed to something else
     */
    public static function conflicts(array $stated, array $before, array $stored): array
    {
        $typed = self::different(self::different($stated, $before), $stored);

        return array_keys(array_intersect_key($typed, self::different($stored, $before)));
    }

    /** @param mixed $value of one member, as `ofApi` gives it */
    public static function inWords(Language $language, string $name, mixed $value): string
    {
        return match (true) {
            is_bool($value) => $language->text($value ? 'yes' : 'no'),
            $value === '', $value === [] => '–',
            is_array($value) => implode(', ', array_map(
                static fn (string $status): string => $language->text('status_' . strtolower($status)),
                $value,
            )),
            isset(self::CHOICES[$name]) => $language->text("setting_{$name}_{$value}"),
            default => (string) $value,
        };
    }

    /**
     * @param array<string, mixed>    $values
     * @param array<array-key, mixed> $others
     *
     * @return array<string, mixed> the values that are not the same in the others
     */
    private static function different(array $values, array $others): array
    {
        return array_filter(
            $values,
            static fn (mixed $value, string $name): bool => $value !== ($others[$name] ?? null),
            ARRAY_FILTER_USE_BOTH,
        );
    }

    /**
     * @param list<string> $statuses
     *
     * @return list<string> in the order of the form, without those that WHMCS does not have
     */
    private static function sorted(array $statuses): array
    {
        return array_values(array_intersect(self::STATUSES, $statuses));
    }
}
