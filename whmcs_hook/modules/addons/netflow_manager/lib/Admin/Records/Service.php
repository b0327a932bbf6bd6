<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin\Records;

use WHMCS\Module\Addon\NetflowManager\Id;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * A service of WHMCS, as an administrator recognises it.
 */
final class Service
{
    /** @param list<string> $addresses the service's own IP addresses, the dedicated one first */
    private function __construct(
        public readonly int $id,
        public readonly int $ownerId,
        public readonly string $ownerName,
        public readonly string $product,
        public readonly string $domain,
        public readonly string $status,
        public readonly array $addresses,
    ) {
    }

    /** @return self|null null for a row without an id or an owner */
    public static function from(object $row, string $product, string $ownerName): ?self
    {
        $id = Id::from($row->id ?? null);
        $ownerId = Id::from($row->userid ?? null);

        return $id === null || $ownerId === null ? null : new self(
            $id,
            $ownerId,
            $ownerName === '' ? "#{$ownerId}" : $ownerName,
            $product,
            Rows::text($row, 'domain'),
            Rows::text($row, 'domainstatus'),
            self::addresses($row),
        );
    }

    /** @return string for example `#1234 VPS Large, vps.example.com` */
    public function title(): string
    {
        $name = implode(', ', array_filter([$this->product, $this->domain], static fn ($text): bool => $text !== ''));

        return trim("#{$this->id} {$name}");
    }

    public function isActive(): bool
    {
        return strcasecmp($this->status, 'Active') === 0;
    }

    /** @return list<string> */
    private static function addresses(object $row): array
    {
        $all = Rows::text($row, 'dedicatedip') . "\n" . Rows::text($row, 'assignedips');

        return array_values(array_unique(preg_split('/[\s,;]+/', $all, -1, PREG_SPLIT_NO_EMPTY) ?: []));
    }
}
