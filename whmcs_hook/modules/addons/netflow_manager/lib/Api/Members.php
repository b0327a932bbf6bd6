<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Api;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The members of a JSON object, each taken with the type that the contract gives it. A missing member or another type
 * makes the whole answer unreadable.
 */
final class Members
{
    /** @param array<array-key, mixed> $members */
    public function __construct(private readonly array $members)
    {
    }

    /** @throws ApiFailure when the answer is about another service or client than the question */
    public function requireEcho(int $serviceId, int $clientId): void
    {
        if ($this->take('service_id') !== $serviceId || $this->take('client_id') !== $clientId) {
            throw ApiFailure::unreadable('failure_other');
        }
    }

    public function text(string $name): string
    {
        $value = $this->take($name);

        return is_string($value) ? $value : throw $this->wrongType($name);
    }

    public function textOrNull(string $name): ?string
    {
        return $this->take($name) === null ? null : $this->text($name);
    }

    /** @return string|null null also where the member is missing, as in the answers of an older API */
    public function textIfThere(string $name): ?string
    {
        return array_key_exists($name, $this->members) ? $this->textOrNull($name) : null;
    }

    public function truth(string $name): bool
    {
        $value = $this->take($name);

        return is_bool($value) ? $value : throw $this->wrongType($name);
    }

    /** @return bool false also where the member is missing, as in the answers of an older API */
    public function truthIfThere(string $name): bool
    {
        return array_key_exists($name, $this->members) && $this->truth($name);
    }

    public function number(string $name): int
    {
        $value = $this->take($name);

        return is_int($value) ? $value : throw $this->wrongType($name);
    }

    public function numberOrNull(string $name): ?int
    {
        return $this->take($name) === null ? null : $this->number($name);
    }

    public function object(string $name): self
    {
        return new self($this->map($name));
    }

    public function objectOrNull(string $name): ?self
    {
        return $this->take($name) === null ? null : $this->object($name);
    }

    /** @return self|null null where the member is missing, as in the answers of an older API */
    public function objectIfThere(string $name): ?self
    {
        return array_key_exists($name, $this->members) ? $this->object($name) : null;
    }

    /** @return array<array-key, mixed> an object whose members have no fixed names */
    public function map(string $name): array
    {
        $value = $this->take($name);

        return is_array($value) ? $value : throw $this->wrongType($name);
    }

    /** @return list<string> */
    public function texts(string $name): array
    {
        return $this->list($name, 'is_string');
    }

    /** @return list<int> */
    public function numbers(string $name): array
    {
        return $this->list($name, 'is_int');
    }

    /** @return list<self> */
    public function objects(string $name): array
    {
        return array_map(static fn (array $members): self => new self($members), $this->list($name, 'is_array'));
    }

    /** @return list<mixed> of items for which `$isItem` is true */
    private function list(string $name, callable $isItem): array
    {
        $values = $this->map($name);

        return $values === array_values(array_filter($values, $isItem)) ? $values : throw $this->wrongType($name);
    }

    private function take(string $name): mixed
    {
        if (!array_key_exists($name, $this->members)) {
            throw ApiFailure::unreadable('failure_member_missing', ['name' => $name]);
        }

        return $this->members[$name];
    }

    private function wrongType(string $name): ApiFailure
    {
        return ApiFailure::unreadable('failure_member_type', ['name' => $name]);
    }
}
