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
    /** Those that a rule of its product needs too. */
    public const COLUMNS_OF_RULES = [...self::COLUMNS, 'domain', 'username', 'dedicatedip', 'assignedips'];
    /** Those that a page of the client area needs too. */
    public const COLUMNS_OF_PAGES = [...self::COLUMNS, 'domain', 'nextduedate', 'regdate'];
    // What the API would reject is not asked: the failures of one odd row would open the breaker for every page.
    private const STATUS = '/\A[A-Za-z]{1,64}\z/';
    private const UNKNOWN_STATUS = 'Unknown';
    private const REPORTED_STATUS = '/\A[\x20-\x7e]{1,64}\z/';
    // What the API takes of a service for a rule: characters of a string, and addresses. Their bytes leave room for the
    // others in a line of 64 KiB.
    private const LONGEST = 255;
    private const MOST_ADDRESSES = 1000;
    private const MOST_ADDRESS_BYTES = 50000;

    /**
     * @param list<string> $addresses         the service's own IP addresses, the dedicated one first
     * @param string       $product           its name; like that of the owner, read by `Services` only
     * @param list<string> $assignedAddresses
     * @param int|null     $cycleDay          on which its billing cycles begin, 1 to 31; read it with `COLUMNS_OF_PAGES`
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
        private readonly string $username,
        private readonly string $dedicatedAddress,
        private readonly array $assignedAddresses,
        public readonly ?int $cycleDay,
    ) {
    }

    /**
     * @param list<string> $columns
     *
     * @return self|null null when there is no such service. One query. Throws what the database throws.
     */
    public static function find(int $id, array $columns = self::COLUMNS): ?self
    {
        $rows = Rows::of(static fn () => Capsule::table('tblhosting')->where('id', $id), $columns);

        return $rows === [] ? null : self::from($rows[0]);
    }

    /** @return self|null null for a row without an id or an owner */
    public static function from(object $row, string $product = '', string $ownerName = ''): ?self
    {
        $id = Id::from($row->id ?? null);
        $ownerId = Id::from($row->userid ?? null);

        $dedicated = Escape::plain($row->dedicatedip ?? null);
        $assigned = self::split(Escape::plain($row->assignedips ?? null));

        return $id === null || $ownerId === null ? null : new self(
            $id,
            $ownerId,
            Escape::plain($row->domainstatus ?? null),
            Id::from($row->packageid ?? null),
            Escape::plain($row->domain ?? null),
            array_values(array_unique([...self::split($dedicated), ...$assigned])),
            $product,
            $ownerName === '' ? "#{$ownerId}" : $ownerName,
            Escape::plain($row->username ?? null),
            $dedicated,
            $assigned,
            CycleDay::of($row->nextduedate ?? null, $row->regdate ?? null),
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

    /** Whether its addresses may be another service's by now. */
    public function hasEnded(): bool
    {
        return in_array(strtolower($this->status), ['terminated', 'cancelled', 'fraud'], true);
    }

    /** Whether the status is a word, as WHMCS has them. */
    public function hasKnownStatus(): bool
    {
        return preg_match(self::STATUS, $this->status) === 1;
    }

    /** @return string as the API takes it */
    public function reportedStatus(): string
    {
        return preg_match(self::REPORTED_STATUS, $this->status) === 1 ? $this->status : self::UNKNOWN_STATUS;
    }

    /**
     * What the API needs to know of the service for the rule of its product; read it with `COLUMNS_OF_RULES`.
     *
     * What is longer than the API takes counts as blank, so that one odd row does not fail a list of all services.
     *
     * @return array<string, mixed>
     */
    public function factsForRule(): array
    {
        return [
            'service_id' => $this->id,
            'client_id' => $this->ownerId,
            'product_id' => $this->productId,
            'status' => $this->reportedStatus(),
            'domain' => self::fact($this->domain),
            'service_username' => self::fact($this->username),
            'dedicated_ip' => self::fact($this->dedicatedAddress),
            'assigned_ips' => self::usable($this->assignedAddresses),
        ];
    }

    /** @return list<string> its addresses as the API takes them; read it with `COLUMNS_OF_RULES` */
    public function usableAddresses(): array
    {
        return self::usable($this->addresses);
    }

    /**
     * @param list<string> $addresses
     *
     * @return list<string> none where they are too many for the API
     */
    private static function usable(array $addresses): array
    {
        $facts = array_values(array_filter(array_map(self::fact(...), $addresses)));
        $some = array_slice($facts, 0, self::MOST_ADDRESSES);

        return strlen(json_encode($some, JSON_THROW_ON_ERROR)) > self::MOST_ADDRESS_BYTES ? [] : $some;
    }

    private static function fact(string $value): ?string
    {
        $isUsable = $value !== '' && mb_check_encoding($value, 'UTF-8') && mb_strlen($value, 'UTF-8') <= self::LONGEST;

        return $isUsable ? $value : null;
    }

    /** @return list<string> */
    private static function split(string $addresses): array
    {
        return preg_split('/[\s,;]+/', $addresses, -1, PREG_SPLIT_NO_EMPTY) ?: [];
    }
}
