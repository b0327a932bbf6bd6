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
 * All services of WHMCS as the lines of a reconciliation: NDJSON, with a last line that counts them.
 *
 * It is read piece by piece and asks the table for some rows at a time, so any number of services needs the same memory.
 * A table that fails in the middle throws: the list then has no end line, and the API changes nothing.
 */
final class ServiceLines
{
    private const ROWS_AT_A_TIME = 1000;
    private const STATUS = '/\A[\x20-\x7e]{1,64}\z/';
    private const UNKNOWN_STATUS = 'Unknown';

    private string $buffer = '';
    private int $lastId = 0;
    private int $count = 0;
    private bool $isComplete = false;

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
            fn () => Capsule::table('tblhosting')
                ->where('id', '>', $this->lastId)->orderBy('id')->limit(self::ROWS_AT_A_TIME),
            Service::COLUMNS,
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

        return json_encode(['end' => true, 'count' => $this->count], JSON_THROW_ON_ERROR) . "\n";
    }

    /** A row without an owner is no client's service, so its record is not to be shown to anybody: it is left out. */
    private function line(object $row): string
    {
        $service = Service::from($row);
        if ($service === null) {
            return '';
        }
        $this->count++;

        return json_encode([
            'service_id' => $service->id,
            'client_id' => $service->ownerId,
            'status' => preg_match(self::STATUS, $service->status) === 1 ? $service->status : self::UNKNOWN_STATUS,
        ], JSON_THROW_ON_ERROR) . "\n";
    }
}
