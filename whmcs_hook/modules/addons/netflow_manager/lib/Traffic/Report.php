<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Traffic;

use WHMCS\Module\Addon\NetflowManager\Api\Api;
use WHMCS\Module\Addon\NetflowManager\Api\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Api\Members;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * What does not fit between the access records and the source of traffic, as the API lists it.
 */
final class Report
{
    /** List => members of its items that are texts, in the order of their columns. What hurts most comes first. */
    public const LISTS = [
        'shared_addresses' => ['ip_address'],
        'targets_missing' => self::OF_RECORDS,
        'silent_services' => self::OF_RECORDS,
        'silent_exporters' => ['name', 'last_slot_ended_at'],
        'groups_without_record' => ['name', 'id'],
    ];
    private const OF_RECORDS = ['group', 'ip_address'];

    /**
     * @param bool        $hasSource  whether there is a source to compare with; addresses are compared without one
     * @param string|null $until      until when figures were collected, RFC 3339; null: nothing yet
     * @param bool        $hasGroups  false while a source that has groups was never asked for them
     * @param array<string, array{total: int, rows: list<array{records: array<int, int>, texts: list<string>}>}> $lists
     *        `records` is service => client
     */
    private function __construct(
        public readonly bool $hasSource,
        public readonly ?string $until,
        public readonly bool $hasGroups,
        public readonly array $lists,
    ) {
    }

    /** @throws ApiFailure */
    public static function read(Api $api): self
    {
        $answer = $api->call('GET', '/v1/usage-report')->members();
        $source = $answer->objectOrNull('source');
        $lists = [];
        foreach (self::LISTS as $name => $members) {
            $list = $answer->object($name);
            $row = static fn (Members $item): array => self::row($name, $members, $item);
            $lists[$name] = [
                'total' => $list->number('total'),
                'rows' => array_map($row, $list->objects('items')),
            ];
        }
        $isAnalyzer = $source?->text('kind') === Source::ANALYZER;

        return new self(
            $source !== null,
            $source?->textOrNull('collected_until'),
            !$isAnalyzer || $source->textIfThere('groups_fetched_at') !== null,
            $lists,
        );
    }

    /** @return list<int> the services that are named */
    public function serviceIds(): array
    {
        $ids = [];
        foreach ($this->lists as ['rows' => $rows]) {
            foreach ($rows as ['records' => $records]) {
                $ids += $records;
            }
        }

        return array_keys($ids);
    }

    /**
     * @param list<string> $members
     *
     * @return array{records: array<int, int>, texts: list<string>}
     */
    private static function row(string $list, array $members, Members $item): array
    {
        $records = match (true) {
            $list === 'shared_addresses' => $item->objects('records'),
            $members === self::OF_RECORDS => [$item],
            default => [],
        };
        $clients = [];
        foreach ($records as $record) {
            $clients[$record->number('service_id')] = $record->number('client_id');
        }

        return [
            'records' => $clients,
            'texts' => array_map(static fn (string $name): string => $item->textOrNull($name) ?? '', $members),
        ];
    }
}
