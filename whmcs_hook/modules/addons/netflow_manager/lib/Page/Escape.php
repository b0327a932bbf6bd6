<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Page;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Turns strings into HTML that shows exactly these, and what WHMCS stores as HTML back into strings.
 */
final class Escape
{
    /**
     * Braces become entities too: a string that is rendered twice must never reach Smarty as a tag. So does a carriage
     * return, which a browser would take for the end of a line.
     */
    public static function html(string $text): string
    {
        $escaped = htmlspecialchars($text, ENT_QUOTES | ENT_SUBSTITUTE | ENT_HTML401, 'UTF-8');

        return strtr($escaped, ['{' => '&#123;', '}' => '&#125;', "\r" => '&#13;']);
    }

    /** @return string a value of WHMCS's tables, trimmed: some are HTML-encoded, and some rows lack it */
    public static function plain(mixed $stored): string
    {
        return is_scalar($stored) ? trim(html_entity_decode((string) $stored, ENT_QUOTES | ENT_HTML5, 'UTF-8')) : '';
    }
}
