<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Api\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Api\FailureKind;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The settings of the API: what clients see and what mails contain. Changes only what the administrator has changed.
 */
final class DisplaySettings implements Page, Change
{
    public function show(Visit $visit): string
    {
        try {
            $form = SettingsForm::stored($visit->api());
        } catch (ApiFailure $failure) {
            return self::withoutScope($visit, $failure);
        }

        return self::html($visit, $form, $form->etag === null ? 'settings_broken' : '');
    }

    public function apply(Visit $visit): Outcome
    {
        try {
            $sent = SettingsForm::sentBy($visit->input);
            $form = $sent ?? SettingsForm::stored($visit->api());

            // Who has not seen that the stored settings are broken does not replace them by the defaults.
            return $sent === null && $form->etag === null
                ? Outcome::page(self::html($visit, $form, 'settings_broken'))
                : self::save($visit, $form);
        } catch (ApiFailure $failure) {
            return Outcome::page(self::withoutScope($visit, $failure));
        }
    }

    /** @throws ApiFailure */
    private static function save(Visit $visit, SettingsForm $form): Outcome
    {
        $changes = $form->changes($visit->input);
        $unreadable = array_filter($changes, static fn (mixed $value): bool => json_encode($value) === false);
        if ($unreadable !== []) {
            $errors = array_fill_keys(array_keys($unreadable), $visit->language->text('edit_not_text'));

            return Outcome::page(self::html($visit, $form, 'settings_wrong', $changes, $errors));
        }
        if ($changes === []) {
            return Outcome::done('settings', [], 'settings_unchanged');
        }
        try {
            $stored = $form->store($visit->api(), $changes);
        } catch (ApiFailure $failure) {
            return Outcome::page(self::formAgain($visit, $form, $changes, $failure));
        }

        return $stored === null
            ? Outcome::done('settings', [], 'settings_saved')
            : Outcome::page(self::html(
                $visit,
                $stored,
                $stored->etag === null ? 'settings_broken' : 'settings_outdated',
                $changes,
            ));
    }

    /**
     * @param array<string, mixed> $changes
     *
     * @throws ApiFailure when the key is refused
     */
    private static function formAgain(Visit $visit, SettingsForm $form, array $changes, ApiFailure $failure): string
    {
        if ($failure->kind === FailureKind::KeyRefused) {
            throw $failure;
        }
        $errors = [];
        foreach ($failure->errors as $place => $message) {
            // One choice of a list is wrong: the field of the list says so.
            $errors[strtok((string) $place, '/') ?: ''] = $message;
        }
        if (array_intersect_key($errors, $form->settings) !== []) {
            return self::html($visit, $form, 'settings_wrong', $changes, $errors);
        }
        $problem = $failure->isOutcomeUnknown ? 'outcome_unknown' : 'settings_not_saved';

        return self::html($visit, $form, $problem, $changes, ['' => $failure->in($visit->language)]);
    }

    /**
     * @param string                $problem key of a text
     * @param array<string, mixed>  $changes name => value, where another one was typed
     * @param array<string, string> $errors  name => what is wrong with it; '' is the form as a whole
     */
    private static function html(
        Visit $visit,
        SettingsForm $form,
        string $problem,
        array $changes = [],
        array $errors = [],
    ): string {
        $words = new SettingWords($visit->language);
        $groups = [];
        foreach ($form->settings as $name => $setting) {
            $value = $changes[$name] ?? $setting['value'];
            $isOther = $value !== $setting['value'];
            $now = $isOther && $problem === 'settings_outdated' ? $words->storedNow($name, $setting) : '';
            $error = $errors[$name] ?? '';
            if ($isOther && $setting['kind'] === 'url' && str_contains($value, '@')) {
                // It may have a login in it, which no page shows again. What is stored has none.
                $value = '';
                $error = trim("{$error} {$visit->language->text('edit_url_login_dropped')}");
            }
            $field = ['name' => $name, 'kind' => $setting['kind'], 'value' => $value, 'error' => $error, 'now' => $now];
            $groups[$setting['group']][] = $field + $words->of($name, $setting, $value);
        }

        return $visit->render('settings', [
            'groups' => $groups,
            'hidden' => $form->hidden(),
            'problem' => $problem,
            'detail' => $errors[''] ?? '',
        ]);
    }

    /** @throws ApiFailure unless the key only lacks the scope for settings */
    private static function withoutScope(Visit $visit, ApiFailure $failure): string
    {
        return $failure->isMissingScope() ? $visit->render('settings_scope') : throw $failure;
    }
}
