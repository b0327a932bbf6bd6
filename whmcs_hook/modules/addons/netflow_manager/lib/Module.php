<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager;

use WHMCS\Module\Addon\NetflowManager\Api\Api;
use WHMCS\Module\Addon\NetflowManager\Api\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Api\Breaker;
use WHMCS\Module\Addon\NetflowManager\Api\Connection;
use WHMCS\Module\Addon\NetflowManager\Api\Request;
use WHMCS\Module\Addon\NetflowManager\Page\Language;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Settings;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Names the addon, and knows which breaker and deadline a caller of the API gets.
 */
final class Module
{
    public const NAME = 'netflow_manager';
    public const VERSION = '0.1.0';
    public const MAIL_DEADLINE_MS = 2500;
    /** What calls are for: each has its own breaker, and a line `check_pause_…` in the connection check. */
    public const PURPOSES = ['page', 'mail', 'event', 'staff', 'search', 'dashboard', 'usage', 'usage_file', 'staff_usage'];
    // Milliseconds for a call, where it is not what the settings say.
    private const DEADLINES_MS = ['mail' => self::MAIL_DEADLINE_MS, 'usage' => 1500, 'staff_usage' => 1500, 'usage_file' => 5000];
    // Bytes of a reply that is longer than a page's: lists of records, graphs, and a line for each five minutes.
    private const LARGEST_REPLIES = [
        'staff' => Request::LARGEST_REPLY,
        'search' => Request::LARGEST_REPLY,
        'usage' => 524288,
        'staff_usage' => 524288,
        'usage_file' => 2097152,
    ];
    private const ADMIN_DEADLINE_MS = 5000;

    /**
     * The API for hooks.
     *
     * @param string        $purpose    one of `PURPOSES`: a password for a client is requested as for a mail, whose scope
     *                                  it needs
     * @param string        $actor      who asks, for the audit trail: up to 100 printable ASCII characters
     * @param Language|null $language   of who reads the messages, where somebody does
     * @param int|null      $deadlineMs milliseconds for a call, where it is not that of the purpose
     *
     * @return Api|null null while address or key are not set up
     */
    public static function hookApi(
        Settings $settings,
        string $purpose,
        string $actor,
        ?Language $language = null,
        ?int $deadlineMs = null,
    ): ?Api {
        if ($settings->address === null || $settings->key === null) {
            return null;
        }

        return new Api(
            new Connection($settings->address, $settings->key, $actor, $language?->tag()),
            $deadlineMs ?? self::DEADLINES_MS[$purpose] ?? $settings->deadlineMs,
            self::breaker($settings, $purpose),
            self::LARGEST_REPLIES[$purpose] ?? Request::PAGE_LARGEST_REPLY,
        );
    }

    /**
     * The API for administrators, every operation under their name in the audit trail.
     *
     * @param int           $deadlineMs milliseconds for a call other than upload and download
     * @param Language|null $language   of who reads the messages, where somebody does
     *
     * @throws ApiFailure while address or key are not set up
     */
    public static function adminApi(
        Settings $settings,
        string $actor,
        int $deadlineMs = self::ADMIN_DEADLINE_MS,
        ?Language $language = null,
    ): Api {
        return $settings->address === null || $settings->key === null
            ? throw ApiFailure::notSetUp()
            : new Api(new Connection($settings->address, $settings->key, $actor, $language?->tag()), $deadlineMs);
    }

    /**
     * Each purpose has a breaker of its own: a key without the scope for pages, or an API that is too slow for a page
     * but not for a mail, must not cost a welcome mail its details. Another address or key begins afresh.
     *
     * One failure is enough for the dashboard: nobody opens it for the widget, and few open it three times in a row.
     */
    public static function breaker(Settings $settings, string $purpose): Breaker
    {
        $name = "breaker-{$purpose}-{$settings->target()}";

        return $purpose === 'dashboard' ? new Breaker($name, 1) : new Breaker($name);
    }
}
