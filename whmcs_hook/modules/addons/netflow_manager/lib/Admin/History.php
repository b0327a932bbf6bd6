<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Admin\Records\AccessRecord;
use WHMCS\Module\Addon\NetflowManager\Admin\Records\RecordEvent;
use WHMCS\Module\Addon\NetflowManager\Admin\Records\Services;
use WHMCS\Module\Addon\NetflowManager\Members;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Shows what happened to the record of a service, newest first.
 */
final class History implements Page
{
    private const PAGE = 25;

    public function show(Visit $visit): string
    {
        $serviceId = $visit->input->id('service_id');
        if ($serviceId === null) {
            return $visit->render('records/history', ['serviceId' => null, 'service' => null]);
        }
        $cursor = $visit->input->text('cursor');
        $query = ['limit' => self::PAGE] + ($cursor === '' ? [] : ['cursor' => $cursor]);
        [$events, $next] = $visit->api()->page(
            AccessRecord::path($serviceId) . '/history',
            $query,
            static fn (Members $event): RecordEvent => new RecordEvent($event, $visit->language),
        );

        return $visit->render('records/history', [
            'serviceId' => $serviceId,
            'service' => Services::find($serviceId),
            'events' => $events,
            'isFirstPage' => $cursor === '',
            'next' => $next === null ? null : ['service_id' => $serviceId, 'cursor' => $next],
        ]);
    }
}
