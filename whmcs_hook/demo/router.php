<?php

/**
 * The demo, run by `php -S`: its start page, which leads through the site of ../stubs. See ../stubs/README.md.
 */

declare(strict_types=1);

use Demo\Tour;

$path = (string) parse_url($_SERVER['REQUEST_URI'] ?? '/', PHP_URL_PATH);
if ($path !== '/' && !str_starts_with($path, '/demo/')) {
    return require __DIR__ . '/../stubs/web/router.php';
}

require __DIR__ . '/../stubs/bootstrap.php';
require __DIR__ . '/Tour.php';
Tour::answer($path);

return true;
