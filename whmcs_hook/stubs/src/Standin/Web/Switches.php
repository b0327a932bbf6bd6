<?php

declare(strict_types=1);

namespace Standin\Web;

use Standin\Input;
use WHMCS\Database\Capsule;

/**
 * In what the versions of WHMCS differ, set by rows of `tblconfiguration`: `StandinEncodesInput` (`on`) and
 * `StandinLeavesOut` (of `crypt`, `dates`, `local_api`, `tokens`, parted by blanks).
 */
final class Switches
{
    private const OPTIONAL = ['crypt', 'dates', 'local_api', 'tokens'];

    public static function apply(): void
    {
        Input::set($_GET, $_POST, self::value('StandinEncodesInput') === 'on');
        foreach (array_diff(self::OPTIONAL, explode(' ', self::value('StandinLeavesOut'))) as $name) {
            require __DIR__ . "/../../../{$name}.php";
        }
    }

    public static function value(string $setting): string
    {
        return (string) Capsule::table('tblconfiguration')->where('setting', $setting)->value('value');
    }
}
