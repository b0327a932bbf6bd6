<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager;

use CurlHandle;
use WHMCS\Module\Addon\NetflowManager\Failure\Unreachable;
use WHMCS\Module\Addon\NetflowManager\Failure\Unreadable;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The transport over plain cURL: WHMCS brings its own Guzzle, and a second one in the same process breaks either.
 */
final class CurlTransport implements Transport
{
    private const CONNECT_MS = 200;
    private const LARGEST_BODY = 65536;

    public function __construct(private readonly ApiAddress $address)
    {
    }

    public function get(string $path, array $headers, int $deadlineMs): Reply
    {
        if (!function_exists('curl_init')) {
            throw new Unreachable('The PHP extension curl is not installed.');
        }
        $handle = curl_init();
        $body = '';
        curl_setopt_array($handle, $this->options($path, $headers, $deadlineMs));
        curl_setopt($handle, CURLOPT_WRITEFUNCTION, static function ($ignored, string $bytes) use (&$body): int {
            $body .= $bytes;

            return strlen($body) > self::LARGEST_BODY ? -1 : strlen($bytes);
        });
        if (curl_exec($handle) === false) {
            throw $this->failure($handle);
        }

        return new Reply(
            (int) curl_getinfo($handle, CURLINFO_RESPONSE_CODE),
            (string) curl_getinfo($handle, CURLINFO_CONTENT_TYPE),
            $body,
        );
    }

    /**
     * @param list<string> $headers
     *
     * @return array<int, mixed>
     */
    private function options(string $path, array $headers, int $deadlineMs): array
    {
        $options = [
            CURLOPT_URL => $this->address->baseUrl . $path,
            CURLOPT_HTTPHEADER => $headers,
            CURLOPT_HTTP_VERSION => CURL_HTTP_VERSION_1_1,
            // Without NOSIGNAL, limits below a second fail at once on some builds of libcurl.
            CURLOPT_NOSIGNAL => true,
            CURLOPT_CONNECTTIMEOUT_MS => min(self::CONNECT_MS, $deadlineMs),
            CURLOPT_TIMEOUT_MS => $deadlineMs,
            CURLOPT_PROTOCOLS => CURLPROTO_HTTP | CURLPROTO_HTTPS,
            // A redirect or a proxy of the environment would carry the key to another host.
            CURLOPT_FOLLOWLOCATION => false,
            CURLOPT_PROXY => '',
            CURLOPT_NOPROXY => '*',
            CURLOPT_SSL_VERIFYPEER => true,
            CURLOPT_SSL_VERIFYHOST => 2,
        ];
        if ($this->address->socketPath !== null) {
            $options[CURLOPT_UNIX_SOCKET_PATH] = $this->address->socketPath;
        }

        return $options;
    }

    private function failure(CurlHandle $handle): Unreachable|Unreadable
    {
        return match (curl_errno($handle)) {
            CURLE_WRITE_ERROR => new Unreadable('The answer is larger than 64 KiB.'),
            CURLE_PARTIAL_FILE => new Unreadable('The answer broke off.'),
            CURLE_OPERATION_TIMEDOUT => new Unreachable('No answer came in time.'),
            default => new Unreachable(rtrim(curl_strerror(curl_errno($handle)) ?? 'The connection failed', '.') . '.'),
        };
    }
}
