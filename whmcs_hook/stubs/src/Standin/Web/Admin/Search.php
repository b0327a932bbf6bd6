<?php

declare(strict_types=1);

namespace Standin\Web\Admin;

use Standin\Input;
use Standin\Runtime;
use Standin\Web\View;

/**
 * The search bar of the administration: what hooks find.
 */
final class Search
{
    private const MOST = 10;

    public static function show(): string
    {
        $vars = ['searchTerm' => Input::text('q'), 'numResults' => self::MOST];
        $found = array_merge([], ...Runtime::runHook('IntelligentSearch', $vars));

        return Chrome::page('Search', View::render('admin_search', ['term' => $vars['searchTerm'], 'found' => $found]));
    }
}
