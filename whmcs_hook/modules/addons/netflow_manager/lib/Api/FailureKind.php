<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Api;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Why a call to the API has no valid answer.
 */
enum FailureKind
{
    /** No complete answer came in time: the API is down or hangs, or the breaker lets no call pass. */
    case Unreachable;
    /** The API does not accept the key (401) or the key lacks a scope (403). Waiting does not fix it: no outage. */
    case KeyRefused;
    /** The API answered with a problem document: the request is wrong or too late, or cannot be served now. */
    case RequestRejected;
    /** A web server or firewall between WHMCS and the API answered in its place: it is no problem document. */
    case Intercepted;
    /** The answer is invalid: its status, media type, size, syntax, echoed ids or types are wrong. */
    case Unreadable;
}
