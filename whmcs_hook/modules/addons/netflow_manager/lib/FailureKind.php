<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * What kept an answer of the API from being one.
 */
enum FailureKind
{
    /** No complete answer came in time: the API is down, hangs, or is not asked for a while after it was. */
    case Unreachable;
    /** The API does not accept the key (401) or the key lacks a scope (403). Waiting does not fix it: no outage. */
    case KeyRefused;
    /** The API understood the request and did not do it: it is wrong, came too late, or cannot be done now. */
    case RequestRejected;
    /** Something came that does not count: status, media type, size, syntax, echoed ids or types are wrong. */
    case Unreadable;
}
