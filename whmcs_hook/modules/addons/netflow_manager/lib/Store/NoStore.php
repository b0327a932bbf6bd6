<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Store;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Remembers nothing, where neither APCu nor a private directory is to be had: every page then waits for the deadline
 * at worst, and the connection check says so.
 */
final class NoStore implements Store
{
    public function read(string $name): array
    {
        return [];
    }

    public function update(string $name, callable $change): bool
    {
        $change([]);

        return true;
    }
}
