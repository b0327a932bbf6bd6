<?php

declare(strict_types=1);

namespace Standin;

use WHMCS\Database\Capsule;

/**
 * The tables of WHMCS that the addon or a page reads, with the columns that are known from its documentation.
 */
final class Tables
{
    private const COLUMNS = [
        'tblclients' => 'id integer primary key, firstname text, lastname text, companyname text, email text,'
            . ' language text',
        'tblproducts' => 'id integer primary key, type text, name text, servertype text, welcomeemail integer',
        'tblhosting' => 'id integer primary key, userid, orderid integer, packageid integer, regdate text, domain text,'
            . ' domainstatus, username text, dedicatedip text, assignedips text, nextduedate text',
        'tbladdonmodules' => 'id integer primary key, module text, setting text, value text',
        'tblemailtemplates' => 'id integer primary key, type, name, subject, message, plaintext integer, language text,'
            . ' custom integer, disabled integer',
        'tblinvoices' => 'id integer primary key, userid integer, status text, total text, duedate text',
        'tbltickets' => 'id integer primary key, userid integer, tid text, title text, status text',
        'tbldomains' => 'id integer primary key, userid integer, domain text, status text',
        'tblaffiliates' => 'id integer primary key, clientid integer',
    ];

    /** @param array<string, list<array<string, mixed>>> $rows table => rows */
    public static function create(array $rows): void
    {
        $capsule = new Capsule();
        $capsule->addConnection(['driver' => 'sqlite', 'database' => ':memory:']);
        $capsule->setAsGlobal();
        foreach (self::COLUMNS as $table => $columns) {
            Capsule::connection()->statement("create table {$table} ({$columns})");
        }
        foreach ($rows as $table => $some) {
            Capsule::table($table)->insert(self::filled($some));
        }
        Capsule::connection()->enableQueryLog();
    }

    public static function queries(): int
    {
        return count(Capsule::connection()->getQueryLog());
    }

    /**
     * @param list<array<string, mixed>> $rows
     *
     * @return list<array<string, mixed>> the same with all columns in each, as a bulk insert wants it
     */
    private static function filled(array $rows): array
    {
        $columns = array_fill_keys(array_keys(array_merge(...$rows)), null);

        return array_map(static fn (array $row): array => array_merge($columns, $row), $rows);
    }
}
