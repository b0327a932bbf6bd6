<?php

declare(strict_types=1);

namespace Standin\Web\Admin;

use Standin\Addon;
use Standin\Input;

/**
 * Addons > a module: its own page, for the roles that have access, in the frame of the administration.
 */
final class AddonPage
{
    public static function show(): string
    {
        if (Input::text('module') !== Addon::NAME || !Addon::isActive() || !Addon::isOpenTo(Chrome::admin())) {
            http_response_code(403);

            return Chrome::page('Access denied', '<div class="alert alert-danger">Your role may not open this.</div>');
        }
        $page = Addon::page(Chrome::admin());

        return Chrome::page((string) Addon::configuration()['name'], $page['content'], $page['sidebar']);
    }
}
