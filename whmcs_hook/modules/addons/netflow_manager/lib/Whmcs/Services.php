<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Whmcs;

use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\NetflowManager\Page\Escape;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Finds services of WHMCS with the names of their products and clients: three queries, however many services.
 */
final class Services
{
    public const CLIENT_COLUMNS = ['firstname', 'lastname', 'companyname'];
    private const SOME = 50;
    private const NOT_CREATED = 'Pending';

    public static function find(int $id): ?Service
    {
        return self::of([$id])[$id] ?? null;
    }

    /**
     * @param list<int> $ids
     *
     * @return array<int, Service> by id; what WHMCS does not have is left out
     */
    public static function of(array $ids): array
    {
        $query = static fn () => Capsule::table('tblhosting')->whereIn('id', $ids);
        $rows = $ids === [] ? [] : Rows::of($query, Service::COLUMNS_OF_RULES);
        $products = self::names('tblproducts', ['name'], Rows::ids($rows, 'packageid'));
        $clients = self::names('tblclients', self::CLIENT_COLUMNS, Rows::ids($rows, 'userid'));
        $services = [];
        foreach ($rows as $row) {
            $product = $products[Id::from($row->packageid ?? null) ?? 0] ?? '';
            $service = Service::from($row, $product, $clients[Id::from($row->userid ?? null) ?? 0] ?? '');
            if ($service !== null) {
                $services[$service->id] = $service;
            }
        }

        return $services;
    }

    /**
     * @return list<int> the services of an order but for those that a server module is yet to create. Throws what the
     *                   database throws.
     */
    public static function idsOfOrder(int $orderId): array
    {
        $ofOrder = static fn () => Capsule::table('tblhosting')->where('orderid', $orderId);
        $rows = Rows::of($ofOrder, ['id', 'packageid', 'domainstatus']);
        $ids = Rows::ids($rows, 'packageid');
        $ofRows = static fn () => Capsule::table('tblproducts')->whereIn('id', $ids);
        $withModule = [];
        foreach ($ids === [] ? [] : Rows::of($ofRows, ['id', 'servertype']) as $product) {
            $withModule[(int) $product->id] = Escape::plain($product->servertype ?? null) !== '';
        }
        $isYetToCome = static fn (object $row): bool => ($row->domainstatus ?? null) === self::NOT_CREATED
            && ($withModule[(int) ($row->packageid ?? 0)] ?? false);

        return Rows::ids(array_values(array_filter($rows, static fn (object $row): bool => !$isYetToCome($row))), 'id');
    }

    /** @return list<Service> the newest services of a product, some of them. Throws what the database throws. */
    public static function ofProduct(int $productId): array
    {
        $query = static fn () => Capsule::table('tblhosting')
            ->where('packageid', $productId)->orderBy('id', 'desc')->limit(self::SOME);

        return array_values(array_filter(array_map(
            static fn (object $row): ?Service => Service::from($row),
            Rows::of($query, Service::COLUMNS_OF_RULES),
        )));
    }

    /**
     * @param list<int> $ids
     *
     * @return array<int, Service> the same for who only names them: none where WHMCS's tables cannot be read
     */
    public static function named(array $ids): array
    {
        try {
            return self::of($ids);
        } catch (\Throwable) {
            return [];
        }
    }

    /**
     * @param list<string> $columns
     * @param list<int>    $ids
     *
     * @return array<int, string> id => name; none when the table cannot be read, because a name is only a comfort
     */
    private static function names(string $table, array $columns, array $ids): array
    {
        try {
            $query = static fn () => Capsule::table($table)->whereIn('id', $ids);
            $rows = $ids === [] ? [] : Rows::of($query, ['id', ...$columns]);
        } catch (\Throwable) {
            return [];
        }
        $names = [];
        foreach ($rows as $row) {
            $names[(int) $row->id] = self::name($row, $columns);
        }

        return $names;
    }

    /** @param list<string> $columns the last of three is a company, which stands in brackets behind a person */
    public static function name(object $row, array $columns): string
    {
        $parts = array_map(static fn (string $column): string => Escape::plain($row->{$column} ?? null), $columns);
        $name = trim("{$parts[0]} " . ($parts[1] ?? ''));
        $company = $parts[2] ?? '';

        return $name === '' || $company === '' ? $name . $company : "{$name} ({$company})";
    }
}
