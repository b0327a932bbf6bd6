<?php

/**
 * Compiles every PHP file of the addon and loads every class of it: `php compile.php ADDON`. Prints each problem on a
 * line, and at the end how many files there were, since PHP may end without a word.
 */

declare(strict_types=1);

use Standin\Faults;

require __DIR__ . '/../../whmcs_hook/stubs/bootstrap.php';

$files = [];
foreach (new RecursiveIteratorIterator(new RecursiveDirectoryIterator($argv[1])) as $file) {
    if ($file->getExtension() === 'php') {
        $files[] = $file->getPathname();
    }
}
foreach ($files as $file) {
    try {
        token_get_all((string) file_get_contents($file), TOKEN_PARSE);
        // Templates are no classes: the pages that are rendered execute them.
        if (!str_contains($file, '/templates/')) {
            require_once $file;
        }
    } catch (Throwable $failure) {
        Faults::add("{$failure->getMessage()} in {$file}:{$failure->getLine()}");
    }
}
echo implode("\n", Faults::$seen), "\n", PHP_MAJOR_VERSION, '.', PHP_MINOR_VERSION, ': ', count($files), " files\n";
