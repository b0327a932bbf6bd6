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
    /** @var list<array{string, string|null, string}> label, old, new; without old where only the new one can be told */
    public readonly array $changes;

    public function __construct(Members $read, private readonly Language $language)
    {
        $this->at = $read->text('at');
        $this->action = $this->word('history_', $read->text('action'));
        $this->actor = $read->textOrNull('actor') ?? '';
        $this->keyName = $read->textOrNull('key_name') ?? '';
        $this->reason = $read->textOrNull('reason') ?? '';
        $changes = [];
        foreach ($read->map('changes') as $member => $change) {
            $changes[] = $this->change((string) $member, $change);
        }
        $this->changes = $changes;
    }

    /** @return array{string, string|null, string} */
    private function change(string $member, mixed $change): array
    {
        $label = $this->word('field_', $member);
        // Of a secret the API tells no values.
        return is_array($change)
            ? [$label, $this->value($change['old'] ?? null), $this->value($change['new'] ?? null)]
            : [$label, null, $this->word('history_password_', is_string($change) ? $change : '?')];
    }

    private function value(mixed $value): string
    {
        return match (true) {
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
