<?php

declare(strict_types=1);

namespace WHMCS\Database;

/**
 * WHMCS's database access, which is illuminate's Capsule under another name.
 */
final class Capsule extends \Illuminate\Database\Capsule\Manager
{
}
