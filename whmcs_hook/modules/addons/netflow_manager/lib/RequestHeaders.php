<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The header lines of a call.
 */
final class RequestHeaders
{
    /** @param string $actor who asks, for the API's log: up to 100 printable ASCII characters */
    public function __construct(
        private readonly string $key,
        private readonly string $actor,
    ) {
    }

    /** @return list<string> */
    public function withKey(): array
    {
        return [...$this->withoutKey(), 'Authorization: Bearer ' . $this->key];
    }

    /** @return list<string> for questions that anybody may ask, where the key has no business */
    public function withoutKey(): array
    {
        return [
            'Accept: application/json',
            'Accept-Encoding: identity',
            'User-Agent: netflow-manager-whmcs/' . Module::VERSION,
            'X-Actor: ' . $this->actor,
        ];
    }
}
