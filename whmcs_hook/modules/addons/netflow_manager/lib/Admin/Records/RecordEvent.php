<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin\Records;

use WHMCS\Module\Addon\NetflowManager\Language;
use WHMCS\Module\Addon\NetflowManager\Members;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * One line of a record's history in readable words.
 */
final class RecordEvent
{
    public readonly string $at;
    public readonly string $action;
    public readonly string $actor;
    public readonly string $keyName;
    public readonly string $reason;
    /** @var list<array{string, string|null, string|null}> label, old, new; null if there is none */
    public readonly array $changes;

    public function __construct(Members $read, private readonly Language $language)
    {
        $this->at = $read->text('at');
        $action = $read->text('action');
        $this->action = $this->word('history_', $action);
        $this->actor = $read->textOrNull('actor') ?? '';
        $this->keyName = $read->textOrNull('key_name') ?? '';
        $this->reason = $read->textOrNull('reason') ?? '';
        $changes = [];
        foreach ($read->map('changes') as $member => $change) {
            $changes[] = $this->change((string) $member, $change, $action);
        }
        $this->changes = $changes;
    }

    /** @return array{string, string|null, string|null} */
    private function change(string $member, mixed $change, string $action): array
    {
        $label = $this->word('field_', $member);
        if (!is_array($change)) {
            // The API returns no values of a secret.
            return [$label, null, $this->word('history_password_', is_string($change) ? $change : '?')];
        }

        return [
            $label,
            $action === 'record.created' ? null : $this->value($member, $change['old'] ?? null),
            $action === 'record.deleted' ? null : $this->value($member, $change['new'] ?? null),
        ];
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
