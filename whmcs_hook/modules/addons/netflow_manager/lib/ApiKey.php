<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Reads the stored API key, which WHMCS keeps as it is or encrypted: which of the two is documented nowhere.
 */
final class ApiKey
{
    // Also what keeps line breaks out of the request header.
    private const SHAPE = '/\Anfm_[A-Za-z0-9_-]{1,250}\z/';

    /** @return string|null the key in clear, or null when the string contains none */
    public static function read(string $text): ?string
    {
        if ($text === '' || self::isKey($text)) {
            return $text === '' ? null : $text;
        }
        foreach ([self::decrypted($text), self::decryptedByLocalApi($text)] as $candidate) {
            if (is_string($candidate) && self::isKey(trim($candidate))) {
                return trim($candidate);
            }
        }

        return null;
    }

    private static function isKey(string $text): bool
    {
        return preg_match(self::SHAPE, $text) === 1;
    }

    private static function decrypted(string $text): mixed
    {
        try {
            return function_exists('decrypt') ? decrypt($text) : null;
        } catch (\Throwable) {
            return null;
        }
    }

    /** `DecryptPassword` of the WHMCS API: the documented way, where the function `decrypt` is absent. */
    private static function decryptedByLocalApi(string $text): mixed
    {
        try {
            $answer = function_exists('localAPI') ? localAPI('DecryptPassword', ['password2' => $text]) : null;
        } catch (\Throwable) {
            return null;
        }

        return is_array($answer) ? $answer['password'] ?? null : null;
    }
}
