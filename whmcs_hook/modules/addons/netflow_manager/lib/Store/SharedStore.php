<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Store;

use WHMCS\Module\Addon\NetflowManager\Whmcs\PhpFunctions;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * A little memory that all PHP processes of this WHMCS share. It may forget at any time; it never throws.
 */
final class SharedStore
{
    /** Memory that the processes of one PHP-FPM pool or web server share. */
    public const APCU = 'apcu';
    /** Small files, replaced atomically, in a directory that nobody else can read or write. */
    public const FILE = 'file';
    /**
     * This PHP process alone: every page then waits for the deadline at worst, and the connection check says so. A cron
     * job with many mails waits a few times only.
     */
    public const NONE = 'none';

    private const APCU_PREFIX = 'netflow_manager:';
    private const APCU_LOCK_SECONDS = 2;
    private const APCU_KEEP_SECONDS = 7200;
    private const FILE_KEEP_SECONDS = 604800;
    private const FILE_LOCK_ATTEMPTS = 10;
    private const FILE_LOCK_PAUSE_MICROSECONDS = 500;

    private static ?string $kind = null;
    private static string $directory = '';

    /** @var array<string, array<array-key, mixed>> what a process without a shared memory remembers */
    private static array $own = [];

    /** @return string the best of the three constants that this PHP offers, chosen once per request */
    public static function kind(): string
    {
        return self::$kind ??= self::choose();
    }

    /** @return array<array-key, mixed> what was stored last, or nothing */
    public static function read(string $name): array
    {
        $value = match (self::kind()) {
            self::APCU => apcu_fetch(self::APCU_PREFIX . $name),
            self::FILE => self::readFile(self::path($name)),
            default => self::$own[$name] ?? [],
        };

        return is_array($value) ? $value : [];
    }

    /**
     * Replaces the stored value by `$change` of it, while no other process does.
     *
     * @param callable(array<array-key, mixed>): array<array-key, mixed> $change
     *
     * @return bool false when another process was busy with it and nothing was done
     */
    public static function update(string $name, callable $change): bool
    {
        if (self::kind() === self::NONE) {
            self::$own[$name] = $change(self::read($name));

            return true;
        }

        return self::kind() === self::APCU ? self::updateApcu($name, $change) : self::updateFile($name, $change);
    }

    /** @return bool true for the first caller within `$seconds` */
    public static function permits(string $name, int $seconds): bool
    {
        if (self::isTooSoon(self::read($name), $seconds)) {
            return false;
        }
        $isPermitted = false;
        self::update($name, static function (array $stored) use ($seconds, &$isPermitted): array {
            $isPermitted = !self::isTooSoon($stored, $seconds);

            return $isPermitted ? ['last_at' => microtime(true)] : $stored;
        });

        return $isPermitted;
    }

    /** @param array<array-key, mixed> $stored */
    private static function isTooSoon(array $stored, int $seconds): bool
    {
        $lastAt = $stored['last_at'] ?? null;

        return is_numeric($lastAt) && abs(microtime(true) - (float) $lastAt) < $seconds;
    }

    private static function choose(): string
    {
        if (PhpFunctions::exist(...PhpFunctions::APCU) && apcu_enabled()) {
            return self::APCU;
        }
        self::$directory = PhpFunctions::exist(...PhpFunctions::FILES) ? PrivateDirectory::open() ?? '' : '';

        return self::$directory === '' ? self::NONE : self::FILE;
    }

    private static function updateApcu(string $name, callable $change): bool
    {
        $lock = self::APCU_PREFIX . $name . ':lock';
        if (!apcu_add($lock, 1, self::APCU_LOCK_SECONDS)) {
            return false;
        }
        try {
            apcu_store(self::APCU_PREFIX . $name, $change(self::read($name)), self::APCU_KEEP_SECONDS);
        } finally {
            apcu_delete($lock);
        }

        return true;
    }

    private static function path(string $name): string
    {
        return self::$directory . "/{$name}.json";
    }

    private static function readFile(string $path): mixed
    {
        $text = is_file($path) ? @file_get_contents($path) : false;

        return is_string($text) ? json_decode($text, true, 4) : null;
    }

    private static function updateFile(string $name, callable $change): bool
    {
        $lock = self::locked(self::path($name) . '.lock');
        if ($lock === null) {
            return false;
        }
        try {
            if (!is_file(self::path($name))) {
                self::removeOldFiles();
            }
            self::replaceFile(self::path($name), (string) json_encode($change(self::read($name))));
        } finally {
            fclose($lock);
        }

        return true;
    }

    /** Each address, key and fault has files of its own, so whenever one comes, those that nobody changed for long go. */
    private static function removeOldFiles(): void
    {
        if (!PhpFunctions::exist('glob', 'filemtime', 'unlink')) {
            return;
        }
        foreach (glob(self::$directory . '/*.json') ?: [] as $path) {
            if (@filemtime($path) < time() - self::FILE_KEEP_SECONDS) {
                array_map(static fn (string $file): bool => @unlink($file), [$path, "{$path}.lock", "{$path}.new"]);
            }
        }
    }

    /** @return resource|null */
    private static function locked(string $path)
    {
        $file = @fopen($path, 'c');
        if ($file === false) {
            return null;
        }
        for ($attempt = 0; $attempt < self::FILE_LOCK_ATTEMPTS; $attempt++) {
            if (flock($file, LOCK_EX | LOCK_NB)) {
                return $file;
            }
            if (PhpFunctions::exist('usleep')) {
                usleep(self::FILE_LOCK_PAUSE_MICROSECONDS);
            }
        }
        fclose($file);

        return null;
    }

    /** A reader gets the old string or the new one, never a part: it does not take the lock. */
    private static function replaceFile(string $path, string $text): void
    {
        $fresh = $path . '.new';
        if (@file_put_contents($fresh, $text) === strlen($text)) {
            @rename($fresh, $path);
        }
    }
}
