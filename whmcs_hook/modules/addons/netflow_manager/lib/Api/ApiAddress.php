<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Api;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Where the API listens: https anywhere, http on this machine only, or a UNIX socket.
 *
 * The text itself is checked, not the output of a URL parser: parsers disagree about what
 * `https://good.example.com\@evil.example.com/` means, and the API key is sent to this host.
 */
final class ApiAddress
{
    private const HTTP = '~\A(https?)://(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(?::[0-9]{1,5})?(?:/[a-z0-9._\~/-]*)?\z~i';
    private const SOCKET = '~\Aunix://(/[^\x00-\x20?#]{1,106})\z~';
    private const LOOPBACK = '~\A(?:localhost|127(?:\.[0-9]{1,3}){3}|\[::1\])\z~i';

    private function __construct(
        public readonly string $baseUrl,
        public readonly ?string $socketPath,
    ) {
    }

    /** @return self|null null when the string is not an address to which the key may be sent */
    public static function parse(string $text): ?self
    {
        if (preg_match(self::SOCKET, $text, $parts) === 1) {
            return new self('http://localhost', $parts[1]);
        }
        if (preg_match(self::HTTP, $text, $parts) !== 1) {
            return null;
        }
        $isEncrypted = strtolower($parts[1]) === 'https';
        if (!$isEncrypted && preg_match(self::LOOPBACK, $parts[2]) !== 1) {
            return null;
        }

        return new self(rtrim($text, '/'), null);
    }
}
