<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Client;

use WHMCS\Module\Addon\NetflowManager\Api\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Api\Usage;
use WHMCS\Module\Addon\NetflowManager\Page\RawAnswer;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Input;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Log;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Service;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Settings;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The traffic of a service on the addon's own page, `index.php?m=netflow_manager&id=SERVICE&period=7d`, and with
 * `view=csv` as a file.
 */
final class UsagePage
{
    private const CSV_VIEW = 'csv';

    public static function isAskedIn(Input $input): bool
    {
        return $input->has('period') || self::isFileAskedIn($input);
    }

    /** @return string the page with the default period, relative to the root of WHMCS, to be escaped where it is printed */
    public static function address(int $serviceId): string
    {
        return ServicePage::address($serviceId) . '&period=' . Usage::DEFAULT_PERIOD;
    }

    /**
     * Returns what a view of `ServicePage` shows, or answers with the file.
     *
     * @param string|null $staff who asks, where it is not the client
     *
     * @return array<string, string>|null null where the figures cannot be had now
     */
    public static function view(Service $service, string $language, Input $input, ?string $staff = null): ?array
    {
        $settings = Settings::stored();
        $usage = new Usage($service, $language, $input->text('period'), $settings, $staff);
        $isFile = self::isFileAskedIn($input);
        try {
            return $isFile ? self::file($usage, $service->id) : self::section($usage, $service);
        } catch (ApiFailure $failure) {
            $purpose = $isFile ? 'usage_file' : ($staff === null ? Usage::PAGES : Usage::PAGES_OF_STAFF);
            $who = $staff === null ? 'clients cannot see their traffic' : 'staff cannot see traffic';
            Log::failed($purpose, $failure, $settings, "Until this is fixed, {$who}.");
        }
        if ($isFile) {
            // Whatever saves the page as the file is to know that it is none.
            http_response_code(503);
        }

        return null;
    }

    private static function isFileAskedIn(Input $input): bool
    {
        return $input->text('view') === self::CSV_VIEW;
    }

    /**
     * @return array<string, string>
     *
     * @throws ApiFailure
     */
    private static function section(Usage $usage, Service $service): array
    {
        $section = $usage->section();

        return $section === null
            ? ['message' => 'nothing']
            : ['title' => $section['title'], 'section' => $section['html'], 'service' => $service->domain];
    }

    /**
     * @return array<string, string> where there is no file
     *
     * @throws ApiFailure
     */
    private static function file(Usage $usage, int $serviceId): array
    {
        RawAnswer::releaseSession();
        $csv = $usage->file();
        if ($csv === null) {
            http_response_code(404);

            return ['message' => 'nothing'];
        }
        RawAnswer::send(200, [
            'Content-Type' => Usage::CSV . '; charset=utf-8',
            'Content-Disposition' => "attachment; filename=\"traffic-{$serviceId}-{$usage->period}.csv\"",
            'Cache-Control' => 'no-store',
        ], $csv);
    }
}
