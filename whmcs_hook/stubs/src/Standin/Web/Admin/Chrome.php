<?php

declare(strict_types=1);

namespace Standin\Web\Admin;

use Standin\Addon;
use Standin\Tokens;
use Standin\Web\View;
use WHMCS\Authentication\CurrentUser;

/**
 * The frame of every page of the administration, in Bootstrap 3 as WHMCS has it there.
 */
final class Chrome
{
    public static function isEntered(): bool
    {
        return (new CurrentUser())->isAuthenticatedAdmin() && self::admin() !== null;
    }

    public static function admin(): ?object
    {
        return (new CurrentUser())->admin();
    }

    /** @param string $content HTML; as the two others are text and HTML */
    public static function page(string $title, string $content, string $sidebar = ''): string
    {
        return View::render('admin', [
            'title' => $title,
            'content' => $content,
            'sidebar' => $sidebar,
            'admin' => self::admin(),
            'mayOpenAddon' => Addon::isOpenTo(self::admin()),
        ]);
    }

    /** For forms of the administration itself. The addon's forms are the addon's to check. */
    public static function requireToken(): void
    {
        Tokens::isRight('WHMCS.admin.default') ?: Tokens::refuse();
    }
}
