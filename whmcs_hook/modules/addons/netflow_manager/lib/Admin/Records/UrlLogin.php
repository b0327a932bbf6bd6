<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin\Records;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Takes the user name and password out of an address as it was typed, so that no page shows them again.
 */
final class UrlLogin
{
    private const SCHEME = '(?:\s*[a-z][a-z0-9+.\-]*:[\/\\\\]+)?+';
    // A name with a dot, or IPv6 in brackets: a password of digits after a user name reads like a port of a short name.
    private const HOST = '(?:[^\/?#\\\\@:[\]]*\.[^\/?#\\\\@:[\]]*|\[[0-9a-f:.]+\])(?::[0-9]+)?';

    /** @return string the same without them; blank where it is not clear what is one of them */
    public static function removedFrom(string $url): string
    {
        if (preg_match('~\A' . self::SCHEME . self::HOST . '(?:[/?#\\\\]|\z)~i', $url) === 1) {
            // What follows a whole host may have an at sign of its own.
            return $url;
        }
        $rest = preg_replace('~\A(' . self::SCHEME . ')[^/?#\\\\]*@~i', '$1', $url) ?? '';
        // A password with a slash in it ends the host too early, and one with a second at sign begins it too early.
        $isUnclear = $rest === $url
            ? preg_match('~\A' . self::SCHEME . '[^@]*:[^@]*@~i', $url) !== 0
            : str_contains($rest, '@');

        return $isUnclear ? '' : $rest;
    }
}
