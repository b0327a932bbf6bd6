<?php

declare(strict_types=1);

namespace Standin\Web\Client;

use Standin\Input;
use Standin\Web\Response;
use Standin\Web\Visitor;
use WHMCS\Database\Capsule;

/**
 * Chooses the client. It asks for no password.
 */
final class Login
{
    private const MOST = 100;

    public static function show(): string
    {
        if (Response::isPost()) {
            Visitor::enterAsClient(Input::id('client'), false);
            $goto = Input::text('goto');
            // An address of this site only, as `//host` is none.
            $isOwn = preg_match('~\A/(?!/)~', $goto) === 1;
            Response::redirect($isOwn ? $goto : '/clientarea.php?action=services');
        }
        $clients = Capsule::table('tblclients')->orderBy('id')->limit(self::MOST)->get()->all();

        return Page::render('Login', 'login.tpl', ['clients' => $clients, 'goto' => Input::text('goto')]);
    }
}
