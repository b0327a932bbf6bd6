<?php

declare(strict_types=1);

namespace Standin\Web;

/**
 * Answers that are no page of their own.
 */
final class Response
{
    /** To another address, and the end of this request. */
    public static function redirect(string $to): never
    {
        header('Location: ' . $to, true, 303);
        exit;
    }

    public static function notFound(): string
    {
        http_response_code(404);

        return '<!doctype html><html lang="en"><title>Not found</title><h1>There is no such page</h1></html>';
    }

    public static function isPost(): bool
    {
        return $_SERVER['REQUEST_METHOD'] === 'POST';
    }
}
