<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Whmcs;

use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\NetflowManager\Page\Escape;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * A service as WHMCS's own table has it now. Services move between clients without a hook, so nobody keeps this.
 */
final class Service
{
    public const COLUMNS = ['id', 'userid', 'domainstatus', 'packageid'];
    // What the API would reject is not asked: the failures of one odd row would open the breaker for every page.
    private const STATUS = '/\A[A-Za-z]{1,64}\z/';

    /**
     * @param list<string> $addresses the service's own IP addresses, the dedicated one first
     * @param string       $product   its name; like that of the owner, read by `Services` only
     */
    private function __construct(
        public readonly int $id,
        public readonly int $ownerId,
        public readonly string $status,
        public readonly ?int $productId,
        public readonly string $domain,
        public readonly array $addresses,
        public readonly string $product,
        public readonly string $ownerName,
    ) {
    }

    /** @return self|null null when there is no such service. One query. Throws what the database throws. */
    public static function find(int $id): ?self
    {
        $rows = Rows::of(static fn () => Capsule::table('tblhosting')->where('id', $id), self::COLUMNS);

        return $rows === [] ? null : self::from($rows[0]);
    }

    /** @return self|null null for a row without an id or an owner */
    public static function from(object $row, string $product = '', string $ownerName = ''): ?self
    {
        $id = Id::from($row->id ?? null);
        $ownerId = Id::from($row->userid ?? null);

        return $id === null || $ownerId === null ? null : new self(
            $id,
            $ownerId,
            Escape::plain($row->domainstatus ?? null),
            Id::from($row->packageid ?? null),
            Escape::plain($row->domain ?? null),
            self::addresses($row),
            $product,
            $ownerName === '' ? "#{$ownerId}" : $ownerName,
        );
    }

    /** @return string for example `#1234 VPS Large, vps.example.com` */
    public function title(): string
    {
        return implode(' ', ["#{$this->id}", ...$this->names()]);
    }

    /** @return list<string> product and domain, where they are known, the first with a comma before the second */
    public function names(): array
    {
        $product = $this->product . ($this->product !== '' && $this->domain !== '' ? ',' : '');

        return array_values(array_filter([$product, $this->domain], 'strlen'));
    }

    /** @return string title and owner, for example `#1234 VPS Large, vps.example.com · Ada Lovelace` */
    public function summary(): string
    {
        return "{$this->title()} · {$this->ownerName}";
    }

    public function isActive(): bool
    {
        return strcasecmp($this->status, 'Active') === 0;
    }

    /** Whether the status is a word, as WHMCS has them. */
    public function hasKnownStatus(): bool
    {
        return preg_match(self::STATUS, $this->status) === 1;
    }

    /** @return list<string> */
    private static function addresses(object $row): array
    {
        $all = Escape::plain($row->dedicatedip ?? null) . "\n" . Escape::plain($row->assignedips ?? null);

        return array_values(array_unique(preg_split('/[\s,;]+/', $all, -1, PREG_SPLIT_NO_EMPTY) ?: []));
    }
}
