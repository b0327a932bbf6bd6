<?php

/**
 * Starts the stand-in: what exists before WHMCS loads a hook file. See README.md: this is not WHMCS.
 */

declare(strict_types=1);

use Standin\Faults;
use Standin\Runtime;

const WHMCS = true;

spl_autoload_register(static function (string $class): void {
    $addon = 'WHMCS\\Module\\Addon\\';
    if (str_starts_with($class, $addon)) {
        [$name, $rest] = explode('\\', substr($class, strlen($addon)), 2);
        $folder = strtolower((string) preg_replace('/(?<!^)[A-Z]/', '_$0', $name));
        $file = Runtime::ADDONS . "/{$folder}/lib/" . strtr($rest, '\\', '/') . '.php';
    } else {
        $file = __DIR__ . '/src/' . strtr($class, '\\', '/') . '.php';
    }
    if (is_file($file)) {
        require $file;
    }
});

// Before illuminate is loaded: on newer versions of PHP it is full of deprecations.
Faults::watch();
require __DIR__ . '/functions.php';
// Debian's package php-illuminate-database; found through PHP's include path.
require 'Illuminate/Database/autoload.php';
