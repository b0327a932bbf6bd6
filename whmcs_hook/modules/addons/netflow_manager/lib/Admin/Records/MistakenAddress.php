<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin\Records;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Distinguishes an IP address with a typing error from a name. The API stores both unchanged and finds neither by address.
 */
final class MistakenAddress
{
    /**
     * What begins like an address. A MAC address, a BGP community and a host name do not, and of OIDs those of
     * more than five numbers; a shorter one cannot be distinguished from a mistyped address.
     */
    private const BEGINNINGS = [
        // Four numbers with dots, or five of them by mistake.
        '/\A\W*[0-9]+(?:\.{1,2}[0-9]+){3,4}(?!\.?[0-9]|[-.]?[a-z_])/i',
        // An address or a subnet that lacks its end.
        '/\A[0-9]{1,3}(?:\.[0-9]{1,3}){2}\.?\z/',
        '~\A[0-9]{1,3}(?:\.[0-9]{1,3}){1,2}\.?/[0-9]*\z~',
        // IPv6 as it is assigned, whatever follows, and anything with the double colon of an address.
        '/\A\[?(?:[23][0-9a-f]{3}|f[cde][0-9a-f]{2}):[^:]*:/i',
        '~\A\[?[0-9a-f:.]*::[0-9a-f:.]*(?:[]/%]|\z)~i',
    ];
    /** A large BGP community (RFC 8092). It may begin as IPv6 addresses do. */
    private const COMMUNITY = '/\A[0-9]{1,10}:[0-9]{1,10}:[0-9]{1,10}\z/';

    /** @return bool whether some of it reads like an address, and not all of it is one address or subnet after another */
    public static function isIn(string $text): bool
    {
        $parts = preg_split('/[,\s\p{Z}]+/u', $text, -1, PREG_SPLIT_NO_EMPTY) ?: [];
        $wrong = array_filter($parts, static fn (string $part): bool => !self::isNetwork($part));

        return $wrong !== [] && array_filter($parts, self::readsLikeOne(...)) !== [];
    }

    private static function readsLikeOne(string $part): bool
    {
        if (preg_match(self::COMMUNITY, $part) === 1) {
            return false;
        }
        foreach (self::BEGINNINGS as $beginning) {
            if (preg_match($beginning, $part) === 1) {
                return true;
            }
        }

        return false;
    }

    /** What the API takes for an address or a subnet; that may have a mask in place of a length. */
    private static function isNetwork(string $part): bool
    {
        [$address, $length] = explode('/', $part, 2) + [1 => '0'];
        if (filter_var($address, FILTER_VALIDATE_IP, FILTER_FLAG_IPV6) !== false) {
            return preg_match('/\A[0-9]+\z/', $length) === 1 && (float) $length <= 128;
        }

        return filter_var($address, FILTER_VALIDATE_IP, FILTER_FLAG_IPV4) !== false
            && (preg_match('/\A[0-9]+\z/', $length) === 1 ? (float) $length <= 32 : self::isMask($length));
    }

    /** Ones and then zeros, or the other way round. */
    private static function isMask(string $text): bool
    {
        $bits = filter_var($text, FILTER_VALIDATE_IP, FILTER_FLAG_IPV4) === false ? null : ip2long($text);
        $inverse = $bits === null ? 0 : ~$bits & 0xFFFFFFFF;

        return $bits !== null && (($bits & ($bits + 1)) === 0 || ($inverse & ($inverse + 1)) === 0);
    }
}
