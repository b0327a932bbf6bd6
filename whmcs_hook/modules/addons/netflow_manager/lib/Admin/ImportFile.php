<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Api\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Reconciliation\ServiceLines;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Imports records from a file: all rows or none, and unless it is told otherwise as a dry run, which changes nothing.
 *
 * The services of WHMCS go before the file, so that the API can fill in their clients and find rows that WHMCS knows
 * otherwise.
 *
 * No copy of the file is kept between the dry run and the import, because it may hold passwords. The file is sent
 * again, and its digest shows whether it is the one that was checked.
 */
final class ImportFile implements Page, Change
{
    private const MODES = ['upsert', 'create', 'patch'];

    public function show(Visit $visit): string
    {
        return self::page($visit, []);
    }

    public function apply(Visit $visit): Outcome
    {
        $file = UploadedFile::sentAs('file');
        if (is_string($file)) {
            return Outcome::page(self::page($visit, ['problem' => $file]));
        }
        $isDryRun = !self::isToBeApplied($visit);
        $digest = $file->digest();
        $checked = $visit->input->text('checked');
        if (!$isDryRun && $checked !== '' && $checked !== $digest . self::mode($visit)) {
            return Outcome::page(self::page($visit, ['problem' => 'import_another_file']));
        }
        try {
            $report = self::send($visit, $file, $isDryRun);
        } catch (ApiFailure $failure) {
            return Outcome::page(self::page($visit, self::failed($visit, $failure, $isDryRun)));
        }

        return Outcome::page(self::page($visit, [
            'report' => $report,
            'checked' => $report->isDryRun && $report->isGood() ? $digest . self::mode($visit) : '',
        ]));
    }

    /** @throws ApiFailure */
    private static function send(Visit $visit, UploadedFile $file, bool $isDryRun): ImportReport
    {
        $query = [
            'mode' => self::mode($visit),
            'dry_run' => $isDryRun ? 'true' : 'false',
            'services_first' => 'true',
            'preview' => 'true',
        ];
        $services = ServiceLines::all();
        $records = $file->reader();
        $read = static function (int $length) use ($services, $records): string {
            $some = $services->read($length);

            return $some === '' ? $records($length) : $some;
        };
        try {
            $answer = $visit->api()->upload('/v1/imports', $query, $file->mediaType(), $read);
        } catch (ApiFailure $failure) {
            return ImportReport::ofRejection($failure) ?? throw $failure;
        }

        return ImportReport::ofAnswer($answer);
    }

    /** @return array<string, mixed> */
    private static function failed(Visit $visit, ApiFailure $failure, bool $isDryRun): array
    {
        return [
            'problem' => $failure->isOutcomeUnknown && !$isDryRun ? 'outcome_unknown' : 'import_failed',
            'message' => $failure->isMissingScope()
                ? $visit->language->text('scope_missing', ['scope' => 'records:write'])
                : $failure->in($visit->language),
        ];
    }

    /** Only a plain "do it" imports; a form that says nothing is a dry run. */
    private static function isToBeApplied(Visit $visit): bool
    {
        return in_array(strtolower($visit->input->text('dry_run')), ['0', 'false', 'no', 'off'], true);
    }

    private static function mode(Visit $visit): string
    {
        $mode = $visit->input->text('mode');

        return in_array($mode, self::MODES, true) ? $mode : self::MODES[0];
    }

    /** @param array<string, mixed> $result */
    private static function page(Visit $visit, array $result): string
    {
        return $visit->render('import', $result + [
            'problem' => '',
            'message' => '',
            'report' => null,
            'checked' => '',
            'mode' => self::mode($visit),
            'largest' => UploadedFile::largest(),
        ]);
    }
}
