<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Page;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Answers a request with something else than a page of WHMCS: a file, a picture, or nothing at all.
 */
final class RawAnswer
{
    /** Lets other pages of the same person continue, which would wait for the session until this request ends. */
    public static function releaseSession(): void
    {
        if (session_status() === PHP_SESSION_ACTIVE) {
            session_write_close();
        }
    }

    /**
     * Sends status and headers, and nothing of what was printed before.
     *
     * @param array<string, string> $headers name => value
     */
    public static function begin(int $status, array $headers): void
    {
        self::releaseSession();
        while (ob_get_level() > 0 && ob_end_clean()) {
            continue;
        }
        if (headers_sent()) {
            return;
        }
        http_response_code($status);
        // PHP sends both with a session; they would contradict another `Cache-Control`.
        header_remove('Pragma');
        header_remove('Expires');
        header('X-Content-Type-Options: nosniff');
        foreach ($headers as $name => $value) {
            header("{$name}: {$value}");
        }
    }

    /** @param array<string, string> $headers name => value */
    public static function send(int $status, array $headers, string $body = ''): never
    {
        self::begin($status, $headers);
        echo $body;

        // What WHMCS would print after this is no part of the answer.
        exit;
    }

    /** Keeps a page out of every cache. */
    public static function forbidStoring(): void
    {
        if (!headers_sent()) {
            header('Cache-Control: no-store, no-cache, must-revalidate, private, max-age=0');
            header('Pragma: no-cache');
            header('Expires: 0');
        }
    }
}
