<?php

/**
 * Finds the classes of this folder, for a runtime that does not: WHMCS maps them by their namespace, and asks first.
 */

declare(strict_types=1);

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

spl_autoload_register(static function (string $class): void {
    $prefix = 'WHMCS\\Module\\Addon\\NetflowManager\\';
    $file = str_starts_with($class, $prefix)
        ? __DIR__ . '/' . strtr(substr($class, strlen($prefix)), '\\', '/') . '.php'
        : '';
    if ($file !== '' && is_file($file)) {
        require_once $file;
    }
});
