<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin\Records;

use WHMCS\Module\Addon\NetflowManager\Failure\ApiFailure;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Reads a list of the API to its end, page by page, as long as there is somebody to take the items.
 */
final class Pages
{
    // A record has at most 46 KB of JSON, most of it notes: so many always fit into a reply for staff.
    public const LARGEST = 150;
    // Ten thousand items, if each page is as large as can be.
    private const MOST = 67;

    /**
     * @template Item
     *
     * @param \Closure                  $page  `function (array $query): array{list<Item>, ?string}`: the items of a
     *                                         page, and where the list goes on
     * @param array<string, string|int> $query of the first page; without `limit`, pages are as large as can be
     *
     * @return \Generator<int, Item> its keys mean nothing
     *
     * @throws ApiFailure
     */
    public static function items(\Closure $page, array $query = []): \Generator
    {
        $query += ['limit' => self::LARGEST];
        for ($pages = 0; $pages < self::MOST; ++$pages) {
            [$items, $cursor] = $page($query);
            yield from $items;
            if ($cursor === null) {
                return;
            }
            $query['cursor'] = $cursor;
        }
    }
}
