<?php

declare(strict_types=1);

namespace Standin\Web;

use Standin\ActivityLog;
use Standin\Addon;
use Standin\Faults;
use Standin\SmartyEngine;
use Standin\Tables;
use Throwable;

/**
 * One request to the site, from the database to the answer.
 *
 * Environment: `STANDIN_DATABASE`, a connection as illuminate takes it, in JSON; `STANDIN_FAULTS`, a file for every fault
 * of PHP; `STANDIN_SMARTY`, 3 or 4.
 */
final class Site
{
    // Nothing may come from another host: a browser says so in its console, where tests look.
    private const POLICY = "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline';"
        . " img-src 'self' data:; font-src 'self' data:";

    public static function answer(string $path): void
    {
        header('Content-Type: text/html; charset=utf-8');
        header('Cache-Control: no-store');
        header('Content-Security-Policy: ' . self::POLICY);
        ob_start();
        try {
            self::start();
            echo Routes::answer($path);
        } catch (Throwable $failure) {
            self::fail($failure);
        }
    }

    /** What every request begins with, one of the demo's own pages too. */
    public static function start(): void
    {
        Faults::keepIn((string) getenv('STANDIN_FAULTS'), $_SERVER['REQUEST_METHOD'] . ' ' . $_SERVER['REQUEST_URI']);
        SmartyEngine::load((int) (getenv('STANDIN_SMARTY') ?: SmartyEngine::installed()[0]));
        Tables::open(json_decode((string) getenv('STANDIN_DATABASE'), true, 8, JSON_THROW_ON_ERROR));
        ActivityLog::$isStored = true;
        Switches::apply();
        Visitor::recognise();
        Addon::loadHooks();
    }

    /** WHMCS breaks in another way; that it breaks is what counts. */
    private static function fail(Throwable $failure): void
    {
        ob_clean();
        Faults::add("{$failure->getMessage()} in {$failure->getFile()}:{$failure->getLine()}");
        http_response_code(500);
        echo '<!doctype html><html lang="en"><title>Error</title><h1>This page is broken</h1></html>';
    }
}
