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
    private const FATAL = E_ERROR | E_PARSE | E_CORE_ERROR | E_COMPILE_ERROR | E_USER_ERROR | E_RECOVERABLE_ERROR;

    /** @var list<string> */
    public static array $seen = [];
    private static string $file = '';
    private static string $request = '';

    public static function watch(): void
    {
        error_reporting(E_ALL);
        set_error_handler(static function (int $level, string $message, string $file, int $line): bool {
            $isSilenced = (error_reporting() & $level) === 0;
            // Debian's Smarty and illuminate are older than its PHP: what they use is deprecated, not wrong.
            $isForeign = $level === E_DEPRECATED && preg_match(self::FOREIGN_CODE, $file) === 1;
            if (!$isSilenced && !$isForeign) {
                self::add("{$message} in {$file}:{$line}");
            }

            return true;
        });
    }

    /** Keeps them also in a file, beyond this request and its sudden end: one JSON text a line. */
    public static function keepIn(string $file, string $request): void
    {
        [self::$file, self::$request] = [$file, $request];
        register_shutdown_function(static function (): void {
            $last = error_get_last();
            if ($last !== null && ($last['type'] & self::FATAL) !== 0) {
                self::add("{$last['message']} in {$last['file']}:{$last['line']}");
            }
        });
    }

    public static function add(string $fault): void
    {
        self::$seen[] = $fault;
        if (self::$file !== '') {
            $line = json_encode(['request' => self::$request, 'fault' => $fault], JSON_INVALID_UTF8_SUBSTITUTE);
            file_put_contents(self::$file, $line . "\n", FILE_APPEND);
        }
    }
}
