<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Api;

use WHMCS\Module\Addon\NetflowManager\Whmcs\PhpFunctions;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Compresses an upload while it is read, so that a long list passes web servers that limit the size of a request.
 */
final class Gzip
{
    private const PIECE = 65536;

    /**
     * @param array<string, string> $headers of the upload; the one that names the compression is added
     * @param \Closure              $read    `function (int $length): string`, an empty string at the end
     *
     * @return \Closure the same for the compressed bytes; `$read` itself where PHP has no zlib
     */
    public static function reader(array &$headers, \Closure $read): \Closure
    {
        $isThere = PhpFunctions::exist(...PhpFunctions::COMPRESSION);
        $deflate = $isThere ? deflate_init(ZLIB_ENCODING_GZIP, ['level' => 9]) : false;
        if ($deflate === false) {
            return $read;
        }
        $headers['Content-Encoding'] = 'gzip';
        $buffer = '';
        $isDone = false;

        return static function (int $length) use ($read, $deflate, &$buffer, &$isDone): string {
            while (strlen($buffer) < $length && !$isDone) {
                $piece = $read(self::PIECE);
                $isDone = $piece === '';
                $buffer .= deflate_add($deflate, $piece, $isDone ? ZLIB_FINISH : ZLIB_NO_FLUSH);
            }
            $some = substr($buffer, 0, $length);
            $buffer = substr($buffer, strlen($some));

            return $some;
        };
    }
}
