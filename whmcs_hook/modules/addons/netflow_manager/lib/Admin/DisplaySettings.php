<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Failure\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Failure\Refused;
use WHMCS\Module\Addon\NetflowManager\Failure\Rejected;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The settings of the API: what clients see and what mails contain. Changes only what the administrator has changed.
 */
final class DisplaySettings implements Page, Change
{
    private const PATH = '/v1/settings';
    private const BROKEN = 'broken-settings';

    public function show(Visit $visit): string
    {
        try {
            return self::form($visit, SettingsValues::ofApi($visit->api()->get(self::PATH)->members()));
        } catch (Refused $refused) {
            return self::withoutScope($visit, $refused);
        } catch (Rejected $rejected) {
            if ($rejected->kind !== self::BROKEN) {
                throw $rejected;
            }

            // What is shown is not what is stored, so all of it is to be sent.
            return self::form($visit, SettingsValues::DEFAULTS, 'settings_broken', [], []);
        }
    }

    public function apply(Visit $visit): Outcome
    {
        $stated = SettingsValues::ofForm($visit->input);
        $before = SettingsValues::shownBy($visit->input);
        $unreadable = array_filter($stated, static fn (mixed $value): bool => json_encode($value) === false);
        if ($unreadable !== []) {
            $errors = array_map(static fn (): string => $visit->language->text('edit_not_text'), $unreadable);
            $values = $stated + ($before ?? []) + SettingsValues::DEFAULTS;

            return Outcome::page(self::form($visit, $values, 'settings_not_saved', $before ?? [], $errors));
        }
        try {
            $before ??= SettingsValues::ofApi($visit->api()->get(self::PATH)->members());
            $changes = SettingsValues::changes($stated, $before);
            if ($changes === []) {
                return Outcome::done('settings', [], 'settings_unchanged');
            }
            $visit->api()->change('PATCH', self::PATH, $changes);
        } catch (Refused $refused) {
            return Outcome::page(self::withoutScope($visit, $refused));
        } catch (ApiFailure $failure) {
            return Outcome::page(self::formAgain($visit, $stated, $before, $failure));
        }

        return Outcome::done('settings', [], 'settings_saved');
    }

    /**
     * @param array<string, mixed>         $stated
     * @param array<array-key, mixed>|null $before null: nothing was sent
     */
    private static function formAgain(Visit $visit, array $stated, ?array $before, ApiFailure $failure): string
    {
        $errors = [];
        foreach ($failure instanceof Rejected ? $failure->errors : [] as $place => $message) {
            // One status of the list is wrong: the box of the list says so.
            $errors[strtok((string) $place, '/') ?: ''] = $message;
        }
        $isUnknown = $before !== null && $failure->isOutcomeUnknown();
        $problem = $isUnknown ? 'outcome_unknown' : 'settings_not_saved';
        $before ??= [];
        $values = $stated + $before + SettingsValues::DEFAULTS;

        return self::form($visit, $values, $problem, $before, $errors + ['' => $failure->getMessage()]);
    }

    /**
     * @param array<string, mixed>         $values  what the form holds
     * @param string                       $problem key of a text
     * @param array<array-key, mixed>|null $shown   what a later change is compared with; null: `$values`
     * @param array<string, string>        $errors  member => message; '' is the form as a whole
     */
    private static function form(
        Visit $visit,
        array $values,
        string $problem = '',
        ?array $shown = null,
        array $errors = [],
    ): string {
        return $visit->render('settings', [
            'values' => $values,
            'shown' => json_encode((object) ($shown ?? $values), JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE),
            'problem' => $problem,
            'errors' => $errors,
        ]);
    }

    /** @throws Refused when it is the key itself that the API does not accept */
    private static function withoutScope(Visit $visit, Refused $refused): string
    {
        return $refused->getCode() === 403 ? $visit->render('settings_scope') : throw $refused;
    }
}
