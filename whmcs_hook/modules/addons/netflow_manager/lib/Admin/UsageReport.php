<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Api\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Module;
use WHMCS\Module\Addon\NetflowManager\Traffic\Report;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Services;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * What does not fit between the access records and the source of traffic, and the way to a file that links services to
 * groups.
 */
final class UsageReport implements Page
{
    // The API reads all records for it.
    private const DEADLINE_MS = 30000;

    public function show(Visit $visit): string
    {
        return self::html($visit);
    }

    /**
     * @param string $problem key of a text
     *
     * @throws ApiFailure
     */
    public static function html(Visit $visit, string $problem = ''): string
    {
        try {
            $api = Module::adminApi($visit->settings, $visit->actor, self::DEADLINE_MS, $visit->language);
            $report = Report::read($api);
        } catch (ApiFailure $failure) {
            return $failure->isMissingScope()
                ? $visit->render('alert', ['reasons' => ['scope_missing' => ['scope' => 'records:read']]])
                : throw $failure;
        }

        return $visit->render('traffic/report', [
            'report' => $report,
            'services' => Services::named($report->serviceIds()),
            'problem' => $problem,
        ]);
    }
}
