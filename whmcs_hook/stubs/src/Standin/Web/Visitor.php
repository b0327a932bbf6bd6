<?php

declare(strict_types=1);

namespace Standin\Web;

use Standin\Accounts;
use Standin\Runtime;

/**
 * Who sends a request, by the session's cookie. Nobody needs a password here.
 */
final class Visitor
{
    public static function recognise(): void
    {
        session_name('StandinSession');
        session_start(['cookie_httponly' => true, 'cookie_samesite' => 'Lax', 'use_strict_mode' => true]);
        Runtime::$adminId = $_SESSION['adminid'] ?? null;
        Runtime::$clientId = $_SESSION['standin_client'] ?? null;
        Runtime::$userId = $_SESSION['standin_user'] ?? null;
        Runtime::$isMasquerading = $_SESSION['standin_masquerade'] ?? false;
        // Both are documented as parameters of any client area page.
        self::remember('systpl', 'standin_theme');
        self::remember('language', 'Language');
    }

    public static function enterAsAdmin(int $adminId): void
    {
        $_SESSION['adminid'] = $adminId;
    }

    /**
     * @param bool     $byAdmin whether an administrator looks at the client area as this client
     * @param int|null $userId  null for the owner of the client
     */
    public static function enterAsClient(int $clientId, bool $byAdmin, ?int $userId = null): void
    {
        $_SESSION['standin_client'] = $clientId;
        $_SESSION['standin_masquerade'] = $byAdmin;
        $_SESSION['standin_user'] = $userId ?? Accounts::ownerOf($clientId);
    }

    public static function leaveAdmin(): void
    {
        unset($_SESSION['adminid']);
    }

    public static function leaveClient(): void
    {
        unset($_SESSION['standin_client'], $_SESSION['standin_user'], $_SESSION['standin_masquerade']);
    }

    private static function remember(string $parameter, string $key): void
    {
        $value = $_GET[$parameter] ?? null;
        if (is_string($value) && preg_match('/\A[a-z][a-z_-]{1,31}\z/', $value) === 1) {
            $_SESSION[$key] = $value;
        }
    }
}
