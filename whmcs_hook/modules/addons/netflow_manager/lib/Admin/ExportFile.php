<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Api;
use WHMCS\Module\Addon\NetflowManager\ApiFailure;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Gives all records as a file that an import takes. Passwords are never in it.
 */
final class ExportFile implements Page
{
    private const MEDIA_TYPES = ['csv' => 'text/csv', 'ndjson' => 'application/x-ndjson'];
    /** No import takes this line, so a file that broke off is not mistaken for a whole one. */
    private const BROKE_OFF = "\nTHIS FILE IS NOT COMPLETE: the export broke off. Export again.\n";

    public function show(Visit $visit): string
    {
        $format = $visit->input->text('format');
        if (!isset(self::MEDIA_TYPES[$format])) {
            return $visit->render('export', ['isRefused' => false]);
        }
        try {
            self::send($visit->api(), $format);
        } catch (ApiFailure $failure) {
            if (!$failure->isMissingScope()) {
                throw $failure;
            }

            return $visit->render('export', ['isRefused' => true]);
        }
    }

    /** @throws ApiFailure while nothing was sent to the browser yet */
    private static function send(Api $api, string $format): never
    {
        $name = 'access-records-' . gmdate('Y-m-d') . ".{$format}";
        $download = new Download($name, self::MEDIA_TYPES[$format]);
        try {
            $type = self::MEDIA_TYPES[$format];
            $api->download('/v1/exports', ['format' => $format], $type, $download->write(...));
        } catch (ApiFailure $failure) {
            if (!$download->hasBegun()) {
                throw $failure;
            }
            $download->write(self::BROKE_OFF);
        }
        $download->end();
    }
}
