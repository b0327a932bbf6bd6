<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin\Records;

use WHMCS\Module\Addon\NetflowManager\Api;
use WHMCS\Module\Addon\NetflowManager\ApiFailure;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * A login that a record can lend to another service of the client, and whether a password comes with it.
 */
final class LoginOffer
{
    /**
     * @param list<int>   $services      those whose records lend the same, the lender first
     * @param string|null $passwordSetAt RFC 3339, where the records of the login hold different passwords
     */
    private function __construct(
        public readonly Login $login,
        public readonly array $services,
        public readonly bool $hasPassword,
        public readonly ?string $passwordSetAt = null,
    ) {
    }

    /**
     * @return list<self> what the other records of the owner can lend to a service
     *
     * @throws ApiFailure
     */
    public static function all(Api $api, Service $borrower): array
    {
        $logins = Login::ofClient($api, $borrower->ownerId);
        $isMixed = array_filter($logins, static fn (Login $login): bool => !$login->passwordsAgree) !== [];
        // A list of logins says only that one of the records has a password, not which.
        $lenders = $isMixed ? AccessRecord::ofClient($api, $borrower->ownerId) : [];
        unset($lenders[$borrower->id]);
        $offers = [];
        foreach ($logins as $login) {
            $services = array_values(array_diff($login->serviceIds, [$borrower->id]));
            $offers = [...$offers, ...($login->passwordsAgree
                ? [new self($login, $services, $login->hasPassword)]
                : self::mixed($login, array_intersect_key($lenders, array_flip($services))))];
        }

        return array_values(array_filter($offers, static fn (self $offer): bool => $offer->isOfUse()));
    }

    public function lender(): int
    {
        return $this->services[0];
    }

    /**
     * One offer for each record with a password, and one for all without.
     *
     * @param array<int, AccessRecord> $lenders
     *
     * @return list<self>
     */
    private static function mixed(Login $login, array $lenders): array
    {
        $with = array_filter($lenders, static fn (AccessRecord $record): bool => $record->hasPassword);
        $offers = [];
        foreach ($with as $id => $record) {
            $offers[] = new self($login, [$id], true, $record->passwordChangedAt);
        }

        return [...$offers, new self($login, array_keys(array_diff_key($lenders, $with)), false)];
    }

    /** Records without a username and a password share an address and nothing else. */
    private function isOfUse(): bool
    {
        return $this->services !== [] && ($this->login->username !== null || $this->hasPassword);
    }
}
