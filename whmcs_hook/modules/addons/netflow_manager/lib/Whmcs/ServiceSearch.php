<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Whmcs;

use WHMCS\Database\Capsule;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Finds services by what staff have at hand: id, domain, IP address, or the client's name, company or e-mail address.
 *
 * Each place is asked by a query of its own with a limit, so that the database can use its indexes and stop early. A
 * `%` or `_` that was typed stands for other characters: that finds a little more, which does no harm.
 */
final class ServiceSearch
{
    public const MOST = 20;
    private const MOST_CLIENTS = 50;

    /** @return array<int, Service> by id, at most MOST: the best matches first */
    public static function find(string $text): array
    {
        $text = trim($text);
        if ($text === '' || preg_match('//u', $text) !== 1) {
            return [];
        }
        $ids = self::ids($text);

        // A row without an owner is no service.
        return array_filter(array_replace(array_fill_keys($ids, null), Services::of($ids)));
    }

    /** @return list<int> */
    private static function ids(string $text): array
    {
        $exact = Id::from(ltrim($text, '#'));
        $found = $exact === null ? [] : self::idsOf(
            static fn () => Capsule::table('tblhosting')->where('id', $exact),
        );
        if ($found !== []) {
            return $found;
        }
        // A domain has no blank and no @, and nobody has an IP address for a name: that spares the longest searches.
        $found = preg_match('/[\s@]/u', $text) === 1 ? [] : self::byOwnMembers($text);
        if (count($found) < self::MOST && preg_match('/\A(?:[0-9.]+|[0-9a-f]*:[0-9a-f:]*)\z/i', $text) !== 1) {
            $found = [...$found, ...self::byClient($text)];
        }

        return array_slice(array_values(array_unique($found)), 0, self::MOST);
    }

    /** @return list<int> */
    private static function byOwnMembers(string $text): array
    {
        return self::idsOf(static function () use ($text) {
            $query = Capsule::table('tblhosting')->where('domain', 'like', "%{$text}%");
            if (preg_match('/\A[0-9a-f.:]+\z/i', $text) === 1) {
                $query->orWhere('dedicatedip', 'like', "{$text}%")->orWhere('assignedips', 'like', "%{$text}%");
            }

            return $query->orderBy('id', 'desc')->limit(self::MOST);
        });
    }

    /** @return list<int> */
    private static function byClient(string $text): array
    {
        $clients = ClientSearch::ids($text, self::MOST_CLIENTS);

        return $clients === [] ? [] : self::idsOf(
            static fn () => Capsule::table('tblhosting')->whereIn('userid', $clients)->limit(self::MOST),
        );
    }

    /**
     * @param \Closure $query `function (): Builder`
     *
     * @return list<int>
     */
    private static function idsOf(\Closure $query): array
    {
        return Rows::ids(Rows::of($query, ['id']), 'id');
    }
}
