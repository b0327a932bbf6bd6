<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Mail;

use WHMCS\Module\Addon\NetflowManager\Page\Escape;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Keeps the passwords that mails were given in this request out of the log of sent mails.
 *
 * WHMCS does not say which mail a log entry is about. So passwords are masked by value, and while a mail that was given
 * one waits for its entry, an entry without a known form of it is not kept: it may hold the password in another form.
 * Once a mail may show one in a form that is not known here, no entry of the request is kept.
 */
final class HandedOutPasswords
{
    private const MASK = '********';
    // Stands for the mask until all passwords are replaced, as a password may be a part of the mask.
    private const REPLACED = "\0";
    // WHMCS logs a mail when it sends it, so the passwords of the last mails are enough.
    private const KEPT = 100;
    // In bytes. A shorter one is part of ordinary words: masks in these would tell it, and so may what is left of them.
    private const SHORTEST = 4;

    /** @var array<array-key, list<string>> password => its forms, the longest first */
    private static array $forms = [];

    /** @var array<int, string|null> the password of each mail that waits for its log entry; null without one */
    private static array $waiting = [];

    private static bool $wasDropped = false;

    /** Whether a mail of this request may show a password in a form that is not known: its entry could be any. */
    private static bool $isUnmaskable = false;

    /** A mail is prepared. A mail that is sent meanwhile is logged before it, so the last one to begin is logged first. */
    public static function begin(): void
    {
        self::$waiting[] = null;
        self::$wasDropped = false;
    }

    /**
     * The mail that began last is given a password. White space around it is not masked.
     *
     * @param bool $isMaskable whether the mail shows it only in forms that are known here
     */
    public static function remember(string $password, bool $isMaskable): void
    {
        $password = trim($password);
        if ($password === '') {
            return;
        }
        self::$isUnmaskable = self::$isUnmaskable || !$isMaskable || strlen($password) < self::SHORTEST;
        unset(self::$forms[$password]);
        self::$forms[$password] = self::formsOf($password);
        if (count(self::$forms) > self::KEPT) {
            unset(self::$forms[array_key_first(self::$forms)]);
        }
        array_pop(self::$waiting);
        self::$waiting[] = $password;
    }

    /**
     * @param array<string, string> $texts subject and message of a log entry
     *
     * @return array<string, string>|null the same with masks, or null when a password may be left in them
     */
    public static function mask(array $texts): ?array
    {
        if (self::$isUnmaskable) {
            return null;
        }
        $mustBeFound = self::$wasDropped || array_filter(self::$waiting, 'is_string') !== [];
        $isFound = false;
        // The longest first, as one password may begin like another.
        $all = self::$forms;
        uasort($all, static fn (array $one, array $other): int => strlen($other[0]) <=> strlen($one[0]));
        foreach ($all as $password => $forms) {
            $texts = str_replace($forms, self::REPLACED, $texts, $count);
            $isFound = ($count > 0 && self::endsWaiting((string) $password)) || $isFound;
        }
        if (!$isFound) {
            self::$wasDropped = array_pop(self::$waiting) !== null || self::$wasDropped;
        }

        return $mustBeFound && !$isFound ? null : str_replace(self::REPLACED, self::MASK, $texts);
    }

    /** @return bool whether a mail with this password waited; the last of them does not wait any longer */
    private static function endsWaiting(string $password): bool
    {
        $mails = array_keys(self::$waiting, $password, true);
        if ($mails === []) {
            return false;
        }
        unset(self::$waiting[end($mails)]);

        return true;
    }

    /** @return non-empty-list<string> as it is, escaped and URL-encoded, and what mail templates make of each */
    private static function formsOf(string $password): array
    {
        $forms = [];
        foreach ([$password, Escape::html($password)] as $given) {
            array_push($forms, $given, urlencode($given), rawurlencode($given));
            // What parses HTML and writes it again leaves quotes as they are.
            foreach ([ENT_QUOTES | ENT_SUBSTITUTE, ENT_NOQUOTES | ENT_SUBSTITUTE] as $flags) {
                array_push($forms, htmlspecialchars($given, $flags), htmlentities($given, $flags));
            }
        }
        $forms = array_values(array_unique([...$forms, ...array_map('ucfirst', $forms)]));
        usort($forms, static fn (string $one, string $other): int => strlen($other) <=> strlen($one));

        return $forms;
    }
}
