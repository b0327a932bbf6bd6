<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager;

use WHMCS\Database\Capsule;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * A service as WHMCS's own table has it now. Services move between clients without a hook, so nobody keeps this.
 */
final class HostedService
{
    // What the API would reject is not asked: the failures of one odd row would open the breaker for every page.
    private const STATUS = '/\A[A-Za-z]{1,64}\z/';

    private function __construct(
        public readonly int $id,
        public readonly int $ownerId,
        public readonly string $status,
    ) {
    }

    /** @return self|null null when there is no such service. Throws what the database throws. */
    public static function find(int $id): ?self
    {
        $row = (object) Capsule::table('tblhosting')->where('id', $id)->first(['userid', 'domainstatus']);
        $ownerId = Id::from($row->userid ?? null);
        $status = $row->domainstatus ?? null;

        return $ownerId === null ? null : new self($id, $ownerId, is_string($status) ? $status : '');
    }

    /** Whether the status is a word, as WHMCS has them. */
    public function hasKnownStatus(): bool
    {
        return preg_match(self::STATUS, $this->status) === 1;
    }
}
