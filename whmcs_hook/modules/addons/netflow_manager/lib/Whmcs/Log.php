<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Whmcs;

use WHMCS\Module\Addon\NetflowManager\Api\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Api\FailureKind;
use WHMCS\Module\Addon\NetflowManager\Module;
use WHMCS\Module\Addon\NetflowManager\Store\SharedStore;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Writes the logs of administrators: the activity log for what they must act on, the module log for each call.
 * Neither ever contains a body or a secret, and nothing here throws.
 */
final class Log
{
    private const AT_MOST_EVERY_SECONDS = 3600;
    // Calls that every view of a page makes. Their failures are logged only where it can be remembered that a line was logged.
    private const VIEWS = ['page', 'password', 'staff', 'search', 'dashboard', 'usage', 'usage_file', 'staff_usage'];

    /** A call to the API, for WHMCS's own module debug log, which is off by default. */
    public static function call(string $question, string $outcome): void
    {
        try {
            if (function_exists('logModuleCall')) {
                logModuleCall(Module::NAME, strtok($question, '?') ?: $question, $question, $outcome, '', []);
            }
        } catch (\Throwable) {
            // A log that fails is no reason to fail a page.
        }
    }

    /** A product page is shown without its section. */
    public static function pageWithoutSection(ApiFailure $failure, Settings $settings): void
    {
        self::failed('page', $failure, $settings, 'Until this is fixed, product pages show no Network Usage section.');
    }

    /**
     * A call to the API failed.
     *
     * @param string $purpose     what it was for: each has a line of its own
     * @param string $consequence what it costs and what to do, as a sentence
     */
    public static function failed(string $purpose, ApiFailure $failure, Settings $settings, string $consequence): void
    {
        $isRefused = $failure->kind === FailureKind::KeyRefused;
        if ($isRefused && $failure->status === 0) {
            // The API was not called, because of a refusal that is logged already.
            return;
        }
        $topic = $isRefused ? self::refusal($failure) : "{$purpose}-down";
        $name = "log-{$topic}-{$settings->target()}";
        self::once($name, "{$failure->getMessage()} {$consequence}", in_array($purpose, self::VIEWS, true));
    }

    /** Write a line to the activity log each time, for what an administrator must always know. */
    public static function note(string $message): void
    {
        try {
            if (function_exists('logActivity')) {
                logActivity("NetFlow Manager: {$message}");
            }
        } catch (\Throwable) {
            // As above.
        }
    }

    /**
     * A fault of this module or of the database under it. The message is left out: it may hold values.
     *
     * @param bool $isView whether it may fail many times a second
     */
    public static function broken(string $where, \Throwable $failure, bool $isView = false): void
    {
        $place = basename($failure->getFile()) . ':' . $failure->getLine();
        $name = 'log-broken-' . hash('crc32b', $where . $place);
        self::once($name, "{$where} stopped with " . get_class($failure) . " at {$place}.", $isView);
    }

    /** The same for a view. */
    public static function brokenView(string $where, \Throwable $failure): void
    {
        self::broken($where, $failure, isView: true);
    }

    /** The topic of a refusal: one for a key that is not accepted, and one for each scope that it lacks. */
    private static function refusal(ApiFailure $failure): string
    {
        return 'refused' . ($failure->scope === null ? '' : '-' . strtr($failure->scope, ':', '-'));
    }

    private static function once(string $name, string $message, bool $isView): void
    {
        try {
            $isRemembered = SharedStore::kind() !== SharedStore::NONE;
            if ($isView && !$isRemembered) {
                // Each page would add a line while the API is down, and hide the lines that need action.
                return;
            }
            if (SharedStore::permits($name, self::AT_MOST_EVERY_SECONDS)) {
                $limit = $isRemembered ? ' (At most one line an hour.)' : '';
                self::note("{$message} See Addons > NetFlow Manager.{$limit}");
            }
        } catch (\Throwable) {
            // As above.
        }
    }
}
