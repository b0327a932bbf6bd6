<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Store;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Remembers for this PHP process alone, where neither APCu nor a private directory is to be had: every page then waits
 * for the deadline at worst, and the connection check says so. A cron job with many mails waits a few times only.
 */
final class NoStore implements Store
{
    /** @var array<string, array<array-key, mixed>> */
    private array $stored = [];

    public function read(string $name): array
    {
        return $this->stored[$name] ?? [];
    }

    public function update(string $name, callable $change): bool
    {
        $this->stored[$name] = $change($this->read($name));

        return true;
    }
}
