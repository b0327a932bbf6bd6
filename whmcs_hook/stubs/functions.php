<?php

/**
 * The global functions of WHMCS that modules may rely on.
 */

declare(strict_types=1);

use Standin\ActivityLog;
use Standin\Runtime;

/** Registers a hook. Of several, the lower priority runs first. */
function add_hook(string $name, int $priority, callable $callback): void
{
    Runtime::$hooks[$name][$priority][] = $callback;
}

function logActivity(string $message, int $clientId = 0): void
{
    ActivityLog::add($message, $clientId);
}

/** @param list<string> $replaceVars values that WHMCS masks */
function logModuleCall(
    string $module,
    string $action,
    mixed $request,
    mixed $response,
    mixed $processed = '',
    array $replaceVars = [],
): void {
    Runtime::$moduleLog[] = func_get_args();
}
