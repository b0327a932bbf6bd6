<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager;

use WHMCS\Module\Addon\NetflowManager\Failure\Unreadable;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The password of a service, for its owner's eyes.
 */
final class ClientPassword
{
    /** @param string|null $text null when none is stored */
    private function __construct(public readonly ?string $text)
    {
    }

    /** @throws Unreadable unless the answer is about exactly this pair, and what the contract says */
    public static function fromAnswer(Members $answer, int $serviceId, int $clientId): self
    {
        $answer->requireEcho($serviceId, $clientId);

        return new self($answer->textOrNull('password'));
    }
}
