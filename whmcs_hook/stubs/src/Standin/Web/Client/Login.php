<?php

declare(strict_types=1);

namespace Standin\Web\Client;

use Standin\Input;
use Standin\Web\Response;
use Standin\Web\Visitor;
use WHMCS\Database\Capsule;

/**
 * Chooses the client, and a user who was invited to it, else its owner. It asks for no password.
 */
final class Login
{
    private const MOST = 100;

    public static function show(): string
    {
        if (Response::isPost()) {
            [$clientId, $userId] = array_map('intval', explode('/', Input::text('client') . '/'));
            Visitor::enterAsClient($clientId, false, $userId ?: null);
            $goto = Input::text('goto');
            // An address of this site only, as `//host` is none.
            $isOwn = preg_match('~\A/(?!/)~', $goto) === 1;
            Response::redirect($isOwn ? $goto : '/clientarea.php?action=services');
        }
        $clients = Capsule::table('tblclients')->orderBy('id')->limit(self::MOST)->get()->all();
        $invited = Capsule::table('tblusers_clients')->join('tblusers', 'tblusers.id', '=', 'auth_user_id')
            ->where('owner', 0)->orderBy('client_id')->limit(self::MOST)
            ->get(['client_id', 'auth_user_id', 'first_name', 'permissions'])->all();
        $values = ['clients' => $clients, 'invited' => $invited, 'goto' => Input::text('goto')];

        return Page::render('Login', 'login.tpl', $values);
    }
}
