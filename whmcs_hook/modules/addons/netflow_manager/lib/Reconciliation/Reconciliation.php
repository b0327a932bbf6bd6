<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Reconciliation;

use WHMCS\Module\Addon\NetflowManager\Api\Api;
use WHMCS\Module\Addon\NetflowManager\Api\ApiFailure;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * What the API changed, or would change, after it compared all services of WHMCS with all of its records.
 */
final class Reconciliation
{
    /** What is done to records, in the words of the contract; `broken` ones are left alone. */
    private const TALLIES = ['orphaned', 'owner_changed', 'terminated', 'status_changed', 'broken'];
    /** Of all that were compared, before the run. */
    private const TOTALS = ['services', 'records'];

    /**
     * @param array<string, int>       $counts     the totals, and the records of each tally
     * @param array<string, list<int>> $serviceIds tally => the first services of these records
     */
    private function __construct(
        public readonly array $counts,
        public readonly array $serviceIds,
    ) {
    }

    /**
     * @param bool $isForced whether it goes on although much would be taken away
     *
     * @throws ApiFailure for which `isTooDrastic` is true when so much would be taken away that it rather is a mistake
     */
    public static function run(Api $api, bool $isForced = false): self
    {
        return self::send($api, ['force' => $isForced ? 'true' : 'false']);
    }

    /**
     * Changes nothing.
     *
     * @throws ApiFailure
     */
    public static function preview(Api $api): self
    {
        return self::send($api, ['dry_run' => 'true']);
    }

    public static function isTooDrastic(ApiFailure $failure): bool
    {
        return $failure->isRejection(409) && $failure->problemType() === 'too-drastic';
    }

    public function changesSomething(): bool
    {
        return array_sum(array_diff_key($this->counts, array_flip([...self::TOTALS, 'broken']))) > 0;
    }

    /** @return string the counts in a line, for the activity log */
    public function summary(): string
    {
        return "{$this->counts['services']} services, {$this->counts['records']} records; without a service (disabled):"
            . " {$this->counts['orphaned']}; moved to another client (disabled, login dropped):"
            . " {$this->counts['owner_changed']}; ended: {$this->counts['terminated']}; other status:"
            . " {$this->counts['status_changed']}; broken (left alone): {$this->counts['broken']}";
    }

    /** @param array<string, string> $query */
    private static function send(Api $api, array $query): self
    {
        $lines = ServiceLines::all();
        $answer = $api->upload('/v1/reconciliations', $query, 'application/x-ndjson', $lines->read(...));
        $counts = $serviceIds = [];
        foreach (self::TOTALS as $name) {
            $counts[$name] = $answer->number($name);
        }
        foreach (self::TALLIES as $name) {
            $tally = $answer->object($name);
            $counts[$name] = $tally->number('count');
            $serviceIds[$name] = $tally->numbers('service_ids');
        }

        return new self($counts, $serviceIds);
    }
}
