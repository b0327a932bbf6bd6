<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\CurlTransport;
use WHMCS\Module\Addon\NetflowManager\Failure\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Failure\Rejected;
use WHMCS\Module\Addon\NetflowManager\Failure\Unreachable;
use WHMCS\Module\Addon\NetflowManager\Failure\Unreadable;
use WHMCS\Module\Addon\NetflowManager\Log;
use WHMCS\Module\Addon\NetflowManager\Reply;
use WHMCS\Module\Addon\NetflowManager\Request;
use WHMCS\Module\Addon\NetflowManager\RequestHeaders;
use WHMCS\Module\Addon\NetflowManager\Settings;
use WHMCS\Module\Addon\NetflowManager\Transport;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The API as administrators use it: every operation, under their name in the audit trail. They wait for the answer and
 * want to know what went wrong, so there is time, and no breaker.
 */
final class Api
{
    public const DEADLINE_MS = 5000;
    public const LONG_DEADLINE_MS = 120000;
    private const CONNECT_MS = 2000;
    private const LARGEST_REPLY = 8388608;

    public function __construct(
        private readonly Transport $transport,
        private readonly RequestHeaders $headers,
        private readonly int $deadlineMs = self::DEADLINE_MS,
    ) {
    }

    /**
     * @param int $deadlineMs milliseconds for a call other than upload and download
     *
     * @throws Unreachable while address or key are not set up
     */
    public static function of(Settings $settings, string $actor, int $deadlineMs = self::DEADLINE_MS): self
    {
        if ($settings->address === null || $settings->key === null) {
            throw new Unreachable('The address or the key of the API is not set up.');
        }

        return new self(new CurlTransport($settings->address), new RequestHeaders($settings->key, $actor), $deadlineMs);
    }

    /**
     * @param string                    $path  begins with a slash, without a query string
     * @param array<string, string|int> $query
     *
     * @throws ApiFailure
     */
    public function get(string $path, array $query = []): Reply
    {
        return $this->send(new Request(
            'GET',
            $query === [] ? $path : $path . '?' . http_build_query($query, '', '&', PHP_QUERY_RFC3986),
            $this->headers->withKey(),
            $this->deadlineMs,
            self::CONNECT_MS,
            self::LARGEST_REPLY,
        ));
    }

    /**
     * Changes something.
     *
     * @param array<string, mixed>|null $members the JSON object that is sent; null sends no body
     * @param string|null               $ifMatch     the entity tag that the record must still have
     * @param string|null               $ifNoneMatch `*`: there must be no record yet
     *
     * @throws ApiFailure     Rejected when the API says what is wrong
     * @throws \JsonException when a text is not UTF-8
     */
    public function change(
        string $method,
        string $path,
        ?array $members = null,
        ?string $ifMatch = null,
        ?string $ifNoneMatch = null,
    ): Reply {
        $headers = $this->headers->withKey();
        if ($ifMatch !== null) {
            $headers[] = "If-Match: {$ifMatch}";
        }
        if ($ifNoneMatch !== null) {
            $headers[] = "If-None-Match: {$ifNoneMatch}";
        }
        if ($members !== null) {
            $headers[] = 'Content-Type: application/json';
        }
        $body = $members === null
            ? null
            : json_encode((object) $members, JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES);

        return $this->send(new Request(
            $method,
            $path,
            $headers,
            $this->deadlineMs,
            self::CONNECT_MS,
            self::LARGEST_REPLY,
            $body,
        ));
    }

    /**
     * Sends a file of any size.
     *
     * @param \Closure $read `function (int $length): string`, an empty string at the end
     *
     * @throws ApiFailure
     */
    public function upload(string $path, string $mediaType, \Closure $read): Reply
    {
        $headers = [...$this->headers->withKey(), "Content-Type: {$mediaType}"];

        return $this->send(new Request(
            'POST',
            $path,
            $headers,
            self::LONG_DEADLINE_MS,
            self::CONNECT_MS,
            self::LARGEST_REPLY,
            $read,
        ));
    }

    /**
     * Receives a file of any size.
     *
     * @param \Closure $write `function (string $bytes): void`, called only for a file, never for an error
     *
     * @throws ApiFailure
     */
    public function download(string $path, string $mediaType, \Closure $write): void
    {
        $reply = $this->send(new Request(
            'GET',
            $path,
            [...$this->headers->withKey(), "Accept: {$mediaType}"],
            self::LONG_DEADLINE_MS,
            self::CONNECT_MS,
            self::LARGEST_REPLY,
            null,
            $write,
            $mediaType,
        ));
        if (!$reply->isOf($mediaType)) {
            throw new Unreadable('The answer is no file: another program may listen at this address.');
        }
    }

    /** @throws ApiFailure */
    private function send(Request $request): Reply
    {
        $startedAt = hrtime(true);
        $outcome = 'no reply';
        try {
            $reply = $this->transport->send($request);
            $outcome = "status {$reply->status}";

            return $reply->accepted();
        } finally {
            $milliseconds = (hrtime(true) - $startedAt) / 1e6;
            // Without the query string: what staff search for is nobody else's business.
            $question = $request->method . ' ' . strtok($request->path, '?');
            Log::call($question, sprintf('%s, %.1f ms', $outcome, $milliseconds));
        }
    }
}
