<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager;

use CurlHandle;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Takes what cURL receives, piece by piece, up to a limit.
 */
final class ReceivedReply
{
    private string $body = '';
    private ?string $etag = null;

    public function __construct(
        private readonly int $largestBody,
        private readonly ?\Closure $sink,
        private readonly string $sinkType,
    ) {
    }

    /** @return array<int, \Closure> the options by which cURL hands over headers and body */
    public function options(): array
    {
        return [
            CURLOPT_HEADERFUNCTION => $this->takeHeader(...),
            CURLOPT_WRITEFUNCTION => $this->takeBody(...),
        ];
    }

    public function reply(CurlHandle $handle): Reply
    {
        return new Reply(
            (int) curl_getinfo($handle, CURLINFO_RESPONSE_CODE),
            (string) curl_getinfo($handle, CURLINFO_CONTENT_TYPE),
            $this->body,
            $this->etag,
        );
    }

    private function takeHeader(CurlHandle $handle, string $line): int
    {
        if (preg_match('/\AETag:\s*("[\x21\x23-\x7e]{1,100}")\s*\z/i', $line, $parts) === 1) {
            $this->etag = $parts[1];
        }

        return strlen($line);
    }

    /** A page of another program is no file, whatever its status. */
    private function isFile(CurlHandle $handle): bool
    {
        return curl_getinfo($handle, CURLINFO_RESPONSE_CODE) === 200
            && Reply::isMediaType((string) curl_getinfo($handle, CURLINFO_CONTENT_TYPE), $this->sinkType);
    }

    /** Fewer bytes than were given make cURL stop with a write error. */
    private function takeBody(CurlHandle $handle, string $bytes): int
    {
        if ($this->sink !== null && $this->isFile($handle)) {
            ($this->sink)($bytes);

            return strlen($bytes);
        }
        $this->body .= $bytes;

        return strlen($this->body) > $this->largestBody ? -1 : strlen($bytes);
    }
}
