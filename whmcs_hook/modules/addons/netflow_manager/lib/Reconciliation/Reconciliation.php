<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Reconciliation;

use WHMCS\Module\Addon\NetflowManager\Api;
use WHMCS\Module\Addon\NetflowManager\ApiFailure;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Compares all services of WHMCS with all records of the API, which fixes what differs.
 */
final class Reconciliation
{
    public function __construct(private readonly Api $api)
    {
    }

    /**
     * @param bool $isForced whether it goes on although much would be taken away
     *
     * @throws ApiFailure for which `isTooDrastic` is true when so much would be taken away that it rather is a mistake
     */
    public function run(bool $isForced = false): Report
    {
        return $this->send(['force' => $isForced ? 'true' : 'false']);
    }

    /**
     * Changes nothing.
     *
     * @throws ApiFailure
     */
    public function preview(): Report
    {
        return $this->send(['dry_run' => 'true']);
    }

    public static function isTooDrastic(ApiFailure $failure): bool
    {
        return $failure->isRejection(409) && $failure->problemType() === 'too-drastic';
    }

    /** @param array<string, string> $query */
    private function send(array $query): Report
    {
        $lines = new ServiceLines();
        $answer = $this->api->upload('/v1/reconciliations', $query, 'application/x-ndjson', $lines->read(...));

        return Report::fromAnswer($answer);
    }
}
