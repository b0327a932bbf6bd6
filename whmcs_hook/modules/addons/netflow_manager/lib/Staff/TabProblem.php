<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Staff;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Why the last save from a service tab failed, and what was typed, kept in the session until the tab is shown again.
 */
final class TabProblem
{
    private const KEY = 'netflow_manager_tab_problem';

    private function __construct(
        public readonly string $message,
        public readonly TabEntries $entries,
    ) {
    }

    public static function keep(int $serviceId, string $message, TabEntries $entries): void
    {
        $_SESSION[self::KEY] = ['service' => $serviceId, 'message' => $message, 'typed' => $entries->toArray()];
    }

    /** @return self|null what was kept for this service; it is not kept any longer then */
    public static function take(int $serviceId): ?self
    {
        $kept = $_SESSION[self::KEY] ?? null;
        if (!is_array($kept) || ($kept['service'] ?? null) !== $serviceId || !is_string($kept['message'] ?? null)) {
            return null;
        }
        unset($_SESSION[self::KEY]);

        return new self($kept['message'], TabEntries::kept((array) ($kept['typed'] ?? [])));
    }
}
