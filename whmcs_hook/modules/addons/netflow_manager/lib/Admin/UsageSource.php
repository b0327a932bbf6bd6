<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Api\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Module;
use WHMCS\Module\Addon\NetflowManager\Records\Expectation;
use WHMCS\Module\Addon\NetflowManager\Traffic\Source;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The source of the figures of traffic: connects one, asks it for a test, and shows how its last round went.
 */
final class UsageSource implements Page, Change
{
    private const KINDS = [Source::NFDUMP, Source::ANALYZER];
    private const AUTHS = ['header', 'query'];
    // The API waits up to 20 seconds for each answer of the source, and asks a few times.
    private const TEST_DEADLINE_MS = 60000;

    public function show(Visit $visit): string
    {
        try {
            $source = Source::find($visit->api());
        } catch (ApiFailure $failure) {
            return self::withoutScope($visit, $failure);
        }

        return self::html($visit, $source, $source ?? Source::blank(), Expectation::of($source));
    }

    public function apply(Visit $visit): Outcome
    {
        try {
            return $visit->input->text('mode') === 'test' ? self::test($visit) : self::save($visit);
        } catch (ApiFailure $failure) {
            return Outcome::page(self::withoutScope($visit, $failure));
        }
    }

    /** @throws ApiFailure unless the key only lacks the scope for sources */
    public static function withoutScope(Visit $visit, ApiFailure $failure): string
    {
        return $failure->isMissingScope() ? $visit->render('traffic/scope') : throw $failure;
    }

    /** @throws ApiFailure */
    private static function save(Visit $visit): Outcome
    {
        $typed = Source::typed($visit->input);
        $key = $visit->input->text(Source::KEY);
        $unreadable = array_filter($typed->members($key), static fn (string $text): bool => json_encode($text) === false);
        if ($unreadable !== []) {
            $message = $visit->language->text('edit_not_text');

            return Outcome::page(self::again($visit, $typed, array_fill_keys(array_keys($unreadable), $message)));
        }
        $headers = Expectation::sentBy($visit->input)->headers();
        try {
            $visit->api()->call('PUT', Source::PATH, body: $typed->members($key), headers: $headers, read: Source::of(...));
        } catch (ApiFailure $failure) {
            return match (true) {
                $failure->isRejection(412) => Outcome::page(self::again($visit, $typed, [], 'source_outdated')),
                $failure->isRejection(422) => Outcome::page(self::again($visit, $typed, $failure->errors)),
                default => throw $failure,
            };
        }

        return Outcome::done('usage_source', [], 'source_saved');
    }

    /**
     * What is stored is tested, not what was typed.
     *
     * @throws ApiFailure
     */
    private static function test(Visit $visit): Outcome
    {
        $source = Source::find($visit->api());
        if ($source === null) {
            return Outcome::page(self::html($visit, null, Source::blank(), Expectation::of(null)));
        }
        $api = Module::adminApi($visit->settings, $visit->actor, self::TEST_DEADLINE_MS, $visit->language);
        try {
            $lines = $api->call('POST', Source::PATH . '/test')->members()->objects('findings');
            $tested = array_map(Finding::ofLine(...), $lines);
        } catch (ApiFailure $failure) {
            // Nothing was to be changed, so it is no trouble of the page.
            $tested = [Finding::wrong($visit->language->text('source_test'), $failure->in($visit->language), '')];
        }

        return Outcome::page(self::html($visit, $source, $source, Expectation::of($source), tested: $tested));
    }

    /**
     * @param array<string, string> $errors  member => what is wrong with it
     * @param string                $problem key of a text
     *
     * @return string HTML of the form with what was typed, the key aside
     *
     * @throws ApiFailure
     */
    private static function again(
        Visit $visit,
        Source $typed,
        array $errors,
        string $problem = 'source_not_saved',
    ): string {
        $stored = Source::find($visit->api());
        if ($visit->input->text(Source::KEY) !== '') {
            $errors[Source::KEY] ??= $visit->language->text('source_key_again');
        }
        $seen = $problem === 'source_outdated'
            ? Expectation::of($stored)
            : $visit->input->text(Expectation::FIELD);

        return self::html($visit, $stored, $typed, $seen, $errors, $problem);
    }

    /**
     * @param string                $seen    the state of the source that whoever sends the form has seen
     * @param array<string, string> $errors  member => what is wrong with it
     * @param string                $problem key of a text
     * @param list<Finding>         $tested  what a test has found
     */
    private static function html(
        Visit $visit,
        ?Source $stored,
        Source $shown,
        string $seen,
        array $errors = [],
        string $problem = '',
        array $tested = [],
    ): string {
        return $visit->render('traffic/source', [
            'source' => $stored,
            'state' => $stored === null ? [] : SourceState::findings($stored, $visit->language),
            'seen' => $seen,
            'problem' => $problem,
            'detail' => $errors[''] ?? '',
            'tested' => $tested,
            'fields' => self::fields($visit, $shown, $errors),
        ]);
    }

    /**
     * @param array<string, string> $errors
     *
     * @return array<string, array<string, mixed>> by name, each as the template `field` takes it
     */
    private static function fields(Visit $visit, Source $shown, array $errors): array
    {
        $text = $visit->language->text(...);
        $kinds = ['kind' => 'choice', 'url' => 'url', 'auth' => 'choice', 'time_zone' => 'string', Source::KEY => 'secret'];
        $values = $shown->values;
        if (str_contains($values['url'], '@')) {
            // It may have a login in it, which no page shows again. What is stored has none.
            $values['url'] = '';
            $errors['url'] = trim(($errors['url'] ?? '') . " {$text('edit_url_login_dropped')}");
        }
        $fields = [];
        foreach ($kinds as $name => $kind) {
            $choices = ['kind' => self::KINDS, 'auth' => self::AUTHS][$name] ?? [];
            $labels = array_map(static fn (string $choice): string => $text("source_{$name}_{$choice}"), $choices);
            $fields[$name] = [
                'name' => $name,
                'kind' => $kind,
                'label' => $text("source_{$name}"),
                'value' => $values[$name] ?? '',
                'choices' => array_combine($choices, $labels),
                'error' => $errors[$name] ?? '',
                'now' => '',
                'warning' => '',
                'help' => $text("source_help_{$name}"),
            ];
        }

        return $fields;
    }
}
