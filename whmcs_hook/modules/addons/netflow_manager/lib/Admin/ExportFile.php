<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Api\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Page\RawAnswer;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Answers with all records as a file that an import takes. Passwords are never in it. The file goes to the browser
 * piece by piece, and nothing of the page around the addon gets into it.
 */
final class ExportFile implements Page
{
    private const MEDIA_TYPES = ['csv' => 'text/csv', 'ndjson' => 'application/x-ndjson'];
    /** No import takes this line, so a file that broke off is not mistaken for a whole one. */
    private const BROKE_OFF = "\nTHIS FILE IS NOT COMPLETE: the export broke off. Export again.\n";

    private bool $hasBegun = false;

    public function show(Visit $visit): string
    {
        $format = $visit->input->text('format');
        if (!isset(self::MEDIA_TYPES[$format])) {
            return $visit->render('export', ['isRefused' => false]);
        }
        try {
            $this->send($visit, $format);
        } catch (ApiFailure $failure) {
            if (!$failure->isMissingScope()) {
                throw $failure;
            }

            return $visit->render('export', ['isRefused' => true]);
        }
    }

    /** @throws ApiFailure while nothing was sent to the browser yet */
    private function send(Visit $visit, string $format): never
    {
        $write = function (string $bytes) use ($format): void {
            $this->begin($format);
            echo $bytes;
            flush();
        };
        try {
            // By the byte order mark spreadsheets know UTF-8.
            $query = ['format' => $format] + ($format === 'csv' ? ['bom' => 'true'] : []);
            $visit->api()->download('/v1/exports', $query, self::MEDIA_TYPES[$format], $write);
            // A file without a line has had nothing to write.
            $this->begin($format);
        } catch (ApiFailure $failure) {
            if (!$this->hasBegun) {
                throw $failure;
            }
            $write(self::BROKE_OFF);
        }

        // What WHMCS would print after this is no part of the file.
        exit;
    }

    private function begin(string $format): void
    {
        if ($this->hasBegun) {
            return;
        }
        $this->hasBegun = true;
        $name = 'access-records-' . gmdate('Y-m-d') . ".{$format}";
        RawAnswer::begin(200, [
            'Content-Type' => self::MEDIA_TYPES[$format] . '; charset=utf-8',
            'Content-Disposition' => "attachment; filename=\"{$name}\"",
            'Cache-Control' => 'no-store',
        ]);
    }
}
