<?php

declare(strict_types=1);

namespace WHMCS\Service;

/**
 * The service object that the product page hands to hooks. In WHMCS it is a model, so members are read by magic.
 */
final class Service
{
    /** @param array<string, mixed> $attributes a row of `tblhosting` */
    public function __construct(private readonly array $attributes)
    {
    }

    public function __get(string $name): mixed
    {
        return $this->attributes[$name] ?? null;
    }

    public function __isset(string $name): bool
    {
        return isset($this->attributes[$name]);
    }
}
