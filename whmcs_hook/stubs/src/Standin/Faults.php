<?php

declare(strict_types=1);

namespace Standin;

/**
 * Collects every notice, warning and deprecation that PHP would have printed into a page.
 */
final class Faults
{
    // The libraries themselves and the templates that they compile.
    private const FOREIGN_CODE = '~^/usr/share/php/|/' . SmartyEngine::COMPILED . '~';

    /** @var list<string> */
    public static array $seen = [];

    public static function watch(): void
    {
        error_reporting(E_ALL);
        set_error_handler(static function (int $level, string $message, string $file, int $line): bool {
            $isSilenced = (error_reporting() & $level) === 0;
            // Debian's Smarty and illuminate are older than its PHP: what they use is deprecated, not wrong.
            $isForeign = $level === E_DEPRECATED && preg_match(self::FOREIGN_CODE, $file) === 1;
            if (!$isSilenced && !$isForeign) {
                self::$seen[] = "{$message} in {$file}:{$line}";
            }

            return true;
        });
    }
}
