<?php

declare(strict_types=1);

namespace Standin;

use WHMCS\View\Menu\Item;

/**
 * Remembers what hooks are given, for tests of who runs them.
 */
final class Witness
{
    /** @var list<array{hook: string, vars: mixed}> */
    private static array $seen = [];

    /** @param list<string> $hooks */
    public static function watch(array $hooks): void
    {
        foreach ($hooks as $hook) {
            add_hook($hook, 0, static function (mixed $vars) use ($hook): void {
                $told = $vars instanceof Item ? Sidebar::described($vars) : $vars;
                self::$seen[] = ['hook' => $hook, 'vars' => $told];
            });
        }
    }

    /** @return list<array{hook: string, vars: mixed}> in the order in which they ran */
    public static function seen(): array
    {
        return self::$seen;
    }
}
