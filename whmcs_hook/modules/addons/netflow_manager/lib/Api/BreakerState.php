<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Api;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * What the breaker remembers, and how it changes. Times are seconds since 1970, spans seconds.
 */
final class BreakerState
{
    private const FAILURE_WINDOW = 10;
    private const FIRST_PAUSE = 15;
    private const LONGEST_PAUSE = 120;
    private const PAUSE_AFTER_REFUSAL = 60;
    // Longer than the longest call, so that nobody else tries while the one who does still waits.
    private const PROBE_LEASE = 3;

    /** @param list<float> $failedAt */
    private function __construct(
        private readonly array $failedAt = [],
        public readonly float $openUntil = 0.0,
        private readonly int $pause = 0,
        public readonly bool $isRefused = false,
    ) {
    }

    /** @param array<array-key, mixed> $stored what a store gave back: anything, as other programs may write there */
    public static function from(array $stored): self
    {
        $failedAt = array_filter((array) ($stored['failed_at'] ?? []), 'is_numeric');
        $openUntil = $stored['open_until'] ?? 0;
        $pause = $stored['pause'] ?? 0;

        return new self(
            array_map('floatval', array_values($failedAt)),
            is_numeric($openUntil) ? (float) $openUntil : 0.0,
            is_int($pause) ? min(self::LONGEST_PAUSE, max(0, $pause)) : 0,
            ($stored['is_refused'] ?? false) === true,
        );
    }

    /** @return array<string, mixed> */
    public function toArray(): array
    {
        return [
            'failed_at' => $this->failedAt,
            'open_until' => $this->openUntil,
            'pause' => $this->pause,
            'is_refused' => $this->isRefused,
        ];
    }

    public function isClosed(): bool
    {
        return $this->openUntil <= 0.0;
    }

    /** An end further away than any pause comes from a clock that was set back, and does not count. */
    public function isOpen(float $now): bool
    {
        return $this->openUntil > $now && $this->openUntil <= $now + self::LONGEST_PAUSE;
    }

    public function whileProbing(float $now): self
    {
        return new self([], $now + self::PROBE_LEASE, $this->pause, $this->isRefused);
    }

    /** @param int $failuresToOpen within the window */
    public function after(bool $isRefusal, float $now, bool $wasProbe, int $failuresToOpen): self
    {
        if ($this->isOpen($now) && !$wasProbe) {
            // A call that began before the others failed adds no information.
            return $this;
        }
        if ($isRefusal) {
            return new self([], $now + self::PAUSE_AFTER_REFUSAL, 0, true);
        }

        return $wasProbe ? $this->pausedAgain($now) : $this->withFailure($now, $failuresToOpen);
    }

    private function pausedAgain(float $now): self
    {
        $pause = $this->pause === 0 ? self::FIRST_PAUSE : min(self::LONGEST_PAUSE, 2 * $this->pause);

        return new self([], $now + $pause, $pause);
    }

    private function withFailure(float $now, int $failuresToOpen): self
    {
        $recent = array_filter($this->failedAt, static fn (float $at): bool => abs($now - $at) < self::FAILURE_WINDOW);
        $failedAt = [...array_values($recent), $now];

        return count($failedAt) < $failuresToOpen
            ? new self($failedAt)
            : new self([], $now + self::FIRST_PAUSE, self::FIRST_PAUSE);
    }
}
