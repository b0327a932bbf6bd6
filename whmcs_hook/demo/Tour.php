<?php

declare(strict_types=1);

namespace Demo;

use Standin\Addon;
use Standin\Tables;
use Standin\Web\Response;
use Standin\Web\Visitor;

/**
 * The start page of the demo, and what its links and its switch do before they lead into the site.
 */
final class Tour
{
    // The port "discard", where nobody listens.
    private const DEAD_ADDRESS = 'http://127.0.0.1:9';

    public static function answer(string $path): void
    {
        Tables::open(json_decode((string) getenv('STANDIN_DATABASE'), true, 8, JSON_THROW_ON_ERROR));
        Visitor::recognise();
        match ($path) {
            '/demo/admin' => self::enter(static fn () => Visitor::enterAsAdmin((int) ($_GET['id'] ?? 1))),
            '/demo/client' => self::enter(static fn () => Visitor::enterAsClient((int) ($_GET['id'] ?? 56), false)),
            '/demo/api' => self::switchApi(),
            default => self::show(),
        };
    }

    private static function show(): void
    {
        header('Content-Type: text/html; charset=utf-8');
        header('Cache-Control: no-store');
        $isApiDown = Addon::stored()['api_url'] === self::DEAD_ADDRESS;
        $apiUrl = (string) getenv('NFM_DEMO_API_URL');
        require __DIR__ . '/start_page.php';
    }

    private static function enter(callable $enter): never
    {
        $enter();
        $goto = $_GET['goto'] ?? '';
        Response::redirect(is_string($goto) && preg_match('~\A/(?!/)~', $goto) === 1 ? $goto : '/');
    }

    /** Gives the addon an address at which nothing answers, or the right one again. */
    private static function switchApi(): never
    {
        if (Response::isPost()) {
            $isDown = ($_POST['state'] ?? '') === 'down';
            Addon::store('api_url', $isDown ? self::DEAD_ADDRESS : (string) getenv('NFM_DEMO_API_URL'));
        }
        Response::redirect('/#api-down');
    }
}
