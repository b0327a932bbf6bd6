<?php

declare(strict_types=1);

namespace Demo;

use Standin\Runtime;

/**
 * Keeps the activity log beyond one page, since the addon writes the same line once an hour only.
 */
final class ActivityLog
{
    /** @return list<string> all lines of this demo, oldest first */
    public static function lines(): array
    {
        $path = sys_get_temp_dir() . '/activity.log';
        foreach (Runtime::$activityLog as $line) {
            file_put_contents($path, date('H:i:s') . "  {$line}\n", FILE_APPEND);
        }
        Runtime::$activityLog = [];

        return is_file($path) ? (array) file($path, FILE_IGNORE_NEW_LINES) : [];
    }
}
