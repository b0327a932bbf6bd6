<?php

/**
 * Includes the addon's hooks.php and an empty file by turns: JSON on standard input (`file`, `empty`, `loads`) and output:
 * milliseconds of each, hooks that were registered, and the classes that were asked for (a query or a call needs one).
 */

declare(strict_types=1);

const WHMCS = true;

$hooks = 0;
$classes = [];

function add_hook(string $name, int $priority, callable $callback): void
{
    $GLOBALS['hooks']++;
}

spl_autoload_register(static function (string $class) use (&$classes): void {
    $classes[] = $class;
});

$order = json_decode((string) file_get_contents('php://stdin'), true, 4, JSON_THROW_ON_ERROR);
$times = ['empty' => [], 'file' => []];
foreach (range(1, $order['loads']) as $load) {
    foreach (array_keys($times) as $name) {
        $startedAt = hrtime(true);
        include $order[$name];
        $times[$name][] = (hrtime(true) - $startedAt) / 1e6;
    }
}
echo json_encode(['times' => $times, 'hooks' => intdiv($hooks, $order['loads']), 'classes' => $classes]);
