<?php

/**
 * `fromMySQLDate`, as the page "Date Functions" of the developer documentation describes it. A scenario may leave it out.
 */

declare(strict_types=1);

use WHMCS\Database\Capsule;

function fromMySQLDate(string $date, bool $includeTime = false, bool $applyClientDateFormat = false): string
{
    $name = $applyClientDateFormat ? 'ClientDateFormat' : 'DateFormat';
    $format = (string) Capsule::table('tblconfiguration')->where('setting', $name)->value('value') ?: 'DD/MM/YYYY';
    $day = strtr($format, ['DD' => 'd', 'MM' => 'm', 'YYYY' => 'Y']);

    return (new DateTimeImmutable($date))->format($day . ($includeTime ? ' H:i' : ''));
}
