<?php

declare(strict_types=1);

namespace WHMCS\Authentication;

use Standin\Runtime;
use WHMCS\Database\Capsule;

/**
 * Who is logged in: the documented class, as far as clients go.
 */
final class CurrentUser
{
    public function client(): ?object
    {
        return Runtime::$clientId === null
            ? null
            : Capsule::table('tblclients')->where('id', Runtime::$clientId)->first();
    }
}
