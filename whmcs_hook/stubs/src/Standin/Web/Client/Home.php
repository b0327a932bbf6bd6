<?php

declare(strict_types=1);

namespace Standin\Web\Client;

use Standin\Addon;
use Standin\Input;
use Standin\Theme;
use Standin\Web\Response;
use WHMCS\Authentication\CurrentUser;

/**
 * The first page of the client area, and with `m` the page of an addon module.
 */
final class Home
{
    public static function show(): string
    {
        if (Input::text('m') === '') {
            return Page::render('Welcome', 'homepage.tpl');
        }
        $page = Input::text('m') === Addon::NAME && Addon::isActive() ? Addon::clientPage(Page::language()) : null;
        $file = Theme::moduleTemplate(Page::theme(), Addon::NAME, (string) ($page['templatefile'] ?? ''));
        if ($page === null || $file === null) {
            return Response::notFound();
        }
        if (($page['requirelogin'] ?? false) && (new CurrentUser())->client() === null) {
            Response::redirect('/login.php?goto=' . rawurlencode($_SERVER['REQUEST_URI']));
        }

        return Page::render(
            (string) $page['pagetitle'],
            $file,
            (array) ($page['vars'] ?? []),
            breadcrumb: (array) ($page['breadcrumb'] ?? []),
        );
    }
}
