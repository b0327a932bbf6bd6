<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Whmcs;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Reads rows of WHMCS's own tables, few columns where they have their usual names, all of them elsewhere.
 */
final class Rows
{
    /**
     * @param \Closure     $query   `function (): Builder`, a new one at each call
     * @param list<string> $columns
     *
     * @return list<object> Throws what the database throws.
     */
    public static function of(\Closure $query, array $columns): array
    {
        try {
            $rows = [...$query()->get($columns)];
        } catch (\Throwable) {
            // A version that lacks one of the columns. Without the table this throws again.
            $rows = [...$query()->get()];
        }

        // WHMCS may have set the connection to fetch arrays.
        return array_map(static fn (object|array $row): object => (object) $row, $rows);
    }

    /**
     * @param list<object> $rows
     *
     * @return list<int> the ids in a column, each once; what is no id is left out
     */
    public static function ids(array $rows, string $column): array
    {
        $ids = array_map(static fn (object $row): ?int => Id::from($row->{$column} ?? null), $rows);

        return array_values(array_unique(array_filter($ids)));
    }
}
