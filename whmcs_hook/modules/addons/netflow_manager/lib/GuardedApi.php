<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager;

use WHMCS\Module\Addon\NetflowManager\Failure\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Failure\Rejected;
use WHMCS\Module\Addon\NetflowManager\Failure\Unreadable;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The API as hooks ask it, on pages and in runs that are not about NetFlow: with little time, once, never repeated, and
 * guarded by the breaker of its purpose.
 *
 * An answer counts when it is a 200 and `$read` can take what it needs from it. `$read` is given the Members and the
 * entity tag (or null), and throws Unreadable when something is wrong.
 */
final class GuardedApi
{
    /** @param int $deadlineMs milliseconds for a whole call */
    public function __construct(
        private readonly Transport $transport,
        private readonly Breaker $breaker,
        private readonly RequestHeaders $headers,
        private readonly int $deadlineMs,
        private readonly int $largestReply = Request::PAGE_LARGEST_REPLY,
    ) {
    }

    /**
     * @template Answer
     *
     * @param string                             $path begins with a slash, query string included
     * @param callable(Members, ?string): Answer $read
     *
     * @return Answer
     *
     * @throws ApiFailure Rejected when the API says what is wrong
     */
    public function get(string $path, callable $read): mixed
    {
        return $this->ask('GET', $path, null, $read);
    }

    /**
     * @template Answer
     *
     * @param array<string, string|int|bool>     $members the JSON object that is sent
     * @param callable(Members, ?string): Answer $read
     *
     * @return Answer
     *
     * @throws ApiFailure Rejected when the API says what is wrong
     */
    public function post(string $path, array $members, callable $read): mixed
    {
        return $this->ask('POST', $path, json_encode((object) $members, JSON_THROW_ON_ERROR), $read);
    }

    private function ask(string $method, string $path, ?string $body, callable $read): mixed
    {
        $this->breaker->admit();
        try {
            $reply = $this->reply($method, $path, $body);
            $answer = $read(new Members($reply->json()), $reply->etag);
        } catch (ApiFailure $failure) {
            $this->breaker->judge($failure);

            throw $failure;
        }
        $this->breaker->succeeded();

        return $answer;
    }

    /** @throws Rejected|Unreadable for everything that is not a 2xx */
    private function reply(string $method, string $path, ?string $body): Reply
    {
        $startedAt = hrtime(true);
        $outcome = 'no reply';
        try {
            $reply = $this->transport->send(new Request(
                $method,
                $path,
                [...$this->headers->withKey(), ...($body === null ? [] : ['Content-Type: application/json'])],
                $this->deadlineMs,
                Request::PAGE_CONNECT_MS,
                $this->largestReply,
                $body,
            ));
            $outcome = "status {$reply->status}";

            return $reply->accepted();
        } finally {
            // What staff search for is nobody else's business.
            $question = preg_replace('/([?&](?:q|ip)=)[^&]*/', '$1…', "{$method} {$path}");
            Log::call((string) $question, sprintf('%s, %.1f ms', $outcome, (hrtime(true) - $startedAt) / 1e6));
        }
    }
}
