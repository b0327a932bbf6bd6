<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin\Records;

use WHMCS\Module\Addon\NetflowManager\Api;
use WHMCS\Module\Addon\NetflowManager\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Members;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * A URL and username that records of a client share.
 */
final class Login
{
    public readonly string $netflowUrl;
    public readonly ?string $username;
    public readonly bool $hasPassword;
    /** False when the records hold different passwords for it. */
    public readonly bool $passwordsAgree;
    /** @var list<int> */
    public readonly array $serviceIds;

    public function __construct(Members $read)
    {
        $this->netflowUrl = $read->text('netflow_url');
        $this->username = $read->textOrNull('username');
        $this->hasPassword = $read->truth('has_password');
        $this->passwordsAgree = $read->truth('passwords_agree');
        $this->serviceIds = $read->numbers('service_ids');
    }

    /**
     * @return list<self> the distinct logins in the records of a client
     *
     * @throws ApiFailure
     */
    public static function ofClient(Api $api, int $clientId): array
    {
        $item = static fn (Members $read): self => new self($read);
        $logins = [];
        foreach ($api->items("/v1/clients/{$clientId}/logins", [], $item) as $login) {
            $logins[] = $login;
        }

        return $logins;
    }
}
