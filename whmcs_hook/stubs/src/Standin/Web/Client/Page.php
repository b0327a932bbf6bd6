<?php

declare(strict_types=1);

namespace Standin\Web\Client;

use Standin\Runtime;
use Standin\Sidebar;
use Standin\Theme;
use Standin\Tokens;
use WHMCS\Authentication\CurrentUser;
use WHMCS\View\Menu\Item;

/**
 * A page of the client area in the theme and language of this session.
 */
final class Page
{
    private const DEFAULT_THEME = 'nexus';
    private const LANGUAGES = ['english', 'german', 'french', 'spanish', 'dutch', 'portuguese-br', 'italian'];

    public static function theme(): string
    {
        $chosen = $_SESSION['standin_theme'] ?? '';

        return isset(Theme::FOLDERS[$chosen]) ? $chosen : self::DEFAULT_THEME;
    }

    public static function language(): string
    {
        return $_SESSION['Language'] ?? (new CurrentUser())->client()->language ?? 'english';
    }

    /**
     * @param string                $template   a template of the theme, or the whole path of another one
     * @param array<string, mixed>  $values     variables of the template
     * @param Item|null             $sidebar    null for the one of a page without panels of its own
     * @param array<string, string> $breadcrumb address => label
     */
    public static function render(
        string $title,
        string $template,
        array $values = [],
        ?Item $sidebar = null,
        array $breadcrumb = [],
    ): string {
        $smarty = Theme::smarty(self::theme());
        $smarty->assign($values);
        $smarty->assign([
            'pagetitle' => $title,
            'template' => self::theme(),
            'themes' => self::addresses('systpl', array_keys(Theme::FOLDERS)),
            'languages' => self::addresses('language', self::LANGUAGES),
            'language' => self::language(),
            'token' => Tokens::value(),
            'WEB_ROOT' => '',
            'client' => (new CurrentUser())->client(),
            'isMasquerading' => (new CurrentUser())->isMasqueradingAdmin(),
            'adminLoggedIn' => Runtime::$adminId !== null,
            'breadcrumb' => $breadcrumb,
            'primarySidebar' => $sidebar ?? Sidebar::ofOtherPage(),
        ]);

        return $smarty->fetch('header.tpl') . $smarty->fetch($template) . $smarty->fetch('footer.tpl');
    }

    /**
     * @param list<string> $values
     *
     * @return array<string, string> value => this page with it
     */
    private static function addresses(string $parameter, array $values): array
    {
        parse_str((string) parse_url($_SERVER['REQUEST_URI'], PHP_URL_QUERY), $query);
        $links = array_map(static fn (string $value): string
            => '?' . http_build_query([$parameter => $value] + $query, '', '&'), $values);

        return array_combine($values, $links);
    }
}
