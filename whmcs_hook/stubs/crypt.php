<?php

/**
 * `encrypt` and `decrypt`: used by many modules, described nowhere, so a scenario may leave them out.
 * The text is only turned around: enough to be another one.
 */

declare(strict_types=1);

function encrypt(string $text): string
{
    return base64_encode(strrev($text));
}

function decrypt(string $text): string
{
    return strrev((string) base64_decode($text, true));
}
