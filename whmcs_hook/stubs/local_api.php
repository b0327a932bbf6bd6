<?php

/**
 * `localAPI`: a site may leave it out.
 */

declare(strict_types=1);

use Standin\LocalApi;

/**
 * @param array<string, mixed> $values
 *
 * @return mixed an array, as documented
 */
function localAPI(string $command, array $values = [], string $adminUser = ''): mixed
{
    return LocalApi::answer($command, $values);
}
