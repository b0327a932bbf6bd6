<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * One line of the connection check: what was looked at, what was found and, where it is not right, what to do.
 */
final class Finding
{
    private function __construct(
        public readonly string $label,
        public readonly bool $isRight,
        public readonly string $found,
        public readonly string $advice,
    ) {
    }

    public static function right(string $label, string $found): self
    {
        return new self($label, true, $found, '');
    }

    public static function wrong(string $label, string $found, string $advice): self
    {
        return new self($label, false, $found, $advice);
    }
}
