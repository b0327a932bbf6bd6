<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Failure;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * No complete answer came in time: the API is down, hangs, or is not asked for a while after it was.
 */
final class Unreachable extends ApiFailure
{
    public function __construct(string $message, private readonly bool $wasSent = false)
    {
        parent::__construct($message);
    }

    public function isOutcomeUnknown(): bool
    {
        return $this->wasSent;
    }
}
