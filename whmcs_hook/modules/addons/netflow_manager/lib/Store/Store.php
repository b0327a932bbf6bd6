<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Store;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * A little memory that all PHP processes of this WHMCS share. It may forget at any time; it never throws.
 */
interface Store
{
    /** @return array<array-key, mixed> what was stored last, or nothing */
    public function read(string $name): array;

    /**
     * Replaces the stored value by `$change` of it, while no other process does.
     *
     * @param callable(array<array-key, mixed>): array<array-key, mixed> $change
     *
     * @return bool false when another process was busy with it and nothing was done
     */
    public function update(string $name, callable $change): bool;
}
