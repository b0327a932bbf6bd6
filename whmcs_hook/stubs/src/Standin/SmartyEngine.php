<?php

declare(strict_types=1);

namespace Standin;

use RuntimeException;
use Smarty;

/**
 * A real Smarty of Debian's, one version per process: 3 and 4 have the same class name.
 */
final class SmartyEngine
{
    public const COMPILED = 'standin-smarty-';

    private static ?string $compileDirectory = null;

    /** @return list<int> the versions that are installed, newest first */
    public static function installed(): array
    {
        return array_values(array_filter([4, 3], static fn (int $version): bool
            => stream_resolve_include_path("smarty{$version}/Smarty.class.php") !== false));
    }

    public static function load(int $version): void
    {
        require_once "smarty{$version}/Smarty.class.php";
        if ((int) explode('.', Smarty::SMARTY_VERSION)[0] !== $version) {
            throw new RuntimeException("Another Smarty than {$version} is loaded.");
        }
    }

    public static function create(): Smarty
    {
        $smarty = new Smarty();
        $smarty->setCompileDir(self::compileDirectory());
        $smarty->setCaching(Smarty::CACHING_OFF);

        return $smarty;
    }

    /** One folder per process, removed at its end. */
    private static function compileDirectory(): string
    {
        if (self::$compileDirectory === null) {
            $path = sys_get_temp_dir() . '/' . self::COMPILED . bin2hex(random_bytes(8));
            mkdir($path, 0700);
            register_shutdown_function(static function () use ($path): void {
                array_map('unlink', glob($path . '/*') ?: []);
                rmdir($path);
            });
            self::$compileDirectory = $path;
        }

        return self::$compileDirectory;
    }
}
