<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Answers a request with a file in place of a page. Nothing of the page around the addon gets into it, and it goes to
 * the browser piece by piece.
 */
final class Download
{
    private bool $hasBegun = false;

    public function __construct(
        private readonly string $name,
        private readonly string $mediaType,
    ) {
    }

    public function hasBegun(): bool
    {
        return $this->hasBegun;
    }

    public function write(string $bytes): void
    {
        if (!$this->hasBegun) {
            $this->begin();
        }
        echo $bytes;
        flush();
    }

    /** Ends the request: what WHMCS would print after this is no part of the file. */
    public function end(): never
    {
        if (!$this->hasBegun) {
            $this->begin();
        }

        exit;
    }

    private function begin(): void
    {
        $this->hasBegun = true;
        // Other pages of the same administrator would wait for the session until the last byte.
        if (session_status() === PHP_SESSION_ACTIVE) {
            session_write_close();
        }
        while (ob_get_level() > 0 && ob_end_clean()) {
            continue;
        }
        if (headers_sent()) {
            return;
        }
        header("Content-Type: {$this->mediaType}; charset=utf-8");
        header("Content-Disposition: attachment; filename=\"{$this->name}\"");
        header('Cache-Control: no-store');
        header('X-Content-Type-Options: nosniff');
    }
}
