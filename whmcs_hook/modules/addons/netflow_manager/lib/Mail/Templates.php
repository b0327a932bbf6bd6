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
    /** What every mention of a merge field holds. */
    public const MARK = 'netflow_';
    private const PASSWORD = '~netflow_password(?!_url)~';
    // Every tag that is known to print the password in no form but those that the mail log masks: what WHMCS's policy
    // for mails allows, without assignments, methods and names that are put together.
    private const KNOWN_TAGS = <<<'REGEX'
        ~(?(DEFINE)
            (?<string> '[^'\\`{}$]*+' | "[^"\\`{}$]*+")
            (?<modifier> \| (?:escape|count|urlencode|ucfirst|date_format|default)\b (?: : (?:(?&string) | \w++))*+)
            (?<value> \$(?!smarty\b)\w++ (?:\.\w++ | \[\d++\])*+ (?&modifier)*+)
            (?<word> \b(?:n?eq|ne|[gl]te?|[gl]e|mod|and|or|not|is|div|by|even|odd|true|false|null)\b(?!\())
            (?<operator> [=!]==? | [<>]=? | ! | && | \|\| | &(?:amp|gt|lt|nbsp); | [(),])
            (?<function> \b(?:isset|empty|count|sizeof|in_array|is_array)\s?\())
        (?:
            \{\$netflow_password (?:\|(?:escape|urlencode|ucfirst))?\}
            | \{(?!\$netflow_password\b) (?&value)\s*\}
            | \{(?:else\ ?)?if\s (?>\s | (?&value) | (?&string) | \b\d++\b | (?&word) | (?&operator) | (?&function))*+\}
            | \{foreach\s (?:(?!\$?(?:smarty|netflow_password)) (?:\$?\w | [\s.] | =>?))*+\}
            | \{(?:else | foreachelse | /if | /foreach)\s*\}
            | \{literal\} [^$]*? \{/literal\}
            | \{\* [^{}]* \*\}
        )~x
        REGEX;
    // A mention of the password, or what is a tag for Smarty: a brace without white space after it.
    private const UNKNOWN = '~netflow_password(?!_url)|\{\S~';

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

    /**
     * @return list<object> the rows that mention a merge field, of every type, by name. Throws what the database throws.
     */
    public static function rowsUsingMergeFields(): array
    {
        $like = '%' . self::MARK . '%';
        $found = Capsule::table('tblemailtemplates')->where('message', 'like', $like)
            ->orWhere('subject', 'like', $like)->orderBy('name')->get();
        $rows = array_map(static fn (object|array $row): object => (object) $row, [...$found]);

        // For SQL an underscore is any character.
        return array_values(array_filter($rows, static fn (object $row): bool
            => str_contains(self::text($row, 'subject') . self::text($row, 'message'), self::MARK)));
    }

    /**
     * @return list<string> the names of those that are sent about a service, without disabled ones, which WHMCS does not
     *                      send. Throws what the database throws.
     */
    public static function namesForServices(): array
    {
        $rows = (new self(self::rowsUsingMergeFields()))->ofProducts();
        $disabled = array_filter($rows, static fn (object $row): bool => self::isOn($row->disabled ?? 0));
        $names = static fn (array $some): array => array_map(static fn (object $row): string => self::text($row, 'name'), $some);

        return array_values(array_unique(array_diff($names($rows), $names($disabled))));
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

    /** Whether every tag is known: the mail then shows the password, if at all, only in forms that the mail log masks. */
    public function showPasswordMaskably(): bool
    {
        // Never replaced by nothing: two halves of a tag would meet.
        $rest = preg_replace(self::KNOWN_TAGS, '-', $this->sources());

        return !$this->areNone() && $rest !== null && preg_match(self::UNKNOWN, $rest) === 0;
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
        return self::isOn($row->plaintext ?? 0);
    }

    private static function isOn(mixed $column): bool
    {
        return in_array($column, [1, '1', true, 'on'], true);
    }

    private static function text(object $row, string $column): string
    {
        $value = $row->{$column} ?? null;

        return is_string($value) ? $value : '';
    }
}
