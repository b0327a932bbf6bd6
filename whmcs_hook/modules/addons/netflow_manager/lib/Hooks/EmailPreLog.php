<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Hooks;

use WHMCS\Module\Addon\NetflowManager\Log;
use WHMCS\Module\Addon\NetflowManager\Mail\HandedOutPasswords;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Takes the passwords that mails were given out of the log of sent mails, which administrators read, and the client
 * under "My Emails". A text that cannot be searched is not kept.
 */
final class EmailPreLog
{
    private const FIELDS = ['subject', 'message'];
    private const NOT_KEPT = 'Not kept: NetFlow Manager could not tell whether there is a password in it.';

    /**
     * @param mixed $vars `subject` and `message` among others
     *
     * @return array<string, string> what is to be logged instead, under the same names
     */
    public function __invoke(mixed $vars): array
    {
        $given = is_array($vars) ? array_filter(array_intersect_key($vars, array_flip(self::FIELDS)), 'is_string') : [];
        if (!HandedOutPasswords::areSome()) {
            return [];
        }
        try {
            return array_diff_assoc(array_map([HandedOutPasswords::class, 'redact'], $given), $given);
        } catch (\Throwable $failure) {
            Log::broken('The log of e-mails', $failure);

            return array_map(static fn (): string => self::NOT_KEPT, $given);
        }
    }
}
