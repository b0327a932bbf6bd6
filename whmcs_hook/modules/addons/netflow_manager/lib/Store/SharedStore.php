<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Store;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Chooses the best store that this PHP offers, once per request.
 */
final class SharedStore
{
    private static ?Store $store = null;

    public static function get(): Store
    {
        return self::$store ??= self::choose();
    }

    private static function choose(): Store
    {
        if (ApcuStore::isAvailable()) {
            return new ApcuStore();
        }
        $directory = PrivateDirectory::open();

        return $directory === null ? new NoStore() : new FileStore($directory);
    }
}
