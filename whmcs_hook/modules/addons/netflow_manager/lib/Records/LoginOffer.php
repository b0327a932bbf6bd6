<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Records;

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
    public function __construct(
        public readonly Login $login,
        public readonly array $services,
        public readonly bool $hasPassword,
        public readonly ?string $passwordSetAt = null,
    ) {
    }
}
