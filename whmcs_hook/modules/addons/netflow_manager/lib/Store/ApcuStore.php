<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Store;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The store in APCu: memory that the processes of one PHP-FPM pool or web server share.
 */
final class ApcuStore implements Store
{
    private const PREFIX = 'netflow_manager:';
    private const LOCK_SECONDS = 2;
    private const KEEP_SECONDS = 7200;

    public static function isAvailable(): bool
    {
        return function_exists('apcu_enabled') && apcu_enabled();
    }

    public function read(string $name): array
    {
        $value = apcu_fetch(self::PREFIX . $name);

        return is_array($value) ? $value : [];
    }

    public function update(string $name, callable $change): bool
    {
        $lock = self::PREFIX . $name . ':lock';
        if (!apcu_add($lock, 1, self::LOCK_SECONDS)) {
            return false;
        }
        try {
            apcu_store(self::PREFIX . $name, $change($this->read($name)), self::KEEP_SECONDS);
        } finally {
            apcu_delete($lock);
        }

        return true;
    }
}
