<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Page;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Times as administrators read them: in the date format and the time zone of this WHMCS.
 */
final class LocalTime
{
    private const RFC_3339 = '/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/';

    /** @param string $at RFC 3339, or `@` and the seconds since 1970; anything else is returned unchanged */
    public static function of(string $at, bool $isDate = false): string
    {
        try {
            $moment = new \DateTimeImmutable($at);
        } catch (\Exception) {
            return $at;
        }
        $zone = new \DateTimeZone(date_default_timezone_get());

        $moment = $moment->setTimezone($zone);

        return $isDate ? self::inFormat($moment->format('Y-m-d'), false) : self::inFormat($moment->format('Y-m-d H:i:s'), true);
    }

    /** @return string a sentence of the API with the times in it as administrators read them */
    public static function within(string $sentence): string
    {
        $shown = static fn (array $at): string => self::of($at[0]);

        return preg_replace_callback(self::RFC_3339, $shown, $sentence) ?? $sentence;
    }

    /** WHMCS documents `fromMySQLDate` for its setting "Date Format"; where it is missing or fails, ISO's stays. */
    private static function inFormat(string $time, bool $hasTime): string
    {
        try {
            return fromMySQLDate($time, $hasTime) ?: $time;
        } catch (\Throwable) {
            return $time;
        }
    }
}
