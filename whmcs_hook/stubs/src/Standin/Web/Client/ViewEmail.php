<?php

declare(strict_types=1);

namespace Standin\Web\Client;

use Standin\Input;
use Standin\Web\Response;
use WHMCS\Authentication\CurrentUser;
use WHMCS\Database\Capsule;

/**
 * One mail of the client's, as it was logged.
 */
final class ViewEmail
{
    public static function show(): string
    {
        $client = (new CurrentUser())->client();
        $mail = Capsule::table('tblemails')->where('id', Input::id())->where('userid', $client->id ?? 0)->first();

        return $mail === null ? Response::notFound() : Page::render('Email', 'viewemail.tpl', ['mail' => $mail]);
    }
}
