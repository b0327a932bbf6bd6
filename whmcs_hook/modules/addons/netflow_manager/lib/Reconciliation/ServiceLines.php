<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Reconciliation;

use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Rows;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Service;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Services of WHMCS as the lines of an upload: NDJSON, with a last line that counts them where records are changed by it.
 *
 * It is read piece by piece and asks the table for some rows at a time, so any number of services needs the same memory.
 * A table that fails in the middle throws: the list then has no end line, and the API changes nothing.
 */
final class ServiceLines
{
    private const ROWS_AT_A_TIME = 1000;

    private string $buffer = '';
    private int $lastId = 0;
    private int $count = 0;
    private bool $isComplete = false;

    /**
     * @param list<string>                                $columns of WHMCS's table that `$members` needs
     * @param \Closure(Service): (array<string, mixed>|null) $members of the line of a service; null leaves it out
     * @param int|null                                    $productId null: services of every product
     * @param bool                                        $hasEnd    whether a last line counts the others
     */
    private function __construct(
        private readonly array $columns,
        private readonly \Closure $members,
        private readonly ?int $productId = null,
        private readonly bool $hasEnd = true,
    ) {
    }

    /** The list of a reconciliation: owners and statuses. */
    public static function all(): self
    {
        return new self(Service::COLUMNS, static fn (Service $service): array => [
            'service_id' => $service->id,
            'client_id' => $service->ownerId,
            'status' => $service->reportedStatus(),
        ]);
    }

    /** What rules need to know of the services of one product, or of all. A service without a product has no rule. */
    public static function forRules(?int $productId = null): self
    {
        $members = static fn (Service $service): ?array => $service->productId === null ? null : $service->factsForRule();

        return new self(Service::COLUMNS_OF_RULES, $members, $productId);
    }

    /** Services with the addresses that WHMCS has, but for those without any and those that have ended. */
    public static function withAddresses(): self
    {
        return new self(Service::COLUMNS_OF_RULES, static function (Service $service): ?array {
            $addresses = $service->usableAddresses();
            $ids = ['service_id' => $service->id, 'client_id' => $service->ownerId];

            return $addresses === [] || $service->hasEnded() ? null : $ids + ['addresses' => $addresses];
        }, hasEnd: false);
    }

    /** @return string up to `$length` bytes more, nothing at the end. Throws what the database throws. */
    public function read(int $length): string
    {
        while (strlen($this->buffer) < $length && !$this->isComplete) {
            $this->buffer .= $this->nextLines();
        }
        $some = substr($this->buffer, 0, $length);
        $this->buffer = substr($this->buffer, strlen($some));

        return $some;
    }

    private function nextLines(): string
    {
        $rows = Rows::of(
            fn () => ($this->productId === null
                ? Capsule::table('tblhosting')
                : Capsule::table('tblhosting')->where('packageid', $this->productId))
                ->where('id', '>', $this->lastId)->orderBy('id')->limit(self::ROWS_AT_A_TIME),
            $this->columns,
        );
        $lines = '';
        $before = $this->lastId;
        foreach ($rows as $row) {
            $this->lastId = (int) $row->id;
            $lines .= $this->line($row);
        }
        if ($this->lastId > $before) {
            return $lines;
        }
        $this->isComplete = true;

        return !$this->hasEnd ? '' : json_encode(['end' => true, 'count' => $this->count], JSON_THROW_ON_ERROR) . "\n";
    }

    /** A row without an owner is no client's service, so its record is not to be shown to anybody: it is left out. */
    private function line(object $row): string
    {
        $service = Service::from($row);
        $members = $service === null ? null : ($this->members)($service);
        if ($members === null) {
            return '';
        }
        $this->count++;

        return json_encode($members, JSON_THROW_ON_ERROR) . "\n";
    }
}
