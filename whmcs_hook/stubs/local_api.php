<?php

/**
 * `localAPI`: a site may leave it out.
 */

declare(strict_types=1);

use Standin\LocalApi;

/**
 * @param array<string, mixed> $values
 *
 * @return array<string, mixed>
 */
function localAPI(string $command, array $values = [], string $adminUser = ''): array
{
    return LocalApi::answer($command, $values);
}
