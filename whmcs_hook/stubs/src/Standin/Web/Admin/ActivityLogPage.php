<?php

declare(strict_types=1);

namespace Standin\Web\Admin;

use Standin\Web\View;
use WHMCS\Database\Capsule;

/**
 * The activity log, newest line first.
 */
final class ActivityLogPage
{
    private const MOST = 200;

    public static function show(): string
    {
        $lines = Capsule::table('tblactivitylog')->orderByDesc('id')->limit(self::MOST)->get();

        return Chrome::page('Activity Log', View::render('admin_activity', ['lines' => $lines]));
    }
}
