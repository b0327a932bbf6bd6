<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Puts the parts together: the only place that knows which transport, breaker and deadline a caller gets.
 */
final class Module
{
    public const NAME = 'netflow_manager';
    public const VERSION = '0.1.0';
    public const MAIL_DEADLINE_MS = 2500;
    /** What calls are for: each has its own breaker, and a line `check_pause_…` in the connection check. */
    public const PURPOSES = ['page', 'mail', 'event', 'staff', 'search'];
    private const LARGEST_REPLY_FOR_STAFF = 8388608;

    /** @return ApiClient|null null while address or key are not set up */
    public static function pageClient(Settings $settings): ?ApiClient
    {
        $api = self::guardedApi($settings, 'page', 'whmcs page', $settings->deadlineMs);

        return $api === null ? null : new ApiClient($api);
    }

    /** @return ApiClient|null null while address or key are not set up */
    public static function mailClient(Settings $settings): ?ApiClient
    {
        $api = self::guardedApi($settings, 'mail', 'whmcs mail', self::MAIL_DEADLINE_MS);

        return $api === null ? null : new ApiClient($api);
    }

    /**
     * The password is asked for with the scope, the breaker and the patience of a mail.
     *
     * @param string $actor who looks, for the audit trail: up to 100 printable ASCII characters
     *
     * @return ApiClient|null null while address or key are not set up
     */
    public static function passwordClient(Settings $settings, string $actor): ?ApiClient
    {
        $api = self::guardedApi($settings, 'mail', $actor, self::MAIL_DEADLINE_MS);

        return $api === null ? null : new ApiClient($api);
    }

    /** @return GuardedApi|null null while address or key are not set up */
    public static function eventApi(Settings $settings, string $actor): ?GuardedApi
    {
        return self::guardedApi($settings, 'event', $actor, $settings->deadlineMs);
    }

    /**
     * @param string $purpose `staff` or `search`
     *
     * @return GuardedApi|null null while address or key are not set up
     */
    public static function staffApi(Settings $settings, string $purpose, string $actor): ?GuardedApi
    {
        $deadlineMs = $settings->deadlineMs;

        return self::guardedApi($settings, $purpose, $actor, $deadlineMs, self::LARGEST_REPLY_FOR_STAFF);
    }

    /**
     * Each purpose has a breaker of its own: a key without the scope for pages, or an API that is too slow for a page
     * but not for a mail, must not cost a welcome mail its details. Another address or key begins afresh.
     */
    public static function breaker(Settings $settings, string $purpose): Breaker
    {
        return new Breaker("breaker-{$purpose}-{$settings->target()}");
    }

    private static function guardedApi(
        Settings $settings,
        string $purpose,
        string $actor,
        int $deadlineMs,
        int $largestReply = Request::PAGE_LARGEST_REPLY,
    ): ?GuardedApi {
        if ($settings->address === null || $settings->key === null) {
            return null;
        }

        return new GuardedApi(
            new CurlTransport($settings->address),
            self::breaker($settings, $purpose),
            new RequestHeaders($settings->key, $actor),
            $deadlineMs,
            $largestReply,
        );
    }
}
