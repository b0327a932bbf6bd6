<?php

declare(strict_types=1);

namespace Standin;

/**
 * The input of a request as modules get it: some versions of WHMCS hand it over with HTML entities, others as it is.
 */
final class Input
{
    private static bool $isEncoded = false;

    /**
     * @param array<array-key, mixed> $get
     * @param array<array-key, mixed> $post
     *
     * @return array<array-key, mixed> what a module finds in `$_REQUEST`
     */
    public static function set(array $get, array $post, bool $isEncoded): array
    {
        self::$isEncoded = $isEncoded;
        $_GET = $isEncoded ? self::encoded($get) : $get;
        $_POST = $isEncoded ? self::encoded($post) : $post;

        return $_REQUEST = $_POST + $_GET;
    }

    /** @param array<array-key, mixed> $values what is in `$_REQUEST` and nowhere else */
    public static function setBare(array $values): void
    {
        self::set([], [], false);
        $_REQUEST = $values;
    }

    /** The text of an input of this site itself, as it was typed. */
    public static function text(string $name): string
    {
        $value = $_POST[$name] ?? $_GET[$name] ?? '';

        return is_string($value) ? self::decoded($value) : '';
    }

    /** A text that came as input, of this request or an earlier one. */
    public static function decoded(string $text): string
    {
        return self::$isEncoded ? htmlspecialchars_decode($text, ENT_QUOTES) : $text;
    }

    public static function id(string $name = 'id'): int
    {
        return (int) self::text($name);
    }

    /**
     * @param array<array-key, mixed> $values
     *
     * @return array<array-key, mixed>
     */
    private static function encoded(array $values): array
    {
        array_walk_recursive($values, static function (mixed &$value): void {
            $value = is_string($value) ? htmlspecialchars($value, ENT_QUOTES | ENT_SUBSTITUTE, 'UTF-8') : $value;
        });

        return $values;
    }
}
