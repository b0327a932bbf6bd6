<?php

declare(strict_types=1);

namespace Demo;

use Standin\Addon;
use Standin\Mailer;
use Standin\Services;
use Standin\Web\Response;
use Standin\Web\Site;
use Standin\Web\Visitor;
use WHMCS\Database\Capsule;

/**
 * The start page of the demo, what its links and its switch do before they lead into the site, and the last mail as its
 * reader gets it, which WHMCS has no page for.
 */
final class Tour
{
    // The port "discard", where nobody listens.
    private const DEAD_ADDRESS = 'http://127.0.0.1:9';
    // The one that the mails are about.
    private const SERVICE = 1001;
    private const ORDER = 500;
    private const WELCOME_MAIL = 'Dedicated/VPS Server Welcome Email';

    public static function answer(string $path): void
    {
        Site::start();
        match ($path) {
            '/demo/admin' => self::enter(static fn () => Visitor::enterAsAdmin((int) ($_GET['id'] ?? 1))),
            '/demo/client' => self::enter(static fn () => Visitor::enterAsClient(
                (int) ($_GET['id'] ?? 56),
                false,
                isset($_GET['user']) ? (int) $_GET['user'] : null,
            )),
            '/demo/api' => self::switchApi(),
            '/demo/order' => self::acceptOrder(),
            '/demo/mail' => Response::isPost() ? self::send() : self::showMail(),
            default => self::show(),
        };
    }

    private static function show(): void
    {
        self::sendHeaders();
        $isApiDown = Addon::stored()['api_url'] === self::DEAD_ADDRESS;
        $apiUrl = (string) getenv('NFM_DEMO_API_URL');
        require __DIR__ . '/start_page.php';
    }

    /** The newest of what left the machine, beside what WHMCS's log has of it. */
    private static function showMail(): void
    {
        self::sendHeaders();
        $sent = Capsule::table('standin_outbox')->orderByDesc('id')->first();
        $logged = Capsule::table('tblemails')->orderByDesc('id')->first();
        $isHtml = $logged !== null && !$logged->standin_plaintext;
        $text = $isHtml ? self::textOf((string) $sent->message) : (string) ($sent->message ?? '');
        require __DIR__ . '/mail_page.php';
    }

    private static function send(): never
    {
        $name = Capsule::table('tblemailtemplates')->where('id', (int) ($_POST['template'] ?? 0))->value('name');
        if ($name !== null) {
            Mailer::send('product', (string) $name, self::SERVICE);
        }
        Response::redirect('/demo/mail');
    }

    /** Accepts Ada's order of another VPS, and shows its welcome mail. */
    private static function acceptOrder(): never
    {
        if (Response::isPost()) {
            Services::acceptOrder(self::ORDER, self::WELCOME_MAIL);
        }
        Response::redirect('/demo/mail');
    }

    /** The text part that a mailer makes of an HTML mail: without tags, and with the characters that entities stand for. */
    private static function textOf(string $html): string
    {
        return trim(html_entity_decode(strip_tags($html), ENT_QUOTES | ENT_HTML5, 'UTF-8'));
    }

    private static function sendHeaders(): void
    {
        header('Content-Type: text/html; charset=utf-8');
        header('Cache-Control: no-store');
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
