<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Whmcs\Input;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * What the address of the list of records says: filters, order, and which page of what size.
 */
final class ListQuery
{
    /** How many records a page may have, the usual number first: as many as `Api` can read, however long their notes. */
    public const SIZES = [25, 50, 100];
    private const PREFIX = 'list_';
    public const FILTERS = ['q', 'ip', 'client', 'enabled', 'needs_review'];
    /** Column of the list => how its first click sorts; the usual order first. */
    private const SORTS = ['service' => 'service_id', 'client' => 'client_id', 'changed' => '-updated_at'];

    /** @param array<string, string> $filters filter => what was typed, where something was */
    private function __construct(
        public readonly array $filters,
        public readonly string $sort,
        public readonly int $size,
        public readonly string $cursor,
    ) {
    }

    public static function of(Input $input): self
    {
        $filters = [];
        foreach (self::FILTERS as $name) {
            $filters[$name] = trim($input->text($name));
        }
        // Pages that know a client link by its id.
        $filters['client'] = $filters['client'] === '' ? trim($input->text('client_id')) : $filters['client'];
        $sort = $input->text('sort');
        $size = $input->id('limit');

        return new self(
            array_filter($filters, 'strlen'),
            preg_match('/\A-?(?:service_id|client_id|updated_at)\z/', $sort) === 1 ? $sort : self::SORTS['service'],
            in_array($size, self::SIZES, true) ? $size : self::SIZES[0],
            $input->text('cursor'),
        );
    }

    /** @return array<string, string|int> what the address of another page has, where it is not the usual */
    public function kept(): array
    {
        $chosen = ['limit' => $this->size, 'sort' => $this->sort];

        return $this->filters + array_diff_assoc($chosen, ['limit' => self::SIZES[0], 'sort' => self::SORTS['service']]);
    }

    /** @return array<string, string|int> what the address of this very page has */
    public function place(): array
    {
        return $this->kept() + array_filter(['cursor' => $this->cursor], 'strlen');
    }

    /** @return self the list in which records were ticked, as the forms that follow carry it along */
    public static function behind(Visit $visit): self
    {
        return self::of($visit->input->under(self::PREFIX));
    }

    /** @return array<string, string|int> hidden fields for those forms */
    public function fields(): array
    {
        $place = $this->place();
        $names = array_map(static fn (string $name): string => self::PREFIX . $name, array_keys($place));

        return array_combine($names, $place);
    }

    /**
     * @param list<int> $clientIds
     *
     * @return array<string, string|int|list<int>> the query of the API
     */
    public function question(array $clientIds): array
    {
        $cursor = array_filter(['cursor' => $this->cursor], 'strlen');
        $clients = $clientIds === [] ? [] : ['client_id' => $clientIds];

        return array_diff_key($this->filters, ['client' => true]) + $clients + $cursor
            + ['sort' => $this->sort, 'limit' => $this->size, 'total' => 'true'];
    }

    /**
     * @return array<string, array{sort: string, state: string}> column => what its head sorts by when it is clicked, and
     *                                                           how the list is sorted by it now, blank where it is not
     */
    public function heads(): array
    {
        return array_map(function (string $first): array {
            $isOwn = ltrim($first, '-') === ltrim($this->sort, '-');
            $isDescending = str_starts_with($this->sort, '-');
            $other = $isDescending ? ltrim($this->sort, '-') : "-{$this->sort}";

            return [
                'sort' => $isOwn ? $other : $first,
                'state' => match (true) {
                    !$isOwn => '',
                    $isDescending => 'descending',
                    default => 'ascending',
                },
            ];
        }, self::SORTS);
    }
}
