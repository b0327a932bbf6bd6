<?php

declare(strict_types=1);

namespace Standin\Web\Admin;

use Standin\Input;
use Standin\Web\View;
use WHMCS\Database\Capsule;

/**
 * The log of sent mails, and one of them.
 */
final class EmailLog
{
    private const MOST = 100;

    public static function show(): string
    {
        $mail = Capsule::table('tblemails')->where('id', Input::id())->first();
        if ($mail !== null) {
            return Chrome::page((string) $mail->subject, View::render('admin_mail', ['mail' => $mail]));
        }
        $mails = Capsule::table('tblemails')->orderByDesc('id')->limit(self::MOST)->get();

        return Chrome::page('Email Message Log', View::render('admin_mails', ['mails' => $mails]));
    }
}
