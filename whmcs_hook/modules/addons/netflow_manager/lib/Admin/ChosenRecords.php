<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Api\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Records\AccessRecord;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Id;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Service;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Services;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The records that were ticked in the list, or the one that a link names.
 */
final class ChosenRecords
{
    /** As many as a page of the list has. */
    public const MOST = 100;

    /**
     * @param list<int>                 $ids
     * @param array<int, AccessRecord>  $records  by service, of those that have one
     * @param array<int, Service>       $services by id, of those that WHMCS has
     */
    private function __construct(
        public readonly array $ids,
        public readonly array $records,
        public readonly array $services,
    ) {
    }

    /** @throws ApiFailure */
    public static function of(Visit $visit): self
    {
        $one = $visit->input->id('service_id');
        $sent = $one === null ? array_map(Id::from(...), $visit->input->texts('services')) : [$one];
        $ids = array_slice(array_values(array_unique(array_filter($sent))), 0, self::MOST);
        $records = [];
        foreach ($ids as $id) {
            $records[$id] = AccessRecord::find($visit->api(), $id);
        }

        return new self($ids, array_filter($records), Services::named($ids));
    }

    /** Whether a mail about this service has the details: its record is whole, enabled and its owner's. */
    public function canBeMailed(int $id): bool
    {
        $record = $this->records[$id] ?? null;
        $service = $this->services[$id] ?? null;

        return $record !== null && $service !== null && $record->isWhole && $record->isEnabled
            && $record->clientId === $service->ownerId;
    }
}
