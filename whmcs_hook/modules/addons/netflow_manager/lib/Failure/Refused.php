<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Failure;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The API does not accept the key (401) or the key lacks a scope (403). Waiting does not mend it, so it is no outage.
 */
final class Refused extends ApiFailure
{
}
