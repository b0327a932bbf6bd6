<?php

/**
 * Answers every request to the stand-in site, run by `php -S`. See ../README.md: this is not WHMCS.
 */

declare(strict_types=1);

use Standin\Web\Site;

$path = (string) parse_url($_SERVER['REQUEST_URI'] ?? '/', PHP_URL_PATH);
$module = realpath(__DIR__ . '/../..' . $path);
$isOfModule = str_starts_with($path, '/modules/') && is_string($module)
    && str_starts_with($module, (string) realpath(__DIR__ . '/../../modules') . '/') && is_file($module);
if ($isOfModule && str_ends_with($module, '.php')) {
    // What a visitor gets who asks for a file of a module: it runs outside of WHMCS.
    require $module;

    return true;
}
if ($isOfModule) {
    $types = ['css' => 'text/css', 'js' => 'text/javascript', 'svg' => 'image/svg+xml', 'png' => 'image/png'];
    header('Content-Type: ' . ($types[pathinfo($module, PATHINFO_EXTENSION)] ?? 'text/plain') . '; charset=utf-8');
    readfile($module);

    return true;
}
if (preg_match('~\A/(?:node_modules|static)/~', $path) === 1) {
    return false;
}

require __DIR__ . '/../bootstrap.php';
Site::answer($path);

return true;
