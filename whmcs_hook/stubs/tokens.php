<?php

/**
 * `generate_token` and `check_token`: used by many modules, described nowhere, so a site may leave them out.
 */

declare(strict_types=1);

use Standin\Tokens;

/** @param string $kind `form` for a hidden field, `link` for a part of a query string, `plain` for the value */
function generate_token(string $kind = 'form'): string
{
    return match ($kind) {
        'plain' => Tokens::value(),
        'link' => '&token=' . Tokens::value(),
        default => '<input type="hidden" name="token" value="' . Tokens::value() . '" />',
    };
}

/** True, or the end of the request. */
function check_token(string $namespace = 'WHMCS.default'): bool
{
    return Tokens::isRight($namespace) ?: Tokens::refuse();
}
