<?php

/**
 * `localAPI` with the one command that the addon uses, as documented.
 */

declare(strict_types=1);

/**
 * @param array<string, mixed> $values
 *
 * @return array<string, string>
 */
function localAPI(string $command, array $values = [], string $adminUser = ''): array
{
    return $command === 'DecryptPassword'
        ? ['result' => 'success', 'password' => strrev((string) base64_decode((string) $values['password2'], true))]
        : ['result' => 'error', 'message' => 'Command Not Found'];
}
