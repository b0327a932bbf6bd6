<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * One call to the API, before it is sent.
 */
final class Request
{
    public const PAGE_CONNECT_MS = 200;
    public const PAGE_LARGEST_REPLY = 65536;

    /**
     * @param string               $path         begins with a slash, query string included
     * @param list<string>         $headers      complete header lines
     * @param int                  $deadlineMs   milliseconds from the call to the last byte
     * @param int                  $connectMs    milliseconds for the connection, as a part of the deadline
     * @param int                  $largestReply bytes of a body that is kept; a `$sink` takes any number
     * @param string|\Closure|null $body         what is sent: a text, or `function (int $length): string` that reads
     *                                           on and gives an empty string at the end
     * @param \Closure|null        $sink         `function (string $bytes): void` that takes the body of a 200
     * @param string               $sinkType     media type that this body must have, else it is kept as any other
     */
    public function __construct(
        public readonly string $method,
        public readonly string $path,
        public readonly array $headers,
        public readonly int $deadlineMs,
        public readonly int $connectMs = self::PAGE_CONNECT_MS,
        public readonly int $largestReply = self::PAGE_LARGEST_REPLY,
        public readonly string|\Closure|null $body = null,
        public readonly ?\Closure $sink = null,
        public readonly string $sinkType = '',
    ) {
    }

    /**
     * A question of a page or a mail: small, and with little time.
     *
     * @param list<string> $headers
     */
    public static function get(string $path, array $headers, int $deadlineMs): self
    {
        return new self('GET', $path, $headers, $deadlineMs);
    }
}
