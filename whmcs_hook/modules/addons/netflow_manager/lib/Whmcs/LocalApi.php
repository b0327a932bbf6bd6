<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Whmcs;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Commands of WHMCS's local API.
 */
final class LocalApi
{
    /** @return string why the mail about a service was not sent, blank when it was */
    public static function sendMail(string $template, int $serviceId): string
    {
        try {
            $answer = function_exists('localAPI')
                ? localAPI('SendEmail', ['messagename' => $template, 'id' => $serviceId])
                : null;
        } catch (\Throwable $failure) {
            // Its message may hold a part of the mail.
            return get_class($failure);
        }
        $answer = is_array($answer) ? $answer : [];
        $message = $answer['message'] ?? null;

        return match (true) {
            ($answer['result'] ?? null) === 'success' => '',
            is_string($message) && $message !== '' => $message,
            default => 'SendEmail',
        };
    }
}
