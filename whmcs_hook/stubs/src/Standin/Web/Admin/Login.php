<?php

declare(strict_types=1);

namespace Standin\Web\Admin;

use Standin\Input;
use Standin\Web\Response;
use Standin\Web\View;
use Standin\Web\Visitor;
use WHMCS\Database\Capsule;

/**
 * Chooses the administrator. It asks for no password.
 */
final class Login
{
    public static function show(): string
    {
        if (Response::isPost()) {
            Visitor::enterAsAdmin(Input::id('admin'));
            Response::redirect('/admin/index.php');
        }
        $admins = Capsule::table('tbladmins')
            ->leftJoin('tbladminroles', 'tbladminroles.id', '=', 'tbladmins.roleid')
            ->get(['tbladmins.id', 'username', 'tbladminroles.name as role']);

        return Chrome::page('Admin login', View::render('admin_login', ['admins' => $admins]));
    }
}
