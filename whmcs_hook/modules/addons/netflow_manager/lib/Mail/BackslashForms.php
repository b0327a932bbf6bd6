<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Mail;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * How a text stands in a mail whose template escapes it with backslashes: Smarty's `escape:'javascript'` and
 * `escape:'quotes'`.
 */
final class BackslashForms
{
    private const JAVASCRIPT = [
        '\\' => '\\\\',
        "'" => "\\'",
        '"' => '\\"',
        "\r" => '\\r',
        "\n" => '\\n',
        '</' => '<\\/',
    ];
    // What newer versions of Smarty escape too.
    private const NEWER_JAVASCRIPT = self::JAVASCRIPT + [
        '<!--' => '<\\!--',
        '<s' => '<\\s',
        '<S' => '<\\S',
        '`' => '\\\\`',
        '${' => '\\\\\\$\\{',
    ];

    /** @return list<string> the text itself first, without what is the same */
    public static function of(string $text): array
    {
        // A quote that has a backslash before it is left as it is.
        $quotes = preg_replace("~(?<!\\\\)'~", "\\'", $text) ?? $text;
        $forms = [$text, strtr($text, self::JAVASCRIPT), strtr($text, self::NEWER_JAVASCRIPT), $quotes];

        return array_values(array_unique($forms));
    }
}
