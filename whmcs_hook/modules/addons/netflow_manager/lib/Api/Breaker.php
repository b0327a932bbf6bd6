<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Api;

use WHMCS\Module\Addon\NetflowManager\Store\SharedStore;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Keeps WHMCS from waiting for an API that does not answer. All PHP processes share the state.
 */
final class Breaker
{
    private const FAILURES = 3;

    private bool $isProbe = false;

    public function __construct(private readonly string $name, private readonly int $failuresToOpen = self::FAILURES)
    {
    }

    /**
     * Lets a call pass, or says why not. When the pause is over, one caller of all processes passes to try.
     *
     * @throws ApiFailure
     */
    public function admit(): void
    {
        $state = $this->state();
        if ($state->isClosed() || (!$state->isOpen(microtime(true)) && $this->takeProbe())) {
            return;
        }

        throw $state->isRefused
            ? ApiFailure::keyRefused('failure_key_paused')
            : ApiFailure::unreachable('failure_paused');
    }

    /** Takes note of a failure; that the API said what was wrong with one request is none. */
    public function judge(ApiFailure $failure): void
    {
        if ($failure->isAboutTheRequest()) {
            $this->succeeded();

            return;
        }
        $now = microtime(true);
        SharedStore::update($this->name, fn (array $stored): array => BreakerState::from($stored)
            ->after($failure->kind === FailureKind::KeyRefused, $now, $this->isProbe, $this->failuresToOpen)
            ->toArray());
        $this->isProbe = false;
    }

    /** Writes only when this call was the one that tried: the usual page costs one read of the state. */
    public function succeeded(): void
    {
        if ($this->isProbe) {
            $this->close();
        }
    }

    public function close(): void
    {
        $this->isProbe = false;
        SharedStore::update($this->name, static fn (): array => []);
    }

    public function state(): BreakerState
    {
        return BreakerState::from(SharedStore::read($this->name));
    }

    private function takeProbe(): bool
    {
        SharedStore::update($this->name, function (array $stored): array {
            $now = microtime(true);
            $state = BreakerState::from($stored);
            $this->isProbe = !$state->isClosed() && !$state->isOpen($now);

            return ($this->isProbe ? $state->whileProbing($now) : $state)->toArray();
        });

        return $this->isProbe;
    }
}
