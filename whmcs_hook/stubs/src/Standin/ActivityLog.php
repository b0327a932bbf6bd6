<?php

declare(strict_types=1);

namespace Standin;

use WHMCS\Authentication\CurrentUser;
use WHMCS\Database\Capsule;

/**
 * What administrators read under Activity Log.
 */
final class ActivityLog
{
    /** Whether lines also go into the database, where the next request finds them. */
    public static bool $isStored = false;

    public static function add(string $message, int $clientId): void
    {
        Runtime::$activityLog[] = $message;
        if (self::$isStored) {
            Capsule::table('tblactivitylog')->insert([
                'date' => date('Y-m-d H:i:s'),
                'description' => $message,
                'user' => (new CurrentUser())->admin()->username ?? 'System',
                'userid' => $clientId,
            ]);
        }
    }
}
