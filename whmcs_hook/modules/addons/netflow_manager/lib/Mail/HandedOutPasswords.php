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
    private const MASK = '********';
    // WHMCS logs a mail when it sends it, so the passwords of the last mails do.
    private const KEPT = 100;
    // In bytes. Shorter ones are part of ordinary words.
    private const SHORTEST_PART_OF_WORD = 4;
    private const LETTER = '/[A-Za-z0-9_\x80-\xff]/';

    /** @var array<string, list<string>> password, with a mark that keeps "12" a text => how it may stand in a text */
    private static array $passwords = [];

    /** @throws \RuntimeException when the password cannot be read, so that it must not be handed out */
    public static function remember(string $password): void
    {
        if ($password === '') {
            return;
        }
        unset(self::$passwords["={$password}"]);
        self::$passwords["={$password}"] = self::formsOf($password);
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
        $layers = DecodedText::layersOf($text);
        $places = [];
        foreach (self::$passwords as $key => $forms) {
            array_push($places, ...self::places($layers, $forms, substr($key, 1)));
        }
        $redacted = '';
        $end = 0;
        foreach (self::apart($places) as [$from, $to]) {
            $redacted .= substr($text, $end, $from - $end) . self::MASK;
            $end = $to;
        }

        return $redacted . substr($text, $end);
    }

    /** @return list<string> */
    private static function formsOf(string $password): array
    {
        if (trim($password) === '') {
            return DecodedText::formsOf($password);
        }
        $forms = [rawurlencode($password)];
        foreach ([$password, Escape::html($password), htmlspecialchars($password)] as $written) {
            foreach (BackslashForms::of($written) as $escaped) {
                array_push($forms, $escaped, ...DecodedText::formsOf($escaped));
            }
        }

        // A template may make the first letter a capital.
        return array_values(array_unique([...$forms, ...array_map('ucfirst', $forms)]));
    }

    /**
     * @param list<DecodedText> $layers
     * @param list<string>      $forms
     *
     * @return list<array{int, int}> from and to, in the text as it was written
     */
    private static function places(array $layers, array $forms, string $password): array
    {
        $isShort = strlen($password) < self::SHORTEST_PART_OF_WORD;
        $blanks = EdgeBlanks::of($password);
        $places = $words = [];
        foreach ($layers as $layer) {
            foreach ($forms as $form) {
                $length = strlen($form);
                $at = strpos($layer->text, $form);
                for (; $at !== false; $at = strpos($layer->text, $form, $at + $length)) {
                    $places[] = $blanks->place($layers[0]->text, $layer, $at, $at + $length);
                    if ($isShort && self::isWord($layer->text, $at, $at + $length)) {
                        $words[] = $places[count($places) - 1];
                    }
                }
            }
        }

        // A short one as a word of its own; everywhere when the mail has it only inside of words.
        return $words === [] ? $places : $words;
    }

    /**
     * @param list<array{int, int}> $places
     *
     * @return list<array{int, int}> in order, those that overlap joined
     */
    private static function apart(array $places): array
    {
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
