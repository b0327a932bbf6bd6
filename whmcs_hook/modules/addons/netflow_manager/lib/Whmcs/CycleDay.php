<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Whmcs;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The day of the month on which a service's billing cycles begin.
 */
final class CycleDay
{
    /**
     * A due date on the last day of a short month may stand for a later day: then that of the registration counts.
     *
     * @param mixed $nextDue    a date as WHMCS stores it, `2027-02-28`; `0000-00-00` and null where there is none
     * @param mixed $registered the same
     *
     * @return int|null 1 to 31; null without a date
     */
    public static function of(mixed $nextDue, mixed $registered): ?int
    {
        $due = self::date($nextDue);
        $start = self::date($registered);
        if ($due === null || $start === null) {
            return $due['day'] ?? $start['day'] ?? null;
        }

        return $due['isLast'] ? max($due['day'], $start['day']) : $due['day'];
    }

    /** @return array{day: int, isLast: bool}|null null for what is no date; `isLast` of its month */
    private static function date(mixed $value): ?array
    {
        if (!is_string($value) || preg_match('/\A(\d{4})-(\d\d)-(\d\d)(?!\d)/', $value, $parts) !== 1) {
            return null;
        }
        [$year, $month, $day] = array_map('intval', array_slice($parts, 1));

        return checkdate($month, $day, $year)
            ? ['day' => $day, 'isLast' => !checkdate($month, $day + 1, $year)]
            : null;
    }
}
