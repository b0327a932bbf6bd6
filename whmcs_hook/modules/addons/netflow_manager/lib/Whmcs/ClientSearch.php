<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Whmcs;

use WHMCS\Database\Capsule;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Finds clients by name, company or e-mail address. A `%` or `_` that was typed stands for other characters: that finds
 * a little more, which does no harm.
 */
final class ClientSearch
{
    // Each pair of first and last name is a condition of its own.
    private const MOST_WORDS = 5;

    /** @return list<int> ids, at most `$most` of them, the oldest client first. Throws what the database throws. */
    public static function ids(string $text, int $most): array
    {
        $text = trim($text);
        if ($text === '' || preg_match('//u', $text) !== 1) {
            return [];
        }

        return Rows::ids(Rows::of(static fn () => self::query($text)->orderBy('id')->limit($most), ['id']), 'id');
    }

    /** @return \Illuminate\Database\Query\Builder */
    private static function query(string $text)
    {
        $query = Capsule::table('tblclients');
        // Some versions of WHMCS store names as they stand in HTML: O&#039;Brien.
        foreach (array_unique([$text, htmlspecialchars($text, ENT_QUOTES, 'UTF-8')]) as $form) {
            foreach (['companyname', 'email', 'firstname', 'lastname'] as $column) {
                $query->orWhere($column, 'like', "%{$form}%");
            }
            self::orFullName($query, $form);
        }

        return $query;
    }

    /**
     * Adds `Ada Lovelace`, `Lovelace, Ada` and `Anna Maria van Dyck`, wherever the first name ends.
     *
     * `where` after `orWhere` is AND, which binds tighter than the OR before it.
     *
     * @param \Illuminate\Database\Query\Builder $query
     */
    private static function orFullName($query, string $name): void
    {
        $words = preg_split('/[\s,]+/u', $name, self::MOST_WORDS, PREG_SPLIT_NO_EMPTY) ?: [];
        for ($count = 1; $count < count($words); ++$count) {
            $start = implode(' ', array_slice($words, 0, $count));
            $end = implode(' ', array_slice($words, $count));
            $query
                ->orWhere('firstname', 'like', "{$start}%")->where('lastname', 'like', "{$end}%")
                ->orWhere('lastname', 'like', "{$start}%")->where('firstname', 'like', "{$end}%");
        }
    }
}
