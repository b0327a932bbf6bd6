<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Api\Members;
use WHMCS\Module\Addon\NetflowManager\Page\Language;
use WHMCS\Module\Addon\NetflowManager\Records\AccessRecord;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Services;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Shows what happened to the record of a service, newest first, in readable words.
 */
final class History implements Page
{
    private const PAGE = 25;
    /** Before these there was no record, and no value of one. */
    private const CREATING = ['record.created', 'record.provisioned'];

    private Language $language;

    public function show(Visit $visit): string
    {
        $this->language = $visit->language;
        $serviceId = $visit->input->id('service_id');
        if ($serviceId === null) {
            return $visit->render('records/history', ['serviceId' => null, 'service' => null]);
        }
        $cursor = $visit->input->text('cursor');
        $query = ['limit' => self::PAGE] + ($cursor === '' ? [] : ['cursor' => $cursor]);
        [$events, $next] = $visit->api()->page(AccessRecord::path($serviceId) . '/history', $query, $this->event(...));

        return $visit->render('records/history', [
            'serviceId' => $serviceId,
            'service' => Services::find($serviceId),
            'events' => $events,
            'isFirstPage' => $cursor === '',
            'next' => $next === null ? null : ['service_id' => $serviceId, 'cursor' => $next],
        ]);
    }

    /** @return array<string, mixed> the variables of one line: strings, and `changes` */
    private function event(Members $read): array
    {
        $action = $read->text('action');
        $changes = [];
        foreach ($read->map('changes') as $member => $change) {
            $changes[] = $this->change((string) $member, $change, $action);
        }

        return [
            'at' => $read->text('at'),
            'action' => $this->word('history_', $action),
            'actor' => $read->textOrNull('actor') ?? '',
            'keyName' => $read->textOrNull('key_name') ?? '',
            'reason' => $read->textOrNull('reason') ?? '',
            'changes' => $changes,
        ];
    }

    /** @return array{string, string|null, string|null} label, old, new; null if there is none */
    private function change(string $member, mixed $change, string $action): array
    {
        $label = $this->word('field_', $member);
        if (is_int($change)) {
            return [$label, null, (string) $change];
        }
        if (is_array($change) && array_is_list($change) && $change !== []) {
            return [$label, null, implode(', ', array_map(self::error(...), $change))];
        }
        if (!is_array($change)) {
            // The API returns no values of a secret.
            return [$label, null, $this->word('history_password_', is_string($change) ? $change : '?')];
        }

        return [
            $label,
            in_array($action, self::CREATING, true) ? null : $this->value($member, $change['old'] ?? null),
            $action === 'record.deleted' ? null : $this->value($member, $change['new'] ?? null),
        ];
    }

    /** @return string why a rule created nothing: its member and the code of the API */
    private static function error(mixed $error): string
    {
        $names = array_filter(is_array($error) ? [$error['pointer'] ?? null, $error['code'] ?? null] : [], 'is_string');

        return ltrim(implode(' ', $names), '/');
    }

    private function value(string $member, mixed $value): string
    {
        return match (true) {
            $member === 'needs_review' && is_string($value) => $this->word('review_', $value),
            is_bool($value) => $this->language->text($value ? 'yes' : 'no'),
            is_scalar($value) && (string) $value !== '' => (string) $value,
            default => $this->language->text('history_blank'),
        };
    }

    /** The text of the language file, or the API's own word where there is none. */
    private function word(string $prefix, string $word): string
    {
        $key = $prefix . str_replace('.', '_', $word);

        return $this->language->has($key) ? $this->language->text($key) : $word;
    }
}
