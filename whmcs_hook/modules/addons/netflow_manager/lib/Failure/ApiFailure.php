<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Failure;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Why there is no answer from the API: Unreachable, Refused or Unreadable. Messages are for administrators and hold
 * no part of a body and no secret.
 */
abstract class ApiFailure extends \RuntimeException
{
    /** Whether a change that was asked for may have been made all the same. */
    public function isOutcomeUnknown(): bool
    {
        return false;
    }
}
