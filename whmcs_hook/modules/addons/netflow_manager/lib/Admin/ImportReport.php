<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Api\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Api\Members;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * What an import did, or would do: numbers, the rows that cannot be used, and the first rows without their passwords.
 * The API repeats no other value of the file, so neither does this.
 */
final class ImportReport
{
    private const COUNTS = ['rows', 'created', 'updated', 'unchanged'];

    /**
     * @param array<string, int>                                         $counts   empty when nothing was counted
     * @param list<array{line: string, member: string, message: string}> $errors   at most the first 1,000
     * @param list<array{line: string, member: string, message: string}> $warnings at most the first 1,000
     * @param list<array<string, mixed>>                                 $preview  the first rows, member => value
     */
    private function __construct(
        public readonly bool $isDryRun,
        public readonly array $counts,
        public readonly array $errors,
        public readonly int $errorCount,
        public readonly array $warnings = [],
        public readonly int $warningCount = 0,
        public readonly array $preview = [],
    ) {
    }

    public static function ofAnswer(Members $answer): self
    {
        $counts = [];
        foreach (self::COUNTS as $name) {
            $counts[$name] = $answer->number($name);
        }

        return new self(
            $answer->truth('dry_run'),
            $counts,
            self::rows($answer, 'errors'),
            $answer->number('error_count'),
            self::rows($answer, 'warnings'),
            $answer->number('warning_count'),
            array_map(static fn (Members $row): array => $row->map('members'), $answer->objects('preview')),
        );
    }

    /** @return self|null null when the API refused for another reason than rows of the file */
    public static function ofRejection(ApiFailure $rejection): ?self
    {
        $errors = [];
        foreach (is_array($rejection->problem['errors'] ?? null) ? $rejection->problem['errors'] : [] as $error) {
            $errors[] = [
                'line' => is_int($error['line'] ?? null) ? (string) $error['line'] : '',
                'member' => self::member(is_string($error['pointer'] ?? null) ? $error['pointer'] : ''),
                'message' => is_string($error['message'] ?? null) ? $error['message'] : '',
            ];
        }
        $count = $rejection->problem['error_count'] ?? null;

        return $errors === [] ? null : new self(false, [], $errors, is_int($count) ? $count : count($errors));
    }

    public function isGood(): bool
    {
        return $this->errorCount === 0;
    }

    /** Whether an import of the same file would change something. */
    public function changesSomething(): bool
    {
        return ($this->counts['created'] ?? 0) + ($this->counts['updated'] ?? 0) > 0;
    }

    /** @return list<array{line: string, member: string, message: string}> */
    private static function rows(Members $answer, string $name): array
    {
        return array_map(static fn (Members $row): array => [
            'line' => (string) $row->number('line'),
            'member' => self::member($row->text('pointer')),
            'message' => $row->text('message'),
        ], $answer->objects($name));
    }

    private static function member(string $pointer): string
    {
        return $pointer === '/<unknown>' ? '' : ltrim($pointer, '/');
    }
}
