<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Mail;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Stops mails that are sent for the sake of the details and would go out without them. All other mails go out anyway.
 */
final class Stop
{
    private static bool $isOn = false;
    private static bool $hasStopped = false;

    /**
     * @param callable(): string $send sends a mail, and returns why that failed
     * @param string             $why  what to return where the mail was stopped
     *
     * @return string why it was not sent, blank when it was
     */
    public static function withoutDetails(callable $send, string $why): string
    {
        self::$isOn = true;
        self::$hasStopped = false;
        try {
            $problem = $send();
        } finally {
            self::$isOn = false;
        }

        return self::$hasStopped ? $why : $problem;
    }

    /**
     * @param array<string, bool|string> $fields of a mail
     *
     * @return array<string, bool|string> what the hook returns for it
     */
    public static function orGo(array $fields): array
    {
        if (!self::$isOn || ($fields['netflow_enabled'] ?? false) === true) {
            return $fields;
        }
        self::$hasStopped = true;

        return ['abortsend' => true];
    }
}
