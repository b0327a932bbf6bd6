<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Mail;

use WHMCS\Database\Capsule;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The rows of `tblemailtemplates` that carry one name: one per language, and possibly several types.
 */
final class Templates
{
    private const MARK = 'netflow_';
    private const PASSWORD = '~netflow_password(?!_url)~';
    // What prints the password in a form that the mail log masks, and what prints nothing.
    private const MASKABLE = ['~\{\$netflow_password(?:\|(?:escape|urlencode|ucfirst))?\}~', self::CONDITION];
    // Without a single "=", which would assign.
    private const CONDITION = '~\{(?:else)?if\s(?:[^{}=]|[=!]==?)*\}~';
    // A tag in another one, or around a text: it may print the password in any form.
    private const INDIRECT = '~\{[^\s{}][^{}]*\{|\{(?:capture|debug|setfilter|textformat)\b~';

    /** @param list<object> $rows */
    private function __construct(private readonly array $rows)
    {
    }

    /** Throws what the database throws. */
    public static function named(string $name): self
    {
        $rows = [];
        foreach (Capsule::table('tblemailtemplates')->where('name', $name)->get() as $row) {
            $rows[] = (object) $row;
        }

        return new self($rows);
    }

    /** What is known of a mail's templates when the table cannot be read. */
    public static function unknown(): self
    {
        return new self([]);
    }

    public function areNone(): bool
    {
        return $this->rows === [];
    }

    public function areAllForProducts(): bool
    {
        return $this->rows !== [] && count($this->ofProducts()) === count($this->rows);
    }

    public function areSomeForProducts(): bool
    {
        return $this->ofProducts() !== [];
    }

    /** A mail without a template may hold any text, so it counts as using them. */
    public function useMergeFields(): bool
    {
        return $this->areNone() || $this->mention(self::MARK);
    }

    /** Whether this string is in the subject or body of one of them. */
    public function mention(string $string): bool
    {
        return str_contains($this->sources(), $string);
    }

    /** The same of the password; a mail without a template may hold it in any way. */
    public function mayShowPassword(): bool
    {
        return $this->areNone() || preg_match(self::PASSWORD, $this->sources()) !== 0;
    }

    /** Whether the mail shows the password, if at all, only in forms that the mail log masks. */
    public function showPasswordMaskably(): bool
    {
        $rest = preg_replace(self::MASKABLE, '', $this->sources());

        return !$this->areNone()
            && $rest !== null
            && preg_match(self::PASSWORD, $rest) === 0
            && preg_match(self::INDIRECT, $this->sources()) === 0;
    }

    /**
     * Whether the mail is sent as plain text. The translations of a template usually agree; where they do not, the one
     * in the client's language is sent, else the one without a language.
     */
    public function arePlainText(?int $clientId): bool
    {
        $forms = array_unique(array_map([self::class, 'isPlainText'], $this->ofProducts()), SORT_REGULAR);
        if (count($forms) < 2 || $clientId === null) {
            return $forms === [true];
        }

        return self::isPlainText($this->inLanguage(self::languageOf($clientId)) ?? $this->inLanguage(''));
    }

    private function sources(): string
    {
        $texts = static fn (object $row): string => self::text($row, 'subject') . "\n" . self::text($row, 'message');

        return implode("\n", array_map($texts, $this->rows));
    }

    /** @return list<object> */
    private function ofProducts(): array
    {
        return array_values(
            array_filter($this->rows, static fn (object $row): bool => self::text($row, 'type') === 'product'),
        );
    }

    private function inLanguage(string $language): ?object
    {
        foreach ($this->ofProducts() as $row) {
            if (strtolower(self::text($row, 'language')) === $language) {
                return $row;
            }
        }

        return null;
    }

    private static function languageOf(int $clientId): string
    {
        $row = Capsule::table('tblclients')->where('id', $clientId)->first(['language']);

        return $row === null ? '' : strtolower(self::text((object) $row, 'language'));
    }

    private static function isPlainText(?object $row): bool
    {
        return in_array($row->plaintext ?? 0, [1, '1', true, 'on'], true);
    }

    private static function text(object $row, string $column): string
    {
        $value = $row->{$column} ?? null;

        return is_string($value) ? $value : '';
    }
}
