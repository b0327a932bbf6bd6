<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Api;

use CurlHandle;
use WHMCS\Module\Addon\NetflowManager\Module;
use WHMCS\Module\Addon\NetflowManager\Whmcs\PhpFunctions;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Sends requests to the API over plain cURL: WHMCS brings its own Guzzle, and a second one in the same process breaks
 * either.
 */
final class Connection
{
    // Only a file has a longer deadline than this. What has not answered until then does not answer.
    private const LONGEST_CONNECT_MS = 5000;
    // The default of libcurl, for whoever has time. Others try another address family sooner.
    private const OTHER_FAMILY_MS = 200;

    /**
     * @param string|null $key         null for requests that anybody may make
     * @param string      $actor       who asks, for the audit trail: up to 100 printable ASCII characters
     * @param string|null $languageTag of the messages that somebody reads, such as `de`; null where nobody does
     */
    public function __construct(
        private readonly ApiAddress $address,
        private readonly ?string $key,
        private readonly string $actor,
        private readonly ?string $languageTag = null,
    ) {
    }

    /**
     * Sends one request, once, and returns the complete reply whatever its status.
     *
     * @throws ApiFailure Unreachable when no complete reply came in time, Unreadable when it is too large or broke off
     */
    public function send(Request $request): Reply
    {
        return $this->exchange(self::handle(), $request);
    }

    /**
     * Sends a GET request and measures the way to the API. Whatever the answer, it is one.
     *
     * @param string $path    that needs no key, since cURL notes the headers while it measures
     * @param int    $limitMs milliseconds for all of it
     *
     * @throws ApiFailure Unreachable without the extension curl
     */
    public function measure(string $path, int $limitMs): Measurement
    {
        $handle = self::handle();
        $notes = fopen('php://temp', 'w+b');
        $problem = null;
        try {
            $request = new Request('GET', $path, $limitMs, largestReply: Request::PAGE_LARGEST_REPLY);
            $this->exchange($handle, $request, [CURLOPT_VERBOSE => true, CURLOPT_STDERR => $notes]);
        } catch (ApiFailure $failure) {
            $problem = $failure;
        }
        rewind($notes);

        return new Measurement($limitMs, $problem, $handle, (string) stream_get_contents($notes));
    }

    /** @throws ApiFailure */
    private static function handle(): CurlHandle
    {
        return PhpFunctions::exist(...PhpFunctions::CURL)
            ? curl_init()
            : throw ApiFailure::unreachable('failure_curl');
    }

    /** @param array<int, mixed> $options of cURL, beside those of the request */
    private function exchange(CurlHandle $handle, Request $request, array $options = []): Reply
    {
        $body = '';
        $etag = null;
        curl_setopt_array($handle, $options + $this->options($request) + [
            CURLOPT_HEADERFUNCTION => static function (CurlHandle $handle, string $line) use ($request, &$etag): int {
                if (preg_match('/\AETag:\s*("[\x21\x23-\x7e]{1,100}")\s*\z/i', $line, $parts) === 1) {
                    $etag = $parts[1];
                } elseif (preg_match('/\AX-Request-Id:\s*([\w.:-]{1,64})\s*\z/i', $line, $parts) === 1) {
                    $request->id = $parts[1];
                }

                return strlen($line);
            },
            // Fewer bytes than were given make cURL stop with a write error.
            CURLOPT_WRITEFUNCTION => static function (CurlHandle $handle, string $bytes) use ($request, &$body): int {
                if ($request->sink !== null && self::isFile($handle, $request->sinkType)) {
                    ($request->sink)($bytes);

                    return strlen($bytes);
                }
                $body .= $bytes;

                return strlen($body) > $request->largestReply ? -1 : strlen($bytes);
            },
        ]);
        if (curl_exec($handle) === false) {
            throw ApiFailure::ofCurl(curl_errno($handle), curl_getinfo($handle, CURLINFO_REQUEST_SIZE) > 0);
        }

        return new Reply(self::status($handle), self::mediaType($handle), $body, $etag, $request->method);
    }

    /** @return array<int, mixed> */
    private function options(Request $request): array
    {
        $options = [
            CURLOPT_URL => $this->address->baseUrl . $request->path,
            CURLOPT_CUSTOMREQUEST => $request->method,
            CURLOPT_HTTPHEADER => $this->headerLines($request),
            CURLOPT_HTTP_VERSION => CURL_HTTP_VERSION_1_1,
            // Without NOSIGNAL, limits below a second fail at once on some builds of libcurl.
            CURLOPT_NOSIGNAL => true,
            CURLOPT_CONNECTTIMEOUT_MS => min($request->deadlineMs, self::LONGEST_CONNECT_MS),
            CURLOPT_TIMEOUT_MS => $request->deadlineMs,
            CURLOPT_PROTOCOLS => CURLPROTO_HTTP | CURLPROTO_HTTPS,
            // A redirect or a proxy of the environment would carry the key to another host.
            CURLOPT_FOLLOWLOCATION => false,
            CURLOPT_PROXY => '',
            CURLOPT_NOPROXY => '*',
            CURLOPT_SSL_VERIFYPEER => true,
            CURLOPT_SSL_VERIFYHOST => 2,
        ];
        if (defined('CURLOPT_HAPPY_EYEBALLS_TIMEOUT_MS')) {
            $otherFamilyMs = min(self::OTHER_FAMILY_MS, intdiv($request->deadlineMs, 4));
            $options[CURLOPT_HAPPY_EYEBALLS_TIMEOUT_MS] = $otherFamilyMs;
        }
        if ($this->address->socketPath !== null) {
            $options[CURLOPT_UNIX_SOCKET_PATH] = $this->address->socketPath;
        }
        $body = $request->body;

        return $options + match (true) {
            $body === null => [],
            is_string($body) => [CURLOPT_POSTFIELDS => $body],
            default => [
                CURLOPT_UPLOAD => true,
                CURLOPT_READFUNCTION => static fn ($handle, $stream, int $length): string => $body($length),
            ],
        };
    }

    /** @return list<string> */
    private function headerLines(Request $request): array
    {
        $lines = [
            'Accept: application/json',
            'Accept-Encoding: identity',
            'User-Agent: netflow-manager-whmcs/' . Module::VERSION,
            "X-Actor: {$this->actor}",
            "X-Request-Id: {$request->id}",
            // "Expect: 100-continue" would cost a second where nobody answers it.
            'Expect:',
        ];
        if ($this->key !== null) {
            $lines[] = "Authorization: Bearer {$this->key}";
        }
        if ($this->languageTag !== null) {
            $lines[] = "Accept-Language: {$this->languageTag}";
        }
        foreach ($request->headers as $name => $value) {
            $lines[] = "{$name}: {$value}";
        }

        return $lines;
    }

    /** A page of another program is no file, whatever its status. */
    private static function isFile(CurlHandle $handle, string $mediaType): bool
    {
        return self::status($handle) === 200 && Reply::isMediaType(self::mediaType($handle), $mediaType);
    }

    private static function status(CurlHandle $handle): int
    {
        return (int) curl_getinfo($handle, CURLINFO_RESPONSE_CODE);
    }

    private static function mediaType(CurlHandle $handle): string
    {
        return (string) curl_getinfo($handle, CURLINFO_CONTENT_TYPE);
    }
}
