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
        'tblclients' => 'firstname text, lastname text, companyname text, email text, language text, status text',
        'tblusers' => 'first_name text, last_name text, email text',
        'tblusers_clients' => 'auth_user_id int, client_id int, owner int, permissions text',
        'tblproductgroups' => 'name text, `order` int',
        'tblproducts' => 'type text, gid int, name text, servertype text, welcomeemail int, `order` int',
        'tblservers' => 'name text, ipaddress text',
        'tblhosting' => 'userid int, orderid int, packageid int, server int, regdate text, domain text,'
            . ' domainstatus text, username text, dedicatedip text, assignedips text, nextduedate text, notes text',
        'tbladdonmodules' => 'module text, setting text, value text',
        'tbladmins' => 'roleid int, username text, firstname text, lastname text, language text, disabled int',
        'tbladminroles' => 'name text',
        'tblconfiguration' => 'setting text, value text',
        'tblemailtemplates' => 'type text, name text, subject text, message text, plaintext int, language text,'
            . ' custom int, disabled int',
        'tblemails' => 'userid int, date text, `to` text, cc text, bcc text, subject text, message text,'
            . ' attachments text, standin_plaintext int',
        // What left the machine: no table of WHMCS.
        'standin_outbox' => 'userid int, subject text, message text',
        'tblactivitylog' => 'date text, description text, user text, userid int',
        'tblinvoices' => 'userid int, status text, total text, duedate text',
        'tbltickets' => 'userid int, tid text, title text, status text',
        'tbldomains' => 'userid int, domain text, status text',
        'tblaffiliates' => 'clientid int',
    ];
    private const DIALECTS = [
        'sqlite' => ['id integer primary key', ''],
        'mysql' => [
            'id int unsigned not null auto_increment primary key',
            ' default character set utf8mb4 collate utf8mb4_unicode_ci',
        ],
    ];

    /** @param array<string, list<array<string, mixed>>> $rows table => rows, in a database that ends with the process */
    public static function create(array $rows): void
    {
        self::open(['driver' => 'sqlite', 'database' => ':memory:']);
        self::make();
        self::fill($rows);
        Capsule::connection()->enableQueryLog();
    }

    /** From now on rows are arrays, as on a WHMCS that has set its connection so. */
    public static function giveArrays(): void
    {
        (function (): void {
            $this->fetchMode = \PDO::FETCH_ASSOC;
        })->call(Capsule::connection());
    }

    /** @param array<string, mixed> $connection as illuminate takes it */
    public static function open(array $connection): void
    {
        $capsule = new Capsule();
        $capsule->addConnection($connection);
        $capsule->setAsGlobal();
    }

    /** Makes the tables in an empty database. */
    public static function make(): void
    {
        [$id, $text] = self::DIALECTS[Capsule::connection()->getDriverName()];
        foreach (self::COLUMNS as $table => $columns) {
            Capsule::connection()->statement("create table {$table} ({$id}, {$columns}){$text}");
        }
    }

    /** @param array<string, list<array<string, mixed>>> $rows table => rows */
    public static function fill(array $rows): void
    {
        foreach ($rows as $table => $some) {
            Capsule::table($table)->insert(self::filled($some));
        }
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
