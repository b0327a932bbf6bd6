<?php

/**
 * The pages of the demo, run by `php -S`. A stand-in for WHMCS: see ../stubs/README.md.
 */

declare(strict_types=1);

use Demo\Site;

require __DIR__ . '/../stubs/bootstrap.php';

spl_autoload_register(static function (string $class): void {
    $file = __DIR__ . '/src/' . strtr($class, '\\', '/') . '.php';
    if (is_file($file)) {
        require $file;
    }
});

if (($_SERVER['SCRIPT_NAME'] ?? '') === '/style.css') {
    return false;
}

Site::show(is_string($_GET['view'] ?? null) ? $_GET['view'] : 'product');
