<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Reconciliation;

use WHMCS\Module\Addon\NetflowManager\Api\Api;
use WHMCS\Module\Addon\NetflowManager\Api\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Api\Members;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Which records the rules of products gave, or would give, to services of WHMCS that have none.
 */
final class Provisioning
{
    private const COUNTS = ['services', 'existing', 'without_rule', 'not_visible', 'invalid_count'];

    /**
     * @param array<string, int> $counts     services by what became of them
     * @param list<int>          $serviceIds the first of those that got a record
     * @param list<array{serviceId: int, member: string, message: string}> $invalid the first that would break a rule of
     *                                                                              a member
     */
    private function __construct(
        public readonly array $counts,
        public readonly array $serviceIds,
        public readonly array $invalid,
        private readonly bool $isDryRun,
    ) {
    }

    /**
     * @param int|null $productId null: services of all products
     *
     * @throws ApiFailure
     */
    public static function run(Api $api, bool $isDryRun, ?int $productId = null): self
    {
        $lines = ServiceLines::forRules($productId);
        $query = ['dry_run' => $isDryRun ? 'true' : 'false'];
        $answer = $api->upload('/v1/provisionings', $query, 'application/x-ndjson', $lines->read(...));
        $created = $answer->object('created');
        $counts = array_combine(self::COUNTS, array_map($answer->number(...), self::COUNTS));
        $counts['created'] = $created->number('count');
        $invalid = [];
        foreach ($answer->objects('invalid') as $one) {
            $invalid[] = [
                'serviceId' => $one->number('service_id'),
                'member' => ltrim($one->text('pointer'), '/'),
                'message' => $one->text('message'),
            ];
        }

        return new self($counts, $created->numbers('service_ids'), $invalid, $isDryRun);
    }

    /**
     * Needs no list while no product has a rule.
     *
     * @throws ApiFailure
     */
    public static function hasRules(Api $api): bool
    {
        return $api->page('/v1/provisioning-rules', ['limit' => 1], static fn (Members $rule): Members => $rule)[0] !== [];
    }

    /** @return int services that have no record after this although their product has a rule */
    public function missing(): int
    {
        return $this->counts['invalid_count'] + ($this->isDryRun ? $this->counts['created'] : 0);
    }

    /** @return string the counts in a line, for the activity log */
    public function summary(): string
    {
        return "records created: {$this->counts['created']}; not possible: {$this->counts['invalid_count']}";
    }
}
