<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin\Records;

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

    /** Whether there is anything to log in with: records without a username share an address and nothing else. */
    public function isUsable(): bool
    {
        return $this->username !== null || $this->hasPassword;
    }

    /**
     * @return array<int, list<int>> service whose record can lend this login => all that would lend the same: one line
     *                               for all of them, or one each where their passwords differ
     */
    public function offers(int $borrower): array
    {
        $lenders = array_values(array_diff($this->serviceIds, [$borrower]));
        if ($lenders === []) {
            return [];
        }

        return $this->passwordsAgree
            ? [$lenders[0] => $lenders]
            : array_combine($lenders, array_map(static fn (int $id): array => [$id], $lenders));
    }
}
