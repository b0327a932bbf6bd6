<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager;

use WHMCS\Module\Addon\NetflowManager\Store\SharedStore;

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
    public const PURPOSES = ['page', 'mail'];

    /** @return ApiClient|null null while address or key are not set up */
    public static function pageClient(Settings $settings): ?ApiClient
    {
        return self::client($settings, 'page', $settings->deadlineMs);
    }

    /** @return ApiClient|null null while address or key are not set up */
    public static function mailClient(Settings $settings): ?ApiClient
    {
        return self::client($settings, 'mail', self::MAIL_DEADLINE_MS);
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
        return self::client($settings, 'mail', self::MAIL_DEADLINE_MS, $actor);
    }

    /**
     * Pages and mails have a breaker each: a key without the scope for pages, or an API that is too slow for a page but
     * not for a mail, must not cost a welcome mail its details. Another address or key begins afresh.
     */
    public static function breaker(Settings $settings, string $purpose): Breaker
    {
        return new Breaker(SharedStore::get(), "breaker-{$purpose}-{$settings->target()}");
    }

    private static function client(
        Settings $settings,
        string $purpose,
        int $deadlineMs,
        ?string $actor = null,
    ): ?ApiClient {
        if ($settings->address === null || $settings->key === null) {
            return null;
        }

        return new ApiClient(
            new CurlTransport($settings->address),
            self::breaker($settings, $purpose),
            new RequestHeaders($settings->key, $actor ?? "whmcs {$purpose}"),
            $deadlineMs,
        );
    }
}
