<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Failure;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Something came that does not count as an answer: status, media type, size, syntax, echoed ids or types are wrong.
 */
final class Unreadable extends ApiFailure
{
    public function isOutcomeUnknown(): bool
    {
        return true;
    }
}
