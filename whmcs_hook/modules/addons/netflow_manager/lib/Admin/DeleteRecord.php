<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Api\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Records\AccessRecord;
use WHMCS\Module\Addon\NetflowManager\Records\Expectation;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Services;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Asks before a record is deleted, and deletes it.
 */
final class DeleteRecord implements Page, Change
{
    public function show(Visit $visit): string
    {
        return $this->question($visit, false);
    }

    public function apply(Visit $visit): Outcome
    {
        $serviceId = $visit->input->id('service_id');
        if ($serviceId === null) {
            return Outcome::page($this->question($visit, false));
        }
        try {
            Expectation::sentBy($visit->input)->delete($visit->api(), AccessRecord::path($serviceId));
        } catch (ApiFailure $failure) {
            return match (true) {
                $failure->isRejection(404) => Outcome::done('list', [], 'record_gone'),
                $failure->isRejection(412) => $this->outdated($visit, $serviceId),
                default => throw $failure,
            };
        }

        return Outcome::done('list', [], 'record_deleted');
    }

    private function outdated(Visit $visit, int $serviceId): Outcome
    {
        return AccessRecord::find($visit->api(), $serviceId) === null
            ? Outcome::done('list', [], 'record_gone')
            : Outcome::page($this->question($visit, true));
    }

    /** @param bool $isOutdated whether the record has changed since it was shown */
    private function question(Visit $visit, bool $isOutdated): string
    {
        $serviceId = $visit->input->id('service_id');
        $record = $serviceId === null ? null : AccessRecord::find($visit->api(), $serviceId);

        return $visit->render('records/delete', [
            'serviceId' => $serviceId,
            'record' => $record,
            'service' => $record === null ? null : Services::find($record->serviceId),
            'seen' => $record?->etag ?? '',
            'isOutdated' => $isOutdated,
        ]);
    }
}
