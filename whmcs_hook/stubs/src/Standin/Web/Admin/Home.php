<?php

declare(strict_types=1);

namespace Standin\Web\Admin;

use Standin\Dashboard;
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
            $shown = ['hasRun' => Input::text('ran') !== '', 'widgets' => Dashboard::widgets()];

            return Chrome::page('Overview', View::render('admin_home', $shown));
        }
        Chrome::requireToken();
        Runtime::runHook('DailyCronJob', []);
        Response::redirect('/admin/index.php?ran=1');
    }
}
