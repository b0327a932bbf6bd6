<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Reconciliation;

use WHMCS\Module\Addon\NetflowManager\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Members;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * What a reconciliation changed, or would change.
 */
final class Report
{
    /** What is done to records, in the words of the contract; `broken` ones are left alone. */
    public const TALLIES = ['orphaned', 'owner_changed', 'terminated', 'status_changed', 'broken'];

    /**
     * @param int                      $services   on the list
     * @param int                      $records    before the run
     * @param array<string, int>       $counts     tally => records
     * @param array<string, list<int>> $serviceIds tally => the first services of these records
     */
    private function __construct(
        public readonly int $services,
        public readonly int $records,
        public readonly array $counts,
        public readonly array $serviceIds,
    ) {
    }

    /** @throws ApiFailure when the answer is not a whole report */
    public static function fromAnswer(Members $answer): self
    {
        $counts = $serviceIds = [];
        foreach (self::TALLIES as $name) {
            $tally = $answer->object($name);
            $counts[$name] = $tally->number('count');
            $serviceIds[$name] = $tally->numbers('service_ids');
        }

        return new self($answer->number('services'), $answer->number('records'), $counts, $serviceIds);
    }

    public function changesSomething(): bool
    {
        return array_sum(array_diff_key($this->counts, ['broken' => 0])) > 0;
    }

    /** @return string the counts in a line, for the activity log */
    public function summary(): string
    {
        return "{$this->services} services, {$this->records} records; without a service (disabled):"
            . " {$this->counts['orphaned']}; moved to another client (disabled, login dropped):"
            . " {$this->counts['owner_changed']}; ended: {$this->counts['terminated']}; other status:"
            . " {$this->counts['status_changed']}; broken (left alone): {$this->counts['broken']}";
    }
}
