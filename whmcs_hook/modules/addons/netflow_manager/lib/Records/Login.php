<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Records;

use WHMCS\Module\Addon\NetflowManager\Api\Api;
use WHMCS\Module\Addon\NetflowManager\Api\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Api\Members;

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
    /** False when the records hold different passwords for it. */
    public readonly bool $passwordsAgree;
    /** @var list<int> */
    public readonly array $serviceIds;
    /** @var list<int> those of them whose record has no password */
    public readonly array $withoutPassword;
    /** @var array<int, string|null> service => since when its record has the password, for those that have one */
    private readonly array $passwords;

    public function __construct(Members $read)
    {
        $this->netflowUrl = $read->text('netflow_url');
        $this->username = $read->textOrNull('username');
        $this->passwordsAgree = $read->truth('passwords_agree');
        $this->serviceIds = $read->numbers('service_ids');
        $passwords = [];
        foreach ($read->objects('services') as $service) {
            if ($service->truth('has_password')) {
                $passwords[$service->number('service_id')] = $service->textOrNull('password_changed_at');
            }
        }
        $this->passwords = $passwords;
        $this->withoutPassword = array_values(array_diff($this->serviceIds, array_keys($passwords)));
    }

    /**
     * @return list<self> the distinct logins in the records of a client
     *
     * @throws ApiFailure
     */
    public static function ofClient(Api $api, int $clientId): array
    {
        $item = static fn (Members $read): self => new self($read);

        // PHP in WebAssembly, which runs the tests of each version, cannot wait for a reply in iterator_to_array.
        return [...$api->items("/v1/clients/{$clientId}/logins", [], $item)];
    }

    /** @return list<LoginOffer> what the records of other services can lend to this one: each password once */
    public function offersTo(int $serviceId): array
    {
        $passwords = array_diff_key($this->passwords, [$serviceId => null]);
        $with = array_keys($passwords);
        $without = array_values(array_diff($this->withoutPassword, [$serviceId]));
        $offers = $this->passwordsAgree && $with !== []
            ? [new LoginOffer($this, $with, true)]
            : array_map(fn (int $id): LoginOffer => new LoginOffer($this, [$id], true, $passwords[$id]), $with);

        // Records without a username and a password share an address and nothing else.
        return $without === [] || $this->username === null
            ? $offers
            : [...$offers, new LoginOffer($this, $without, false)];
    }
}
