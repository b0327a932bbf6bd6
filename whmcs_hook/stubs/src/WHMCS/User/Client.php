<?php

declare(strict_types=1);

namespace WHMCS\User;

use Standin\Accounts;
use WHMCS\Database\Capsule;

/**
 * The client that `CurrentUser` gives. In WHMCS it is a model, so members are read by magic.
 */
final class Client
{
    /** @param array<string, mixed> $attributes a row of `tblclients` */
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

    /** Documented since 8.13. */
    public function owner(): ?object
    {
        return Capsule::table('tblusers')->where('id', Accounts::ownerOf((int) $this->id))->first();
    }
}
