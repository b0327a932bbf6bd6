<?php

/**
 * `CurrentUser` as a version would have it that does not tell staff from users.
 */

declare(strict_types=1);

namespace WHMCS\Authentication;

use Standin\Runtime;
use WHMCS\Database\Capsule;

final class CurrentUser
{
    public function client(): ?object
    {
        return Capsule::table('tblclients')->where('id', Runtime::$clientId)->first();
    }

    public function user(): ?object
    {
        return Capsule::table('tblusers')->where('id', Runtime::$userId)->first();
    }
}
