<?php

declare(strict_types=1);

namespace Standin;

/**
 * The token that proves that a form was made by this site for this session.
 */
final class Tokens
{
    private const ADMIN = 'WHMCS.admin.default';

    public static function value(): string
    {
        return $_SESSION['standin_token'] ??= bin2hex(random_bytes(20));
    }

    public static function isRight(string $namespace): bool
    {
        $given = $_POST['token'] ?? $_GET['token'] ?? null;
        $mayBe = $namespace !== self::ADMIN || Runtime::$adminId !== null;

        return $mayBe && is_string($given) && hash_equals(self::value(), $given);
    }

    /** Ends the request: WHMCS does not go on either, and nothing can catch it. */
    public static function refuse(): never
    {
        http_response_code(403);
        exit('<h1>Invalid token</h1><p>Go back, load the page again and repeat what you did.</p>');
    }
}
