<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Admin\Records\UrlLogin;
use WHMCS\Module\Addon\NetflowManager\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\FailureKind;

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
    private const URL = 'default_netflow_url';

    public function show(Visit $visit): string
    {
        try {
            return self::form($visit, SettingsValues::ofApi($visit->api()->call('GET', self::PATH)->members()));
        } catch (ApiFailure $failure) {
            if ($failure->problemType() !== self::BROKEN) {
                return self::withoutScope($visit, $failure);
            }

            // What is shown is not what is stored, so all of it is to be sent.
            return self::form($visit, SettingsValues::DEFAULTS, 'settings_broken', []);
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

            return Outcome::page(self::form($visit, $values, 'settings_wrong', $before ?? [], ['errors' => $errors]));
        }
        try {
            $stored = self::stored($visit, $before);
            $before ??= $stored ?? [];
            $changes = SettingsValues::changes($stated, $before);
            $conflicts = $stored === null ? [] : SettingsValues::conflicts($stated, $before, $stored);
        } catch (ApiFailure $failure) {
            return Outcome::page(self::formAgain($visit, $stated, $before ?? [], $failure, 'settings_not_saved'));
        }
        if ($changes === []) {
            return Outcome::done('settings', [], 'settings_unchanged');
        }

        return $conflicts === []
            ? self::change($visit, $stated, $before, $changes)
            : Outcome::page(self::outdated($visit, array_intersect_key($stated, $changes), $stored, $conflicts));
    }

    /**
     * @param array<string, mixed>    $stated
     * @param array<array-key, mixed> $before
     * @param array<string, mixed>    $changes
     */
    private static function change(Visit $visit, array $stated, array $before, array $changes): Outcome
    {
        try {
            $visit->api()->call('PATCH', self::PATH, body: $changes);
        } catch (ApiFailure $failure) {
            $problem = $failure->isOutcomeUnknown ? 'outcome_unknown' : 'settings_not_saved';

            return Outcome::page(self::formAgain($visit, $stated, $before, $failure, $problem));
        }

        return Outcome::done('settings', [], 'settings_saved');
    }

    /**
     * @param array<array-key, mixed>|null $before null: nothing was sent
     *
     * @return array<string, mixed>|null null when they are broken and the form knows it or does not need them
     *
     * @throws ApiFailure
     */
    private static function stored(Visit $visit, ?array $before): ?array
    {
        try {
            return SettingsValues::ofApi($visit->api()->call('GET', self::PATH)->members());
        } catch (ApiFailure $failure) {
            return $failure->problemType() === self::BROKEN && $before !== null ? null : throw $failure;
        }
    }

    /**
     * Somebody else has changed the same settings: what was typed stays, what is stored stands beside it, and saving
     * again replaces it.
     *
     * @param array<string, mixed> $typed     what this form changes
     * @param array<string, mixed> $stored
     * @param list<string>         $conflicts
     */
    private static function outdated(Visit $visit, array $typed, array $stored, array $conflicts): string
    {
        $now = [];
        foreach ($conflicts as $name) {
            $words = SettingsValues::inWords($visit->language, $name, $stored[$name]);
            $now[$name] = $visit->language->text('edit_stored_now', ['value' => $words]);
        }

        return self::form($visit, $typed + $stored, 'settings_outdated', $stored, ['now' => $now]);
    }

    /**
     * @param array<string, mixed>    $stated
     * @param array<array-key, mixed> $before
     */
    private static function formAgain(
        Visit $visit,
        array $stated,
        array $before,
        ApiFailure $failure,
        string $problem,
    ): string {
        if ($failure->kind === FailureKind::KeyRefused) {
            return self::withoutScope($visit, $failure);
        }
        $errors = [];
        foreach ($failure->errors as $place => $message) {
            // One status of the list is wrong: the box of the list says so.
            $errors[strtok((string) $place, '/') ?: ''] = $message;
        }
        // What is wrong with fields stands beside them; the API's headline of it says no more.
        $isAboutFields = array_intersect_key($errors, SettingsValues::DEFAULTS) !== [];
        $marks = ['errors' => $isAboutFields ? $errors : $errors + ['' => $failure->getMessage()]];
        $problem = $isAboutFields ? 'settings_wrong' : $problem;

        return self::form($visit, $stated + $before + SettingsValues::DEFAULTS, $problem, $before, $marks);
    }

    /**
     * @param array<string, mixed>         $values  what the form holds
     * @param string                       $problem key of a text
     * @param array<array-key, mixed>|null $shown   what a later change is compared with; null: `$values`
     * @param array<string, array<string, string>> $marks `errors` and what is stored `now`: member => text; the error
     *                                                    of '' is about the form as a whole
     */
    private static function form(
        Visit $visit,
        array $values,
        string $problem = '',
        ?array $shown = null,
        array $marks = [],
    ): string {
        $url = $values[self::URL];
        // What is stored has no login in it: only what was typed may.
        $showable = $url === (($shown ?? $values)[self::URL] ?? null) ? $url : UrlLogin::removedFrom($url);
        if ($showable !== $url) {
            $values[self::URL] = $showable;
            $notice = $visit->language->text('edit_url_login_dropped');
            $marks['errors'][self::URL] = trim(($marks['errors'][self::URL] ?? '') . ' ' . $notice);
        }

        return $visit->render('settings', $marks + [
            'values' => $values,
            'shown' => json_encode((object) ($shown ?? $values), JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE),
            'problem' => $problem,
            'errors' => [],
            'now' => [],
        ]);
    }

    /** @throws ApiFailure unless the key only lacks the scope for settings */
    private static function withoutScope(Visit $visit, ApiFailure $failure): string
    {
        return $failure->isMissingScope() ? $visit->render('settings_scope') : throw $failure;
    }
}
