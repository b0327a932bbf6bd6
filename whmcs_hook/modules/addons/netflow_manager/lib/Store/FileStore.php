<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Store;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The store in small files, replaced atomically, in a directory that nobody else can read or write.
 */
final class FileStore implements Store
{
    private const LOCK_ATTEMPTS = 10;
    private const LOCK_PAUSE_MICROSECONDS = 500;

    /** @param string $directory one that PrivateDirectory has checked */
    public function __construct(private readonly string $directory)
    {
    }

    public function read(string $name): array
    {
        $path = $this->path($name);
        $text = is_file($path) ? @file_get_contents($path) : false;
        $value = is_string($text) ? json_decode($text, true, 4) : null;

        return is_array($value) ? $value : [];
    }

    public function update(string $name, callable $change): bool
    {
        $lock = $this->locked($this->path($name) . '.lock');
        if ($lock === null) {
            return false;
        }
        try {
            $this->replace($this->path($name), (string) json_encode($change($this->read($name))));
        } finally {
            fclose($lock);
        }

        return true;
    }

    private function path(string $name): string
    {
        return $this->directory . '/' . $name . '.json';
    }

    /** @return resource|null */
    private function locked(string $path)
    {
        $file = @fopen($path, 'c');
        if ($file === false) {
            return null;
        }
        for ($attempt = 0; $attempt < self::LOCK_ATTEMPTS; $attempt++) {
            if (flock($file, LOCK_EX | LOCK_NB)) {
                return $file;
            }
            usleep(self::LOCK_PAUSE_MICROSECONDS);
        }
        fclose($file);

        return null;
    }

    /** A reader sees the old text or the new one, never a part: it does not take the lock. */
    private function replace(string $path, string $text): void
    {
        $fresh = $path . '.new';
        if (@file_put_contents($fresh, $text) === strlen($text)) {
            @rename($fresh, $path);
        }
    }
}
