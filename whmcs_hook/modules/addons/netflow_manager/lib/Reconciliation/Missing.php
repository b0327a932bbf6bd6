<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Reconciliation;

use WHMCS\Module\Addon\NetflowManager\Page\LocalTime;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * How many services had no record in the last nightly run although their product has a rule. Only the list of all
 * services shows that, which is too much for a page.
 */
final class Missing
{
    private const SETTING = 'missing_records';

    /** @param int $at seconds since 1970 */
    private function __construct(
        public readonly int $count,
        private readonly int $at,
    ) {
    }

    /** Never throws. */
    public static function remember(int $count): void
    {
        Note::store(self::SETTING, ['count' => $count, 'at' => time()]);
    }

    /** @return self|null null where it is not known. Throws what the database throws. */
    public static function stored(): ?self
    {
        $note = Note::stored(self::SETTING);
        $count = $note['count'] ?? null;
        $at = $note['at'] ?? null;

        return is_int($count) && is_int($at) ? new self($count, $at) : null;
    }

    public function at(): string
    {
        return LocalTime::of("@{$this->at}");
    }
}
