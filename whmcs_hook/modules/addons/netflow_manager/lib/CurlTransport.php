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
    public function __construct(private readonly ApiAddress $address)
    {
    }

    public function send(Request $request): Reply
    {
        if (!function_exists('curl_init')) {
            throw new Unreachable('The PHP extension curl is not installed.');
        }
        $handle = curl_init();
        $received = new ReceivedReply($request->largestReply, $request->sink, $request->sinkType);
        curl_setopt_array($handle, $this->options($request) + $received->options());
        if (curl_exec($handle) === false) {
            throw $this->failure($handle);
        }

        return $received->reply($handle);
    }

    /** @return array<int, mixed> */
    private function options(Request $request): array
    {
        $options = [
            CURLOPT_URL => $this->address->baseUrl . $request->path,
            CURLOPT_CUSTOMREQUEST => $request->method,
            // "Expect: 100-continue" would cost a second where nobody answers it.
            CURLOPT_HTTPHEADER => [...$request->headers, 'Expect:'],
            CURLOPT_HTTP_VERSION => CURL_HTTP_VERSION_1_1,
            // Without NOSIGNAL, limits below a second fail at once on some builds of libcurl.
            CURLOPT_NOSIGNAL => true,
            CURLOPT_CONNECTTIMEOUT_MS => min($request->connectMs, $request->deadlineMs),
            CURLOPT_TIMEOUT_MS => $request->deadlineMs,
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

        return $options + $this->bodyOptions($request->body);
    }

    /** @return array<int, mixed> */
    private function bodyOptions(string|\Closure|null $body): array
    {
        if ($body instanceof \Closure) {
            return [
                CURLOPT_UPLOAD => true,
                CURLOPT_READFUNCTION => static fn ($handle, $stream, int $length): string => $body($length),
            ];
        }

        return $body === null ? [] : [CURLOPT_POSTFIELDS => $body];
    }

    private function failure(CurlHandle $handle): Unreachable|Unreadable
    {
        $wasSent = curl_getinfo($handle, CURLINFO_REQUEST_SIZE) > 0;
        $reason = curl_strerror(curl_errno($handle)) ?? 'The connection failed';

        return match (curl_errno($handle)) {
            CURLE_WRITE_ERROR => new Unreadable('The answer is too large.'),
            CURLE_PARTIAL_FILE => new Unreadable('The answer broke off.'),
            CURLE_OPERATION_TIMEDOUT => new Unreachable('No answer came in time.', $wasSent),
            default => new Unreachable(rtrim($reason, '.') . '.', $wasSent),
        };
    }
}
