<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Whmcs;

use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\NetflowManager\Page\Escape;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The products that WHMCS sells, by their groups.
 */
final class Products
{
    /** @return array<string, array<int, string>> group => product id => name. Throws what the database throws. */
    public static function byGroup(): array
    {
        $groups = [];
        foreach (self::inOrder('tblproductgroups', ['id', 'name', 'order']) as $row) {
            $groups[(int) $row->id] = Escape::plain($row->name ?? null);
        }
        $products = array_fill_keys($groups, []);
        foreach (self::inOrder('tblproducts', ['id', 'gid', 'name', 'order']) as $row) {
            $products[$groups[(int) ($row->gid ?? 0)] ?? ''][(int) $row->id] = Escape::plain($row->name ?? null);
        }

        return array_filter($products);
    }

    /** @return string its name, or its number when WHMCS has no such product. Throws what the database throws. */
    public static function title(int $id): string
    {
        $rows = Rows::of(static fn () => Capsule::table('tblproducts')->where('id', $id), ['id', 'name']);

        return $rows === [] ? "#{$id}" : Escape::plain($rows[0]->name ?? null);
    }

    /**
     * @param list<string> $columns
     *
     * @return list<object> rows as WHMCS shows them
     */
    private static function inOrder(string $table, array $columns): array
    {
        $rows = Rows::of(static fn () => Capsule::table($table), $columns);
        usort($rows, static fn (object $one, object $other): int => [(int) ($one->order ?? 0), (int) $one->id]
            <=> [(int) ($other->order ?? 0), (int) $other->id]);

        return $rows;
    }
}
