<?php

declare(strict_types=1);

namespace Standin;

/**
 * The input of a request as modules get it: some versions of WHMCS hand it over with HTML entities, others as it is.
 */
final class Input
{
    /**
     * @param array<array-key, mixed> $get
     * @param array<array-key, mixed> $post
     *
     * @return array<array-key, mixed> what a module finds in `$_REQUEST`
     */
    public static function set(array $get, array $post, bool $isEncoded): array
    {
        $_GET = $isEncoded ? self::encoded($get) : $get;
        $_POST = $isEncoded ? self::encoded($post) : $post;

        return $_REQUEST = $_POST + $_GET;
    }

    /** The text of an input of this site itself, whichever way it came. */
    public static function text(string $name): string
    {
        $value = $_POST[$name] ?? $_GET[$name] ?? '';

        return is_string($value) ? html_entity_decode($value, ENT_QUOTES | ENT_HTML5, 'UTF-8') : '';
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
