<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Hooks;

use WHMCS\Module\Addon\NetflowManager\Mail\HandedOutPasswords;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Log;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Keeps the passwords that mails were given out of the log of sent mails, which administrators read, and the client
 * under "My Emails": masked, or without the text where a password may be in it in a form that is not known.
 */
final class EmailPreLog
{
    private const FIELDS = ['subject', 'message'];
    private const NOT_KEPT = 'Not kept: NetFlow Manager could not determine whether it contains a password.';

    /**
     * @param mixed $vars `subject` and `message` among others
     *
     * @return array<string, string> what is to be logged instead, under the same names
     */
    public function __invoke(mixed $vars): array
    {
        $given = is_array($vars) ? array_filter(array_intersect_key($vars, array_flip(self::FIELDS)), 'is_string') : [];
        if ($given === []) {
            return [];
        }
        try {
            $kept = HandedOutPasswords::mask($given);
        } catch (\Throwable $failure) {
            Log::broken('The log of e-mails', $failure);
            $kept = null;
        }

        return array_diff_assoc($kept ?? array_map(static fn (): string => self::NOT_KEPT, $given), $given);
    }
}
