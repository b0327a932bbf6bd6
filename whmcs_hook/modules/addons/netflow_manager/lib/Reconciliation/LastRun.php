<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Reconciliation;

use WHMCS\Module\Addon\NetflowManager\Page\LocalTime;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * What became of the last reconciliation.
 */
final class LastRun
{
    public const DONE = 'done';
    public const REFUSED = 'refused';
    public const FAILED = 'failed';
    private const SETTING = 'last_reconciliation';

    /**
     * @param string                $outcome      DONE, REFUSED (too drastic) or FAILED
     * @param int                   $at           seconds since 1970
     * @param string                $detail       why, when it is not done: key of a language string
     * @param array<string, string> $detailValues those of the string
     * @param array<string, int>    $counts       those of the reconciliation; none when it failed
     */
    private function __construct(
        public readonly string $outcome,
        public readonly int $at,
        public readonly string $detail,
        public readonly array $detailValues,
        public readonly array $counts,
    ) {
    }

    /**
     * Never throws: that the result is not remembered is no reason to call it another one.
     *
     * @param array{string, array<string, string>} $reason key and values of a language string, when it is not done
     */
    public static function remember(string $outcome, ?Reconciliation $done = null, array $reason = ['', []]): void
    {
        [$detail, $values] = $reason;
        $counts = (object) ($done->counts ?? []);
        $run = ['outcome' => $outcome, 'at' => time(), 'detail' => $detail, 'values' => $values, 'counts' => $counts];
        Note::store(self::SETTING, $run);
    }

    /** @return self|null null when there was none, or it is not known. Throws what the database throws. */
    public static function stored(): ?self
    {
        $run = Note::stored(self::SETTING);
        if (!in_array($run['outcome'] ?? null, [self::DONE, self::REFUSED, self::FAILED], true)) {
            return null;
        }
        $at = $run['at'] ?? null;
        $detail = $run['detail'] ?? null;
        $areStrings = static fn (mixed $value, mixed $name): bool => is_string($value) && is_string($name);
        $values = array_filter((array) ($run['values'] ?? []), $areStrings, ARRAY_FILTER_USE_BOTH);
        $counts = array_filter((array) ($run['counts'] ?? []), 'is_int');

        return new self($run['outcome'], is_int($at) ? $at : 0, is_string($detail) ? $detail : '', $values, $counts);
    }

    /** @return array<string, string> what the texts `reconciliation_…` about an outcome have placeholders for */
    public function values(): array
    {
        return [
            'at' => LocalTime::of("@{$this->at}"),
            'services' => (string) ($this->counts['services'] ?? 0),
        ];
    }
}
