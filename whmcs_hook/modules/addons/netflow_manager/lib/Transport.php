<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager;

use WHMCS\Module\Addon\NetflowManager\Failure\Unreachable;
use WHMCS\Module\Addon\NetflowManager\Failure\Unreadable;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Brings one request to the API and its reply back, within the request's deadline.
 */
interface Transport
{
    /**
     * @throws Unreachable when no complete reply came in time
     * @throws Unreadable  when the reply is too large or broke off
     */
    public function send(Request $request): Reply;
}
