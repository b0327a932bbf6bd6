<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager;

use WHMCS\Module\Addon\NetflowManager\Failure\Unreachable;
use WHMCS\Module\Addon\NetflowManager\Failure\Unreadable;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Brings one GET to the API and its reply back, within a deadline.
 */
interface Transport
{
    /**
     * @param string       $path       begins with a slash, query string included
     * @param list<string> $headers    complete header lines
     * @param int          $deadlineMs milliseconds from the call to the last byte
     *
     * @throws Unreachable when no complete reply came in time
     * @throws Unreadable  when the reply is too large or broke off
     */
    public function get(string $path, array $headers, int $deadlineMs): Reply;
}
