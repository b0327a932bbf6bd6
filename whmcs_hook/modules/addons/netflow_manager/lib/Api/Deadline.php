<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Api;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The moment until which several calls together may take.
 */
final class Deadline
{
    private function __construct(private readonly float $until)
    {
    }

    public static function in(int $milliseconds): self
    {
        return new self(hrtime(true) + $milliseconds * 1e6);
    }

    /**
     * @return int milliseconds that a call may take, at least one
     *
     * @throws ApiFailure when there is none left
     */
    public function leftMs(): int
    {
        $left = (int) (($this->until - hrtime(true)) / 1e6);

        return $left > 0 ? $left : throw ApiFailure::unreachable('failure_timeout');
    }
}
