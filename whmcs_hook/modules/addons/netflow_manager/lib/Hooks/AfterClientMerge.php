<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Hooks;

use WHMCS\Module\Addon\NetflowManager\Lifecycle\EventReporter;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * A client was merged into another, who keeps the records and their logins.
 */
final class AfterClientMerge
{
    /** @param array<array-key, mixed> $vars `toUserID` and `fromUserID`, spelled so */
    public function __invoke(array $vars): void
    {
        EventReporter::merge($vars['fromUserID'] ?? null, $vars['toUserID'] ?? null);
    }
}
