<?php

declare(strict_types=1);

namespace Standin\Web\Client;

use Standin\Web\Response;
use Standin\Web\Visitor;

/**
 * Ends a client's session.
 */
final class Logout
{
    public static function show(): never
    {
        Visitor::leaveClient();
        Response::redirect('/login.php');
    }
}
