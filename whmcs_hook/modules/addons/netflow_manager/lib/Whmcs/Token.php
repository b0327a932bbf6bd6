<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Whmcs;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Proof that a form was sent from a page of this WHMCS. WHMCS's own token functions are used where they exist: they are
 * not in its developer documentation. Elsewhere the module keeps a token in the session.
 */
final class Token
{
    public const ADMIN = 'WHMCS.admin.default';
    public const CLIENT = 'WHMCS.default';
    private const FIELD = 'token';
    private const SESSION = 'netflow_manager_token';

    /** @return string the value that a form sends in its field `token` */
    public static function value(): string
    {
        if (!function_exists('generate_token')) {
            return self::ofSession();
        }
        $token = (string) generate_token('plain');
        // Versions that know no kinds give the whole field or a piece of a query string.
        if (preg_match('/value=["\']([^"\']+)["\']|[&?]token=([^&"\']+)/', $token, $parts) === 1) {
            return $parts[1] !== '' ? $parts[1] : $parts[2];
        }

        return $token;
    }

    /** Returns whether the request carries the token; WHMCS's own check may end the request instead. */
    public static function isSent(string $kind): bool
    {
        // On the command line a form may be given as $_REQUEST only.
        $sent = $_POST[self::FIELD] ?? (PHP_SAPI === 'cli' && !isset($_GET[self::FIELD]) ? $_REQUEST[self::FIELD] ?? null : null);

        return self::accepts($kind, $sent);
    }

    /**
     * The same for a form of WHMCS's own, which has a field `token` already: where WHMCS has no check, the value that
     * the module put into a field of another name counts.
     */
    public static function accepts(string $kind, mixed $sent): bool
    {
        if (function_exists('check_token')) {
            try {
                return check_token($kind) !== false;
            } catch (\Throwable) {
                return false;
            }
        }

        return is_string($sent) && hash_equals(self::ofSession(), $sent);
    }

    private static function ofSession(): string
    {
        $token = $_SESSION[self::SESSION] ?? null;
        if (!is_string($token) || strlen($token) !== 64) {
            $token = bin2hex(random_bytes(32));
            $_SESSION[self::SESSION] = $token;
        }

        return $token;
    }
}
