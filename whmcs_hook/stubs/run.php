<?php

/**
 * Plays one scenario: JSON on standard input, JSON on standard output.
 *
 * In: `tables` {table: rows}, `smarty` 3 or 4 or null, `functions` (of `crypt`, `local_api`, `tokens`), `client` (id or
 * null), `steps`.
 * Out, on the last line: `steps` (see Scenario), `activity` (lines), `module_log`, `faults` (all PHP notices, those at
 * start included).
 */

declare(strict_types=1);

use Standin\Accounts;
use Standin\Faults;
use Standin\Runtime;
use Standin\Scenario;
use Standin\SmartyEngine;
use Standin\Tables;

require __DIR__ . '/bootstrap.php';

$scenario = json_decode((string) file_get_contents('php://stdin'), true, 64, JSON_THROW_ON_ERROR);
foreach ($scenario['functions'] ?? [] as $name) {
    require __DIR__ . "/{$name}.php";
}
if (isset($scenario['smarty'])) {
    SmartyEngine::load($scenario['smarty']);
}
Tables::create($scenario['tables'] ?? []);
Accounts::enter($scenario['client'] ?? null);
$_SESSION = [];

// A step may end the process, as a request of WHMCS would end there.
register_shutdown_function(static function (): void {
    Scenario::finish();
    echo "\n", json_encode([
        'steps' => Scenario::$reports,
        'activity' => Runtime::$activityLog,
        'module_log' => Runtime::$moduleLog,
        'faults' => Faults::$seen,
    ], JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_INVALID_UTF8_SUBSTITUTE);
});

foreach ($scenario['steps'] as $step) {
    Scenario::play($step);
}
