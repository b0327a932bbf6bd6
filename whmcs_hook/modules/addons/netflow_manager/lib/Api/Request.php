<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Api;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * One request, before it is sent.
 */
final class Request
{
    public const PAGE_LARGEST_REPLY = 65536;
    public const LARGEST_REPLY = 8388608;

    /** Under which the API logs the call: the id that is sent, then the one that the reply names. */
    public string $id;

    /**
     * @param string                $path         begins with a slash, query string included
     * @param int                   $deadlineMs   milliseconds from the call to the last byte; connecting may use all of them
     * @param array<string, string> $headers      name => value, beside those of every request
     * @param string|\Closure|null  $body         the string to send, or `function (int $length): string` that reads on
     *                                            and returns an empty string at the end
     * @param \Closure|null         $sink         `function (string $bytes): void` that takes the body of a 200
     * @param string                $sinkType     media type that this body must have, else it is kept as any other
     * @param int                   $largestReply bytes of a body that is kept; a `$sink` takes any number
     */
    public function __construct(
        public readonly string $method,
        public readonly string $path,
        public readonly int $deadlineMs,
        public readonly array $headers = [],
        public readonly string|\Closure|null $body = null,
        public readonly ?\Closure $sink = null,
        public readonly string $sinkType = '',
        public readonly int $largestReply = self::LARGEST_REPLY,
    ) {
        $this->id = bin2hex(random_bytes(16));
    }

    /**
     * @param array<string, string|int|list<int>> $query name => value, or the values of a repeated parameter
     *
     * @return string the path with its query string
     */
    public static function target(string $path, array $query): string
    {
        // PHP writes a list as name[0]=, which only PHP reads.
        $text = preg_replace('/%5B\d+%5D=/', '=', http_build_query($query, '', '&', PHP_QUERY_RFC3986));

        return $query === [] ? $path : "{$path}?{$text}";
    }
}
