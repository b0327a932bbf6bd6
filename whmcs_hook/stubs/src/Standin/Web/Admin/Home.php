<?php

declare(strict_types=1);

namespace Standin\Web\Admin;

use Standin\Input;
use Standin\Runtime;
use Standin\Web\Response;
use Standin\Web\View;

/**
 * The first page of the administration, from which the daily run can be started.
 */
final class Home
{
    public static function show(): string
    {
        if (!Response::isPost()) {
            return Chrome::page('Overview', View::render('admin_home', ['hasRun' => Input::text('ran') !== '']));
        }
        Chrome::requireToken();
        Runtime::runHook('DailyCronJob', []);
        Response::redirect('/admin/index.php?ran=1');
    }
}
