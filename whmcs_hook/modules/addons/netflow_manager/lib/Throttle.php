<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager;

use WHMCS\Module\Addon\NetflowManager\Store\Store;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Lets something happen once in a while, over all PHP processes.
 */
final class Throttle
{
    public function __construct(private readonly Store $store)
    {
    }

    /** @return bool true for the first caller within `$seconds` */
    public function permits(string $name, int $seconds): bool
    {
        if ($this->isTooSoon($this->store->read($name), $seconds)) {
            return false;
        }
        $isPermitted = false;
        $this->store->update($name, function (array $stored) use ($seconds, &$isPermitted): array {
            $isPermitted = !$this->isTooSoon($stored, $seconds);

            return $isPermitted ? ['last_at' => microtime(true)] : $stored;
        });

        return $isPermitted;
    }

    /** @param array<array-key, mixed> $stored */
    private function isTooSoon(array $stored, int $seconds): bool
    {
        $lastAt = $stored['last_at'] ?? null;

        return is_numeric($lastAt) && abs(microtime(true) - (float) $lastAt) < $seconds;
    }
}
