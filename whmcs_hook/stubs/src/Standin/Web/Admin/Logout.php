<?php

declare(strict_types=1);

namespace Standin\Web\Admin;

use Standin\Web\Response;
use Standin\Web\Visitor;

/**
 * Ends an administrator's session.
 */
final class Logout
{
    public static function show(): never
    {
        Visitor::leaveAdmin();
        Response::redirect('/admin/login.php');
    }
}
