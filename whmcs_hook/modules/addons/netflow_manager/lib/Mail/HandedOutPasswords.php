<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Mail;

use WHMCS\Module\Addon\NetflowManager\Escape;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The passwords that mails were given in this request, to be taken out of the log of sent mails. WHMCS does not tell
 * the log's hook which mail it is about, so they are found by value, in whatever way the mailer has written them.
 */
final class HandedOutPasswords
{
    public const MASK = '********';
    private const KEPT = 1000;
    // In bytes. Shorter ones are part of ordinary words.
    private const SHORTEST_PART_OF_WORD = 4;
    private const LETTER = '/[A-Za-z0-9_\x80-\xff]/';

    /** @var array<string, true> in order of age; the keys are the passwords, with a mark that keeps "12" a text */
    private static array $passwords = [];

    public static function remember(string $password): void
    {
        if ($password === '') {
            return;
        }
        unset(self::$passwords["={$password}"]);
        self::$passwords["={$password}"] = true;
        if (count(self::$passwords) > self::KEPT) {
            array_shift(self::$passwords);
        }
    }

    public static function areSome(): bool
    {
        return self::$passwords !== [];
    }

    /**
     * @return string the text with a mask of one length in the place of every password
     *
     * @throws \RuntimeException when the text cannot be read
     */
    public static function redact(string $text): string
    {
        $passwords = array_map(static fn (string $key): string => substr($key, 1), array_keys(self::$passwords));
        // The longest first: one password may be the beginning of another.
        usort($passwords, static fn (string $one, string $other): int => strlen($other) <=> strlen($one));
        $decoded = DecodedText::of($text);
        foreach ($passwords as $password) {
            $redacted = self::withoutCodes($password, self::without($password, $text, $decoded));
            if ($redacted !== $text) {
                $text = $redacted;
                $decoded = DecodedText::of($text);
            }
        }

        return $text;
    }

    private static function without(string $password, string $text, DecodedText $decoded): string
    {
        $places = self::places($decoded->text, DecodedText::formsOf($password));
        if (strlen($password) < self::SHORTEST_PART_OF_WORD) {
            // As a word of its own; everywhere when the mail has it only inside of words.
            $words = array_filter($places, static fn (array $place): bool => self::isWord($decoded->text, ...$place));
            $places = $words === [] ? $places : $words;
        }
        foreach (array_reverse($places) as $place) {
            [$from, $to] = $decoded->written(...$place);
            $text = substr_replace($text, self::MASK, $from, $to - $from);
        }

        return $text;
    }

    /** Characters around a password may together with it have been read as a code, a percent sign before it for one. */
    private static function withoutCodes(string $password, string $text): string
    {
        $isPartOfMore = strlen($password) < self::SHORTEST_PART_OF_WORD || trim($password) === '';
        if ($isPartOfMore || str_contains(self::MASK, $password)) {
            return $text;
        }
        $forms = [$password, Escape::html($password), htmlspecialchars($password), rawurlencode($password)];

        return str_replace($forms, self::MASK, $text);
    }

    /**
     * @param list<string> $forms
     *
     * @return list<array{int, int}> from and to, apart from each other; a template may have made the first letter a
     *                               capital
     */
    private static function places(string $text, array $forms): array
    {
        $places = [];
        foreach (array_unique([...$forms, ...array_map('ucfirst', $forms)]) as $form) {
            $length = strlen($form);
            for ($at = strpos($text, $form); $at !== false; $at = strpos($text, $form, $at + $length)) {
                $places[] = [$at, $at + $length];
            }
        }
        sort($places);
        $apart = [];
        $last = -1;
        foreach ($places as [$from, $to]) {
            if ($last >= 0 && $from < $apart[$last][1]) {
                $apart[$last][1] = max($to, $apart[$last][1]);
            } else {
                $apart[++$last] = [$from, $to];
            }
        }

        return $apart;
    }

    private static function isWord(string $text, int $from, int $to): bool
    {
        $before = $from === 0 ? '' : $text[$from - 1];
        $after = $text[$to] ?? '';

        return preg_match(self::LETTER, $before) !== 1 && preg_match(self::LETTER, $after) !== 1;
    }
}
