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

    /** @return string the same without them; blank where it is not clear what is one of them */
    public static function removedFrom(string $url): string
    {
        $rest = preg_replace('~\A(' . self::SCHEME . ')[^/?#\\\\]*@~i', '$1', $url) ?? '';

        // A password with a slash in it ends the host too early.
        return preg_match('~\A' . self::SCHEME . '[^@]*:[^@]*@~i', $rest) === 1 ? '' : $rest;
    }
}
