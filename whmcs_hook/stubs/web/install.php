<?php

/**
 * Makes the tables of a site in an empty database: `STANDIN_DATABASE` is its connection, in JSON, and standard input has
 * the rows to begin with, {table: rows}.
 */

declare(strict_types=1);

use Standin\Tables;

require __DIR__ . '/../bootstrap.php';

Tables::open(json_decode((string) getenv('STANDIN_DATABASE'), true, 8, JSON_THROW_ON_ERROR));
Tables::make();
Tables::fill(json_decode((string) file_get_contents('php://stdin'), true, 64, JSON_THROW_ON_ERROR));
