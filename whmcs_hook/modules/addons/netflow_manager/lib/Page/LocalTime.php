<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Page;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Times as administrators read them: in the time zone of this WHMCS.
 */
final class LocalTime
{
    /** @param string $at RFC 3339; anything else is returned unchanged */
    public static function of(string $at): string
    {
        try {
            $moment = new \DateTimeImmutable($at);
        } catch (\Exception) {
            return $at;
        }

        return $moment->setTimezone(new \DateTimeZone(date_default_timezone_get()))->format('Y-m-d H:i:s');
    }
}
