<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Api;

use WHMCS\Module\Addon\NetflowManager\Whmcs\Log;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Calls the API, with the deadline and the breaker that `Module` chooses for the caller. No call is retried.
 *
 * Hooks run on pages that are not about NetFlow: they have little time and a breaker, which counts a call as a success
 * only when `$read` returns. Administrators wait for the answer: they have time and no breaker.
 */
final class Api
{
    private const LONG_DEADLINE_MS = 120000;
    // A record has at most 46 KB of JSON, most of it notes: so many always fit into the largest reply.
    private const PAGE = 150;
    // Ten thousand items, if each page is as large as can be.
    private const MOST_PAGES = 67;

    /**
     * @param int $deadlineMs   milliseconds for a whole call other than upload and download
     * @param int $largestReply bytes
     */
    public function __construct(
        private readonly Connection $connection,
        private readonly int $deadlineMs,
        private readonly ?Breaker $breaker = null,
        private readonly int $largestReply = Request::LARGEST_REPLY,
    ) {
    }

    /**
     * @param string                     $path    begins with a slash, without a query string
     * @param array<string, string|int|list<int>> $query
     * @param array<string, mixed>|null  $body    members of the JSON object to send; null sends no body
     * @param array<string, string|null> $headers name => value; null leaves one out
     * @param callable|null              $read    `function (Reply $reply): mixed`, which throws ApiFailure unless the
     *                                            reply is what the contract says; required where there is a breaker
     *
     * @return mixed what `$read` returns; without it, the Reply
     *
     * @throws ApiFailure     for everything but a 2xx from which `$read` returns
     * @throws \JsonException when a string of the body is not UTF-8
     */
    public function call(
        string $method,
        string $path,
        array $query = [],
        ?array $body = null,
        array $headers = [],
        ?callable $read = null,
    ): mixed {
        if ($body !== null) {
            $headers['Content-Type'] = 'application/json';
        }
        $flags = JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES;

        $request = new Request(
            $method,
            Request::target($path, $query),
            $this->deadlineMs,
            array_filter($headers, 'is_string'),
            $body === null ? null : json_encode((object) $body, $flags),
            largestReply: $this->largestReply,
        );

        return $this->guarded($request, $read ?? static fn (Reply $reply): Reply => $reply);
    }

    /**
     * Sends a file of any size.
     *
     * @param array<string, string|int> $query
     * @param \Closure                  $read  `function (int $length): string`, an empty string at the end
     *
     * @throws ApiFailure
     */
    public function upload(string $path, array $query, string $mediaType, \Closure $read): Members
    {
        $headers = ['Content-Type' => $mediaType];
        $read = Gzip::reader($headers, $read);
        $request = new Request('POST', Request::target($path, $query), self::LONG_DEADLINE_MS, $headers, $read);

        return $this->guarded($request, static fn (Reply $reply): Members => $reply->members());
    }

    /**
     * Receives a file of any size, in answer to another one where `$read` is given.
     *
     * @param array<string, string|int> $query
     * @param \Closure                  $write `function (string $bytes): void`, never called for an error
     * @param \Closure|null             $read  as for an upload, of the same media type
     *
     * @throws ApiFailure
     */
    public function download(string $path, array $query, string $mediaType, \Closure $write, ?\Closure $read = null): void
    {
        $headers = ['Accept' => $mediaType] + ($read === null ? [] : ['Content-Type' => $mediaType]);
        $request = new Request(
            $read === null ? 'GET' : 'POST',
            Request::target($path, $query),
            self::LONG_DEADLINE_MS,
            body: $read === null ? null : Gzip::reader($headers, $read),
            headers: $headers,
            sink: $write,
            sinkType: $mediaType,
        );
        $this->guarded($request, static fn (Reply $reply): bool => $reply->isOf($mediaType)
            || throw ApiFailure::unreadable('failure_no_file'));
    }

    /**
     * @template Item
     * @param array<string, string|int|list<int>> $query
     * @param callable(Members): Item   $item
     * @return array{list<Item>, string|null, Members} a page of a list, the cursor of the next one, and the whole answer
     *
     * @throws ApiFailure
     */
    public function page(string $path, array $query, callable $item): array
    {
        return $this->call('GET', $path, $query, read: static function (Reply $reply) use ($item): array {
            $page = $reply->members();

            return [array_map($item, $page->objects('items')), $page->textOrNull('next_cursor'), $page];
        });
    }

    /**
     * Reads a list to its end, page by page, as long as somebody takes the items.
     *
     * @template Item
     * @param array<string, string|int> $query of the first page; without `limit`, pages are as large as can be
     * @param callable(Members): Item   $item
     * @param float                     $until no other page is requested after this, by `hrtime`
     *
     * @return \Generator<int, Item> its keys mean nothing
     *
     * @throws ApiFailure
     */
    public function items(string $path, array $query, callable $item, float $until = INF): \Generator
    {
        $query += ['limit' => self::PAGE];
        for ($pages = 0; $pages < self::MOST_PAGES; ++$pages) {
            [$items, $cursor] = $this->page($path, $query, $item);
            $isLast = $cursor === null || hrtime(true) > $until;
            yield from $items;
            if ($isLast) {
                return;
            }
            $query['cursor'] = $cursor;
        }
    }

    private function guarded(Request $request, callable $read): mixed
    {
        $this->breaker?->admit();
        try {
            $answer = $read($this->accepted($request));
        } catch (ApiFailure $failure) {
            $failure->nameRequest($request->id);
            $this->breaker?->judge($failure);

            throw $failure;
        }
        $this->breaker?->succeeded();

        return $answer;
    }

    private function accepted(Request $request): Reply
    {
        $startedAt = hrtime(true);
        $outcome = 'no reply';
        try {
            $reply = $this->connection->send($request);
            $outcome = "status {$reply->status}";

            return $reply->accepted(isset($request->headers['If-None-Match']));
        } finally {
            // What staff search for is nobody else's business.
            $path = $this->breaker === null
                ? strtok($request->path, '?')
                : preg_replace('/([?&](?:q|ip)=)[^&]*/', '$1…', $request->path);
            $milliseconds = (hrtime(true) - $startedAt) / 1e6;
            $outcome .= sprintf(', %.1f ms, request id %s', $milliseconds, $request->id);
            Log::call("{$request->method} {$path}", $outcome);
        }
    }
}
