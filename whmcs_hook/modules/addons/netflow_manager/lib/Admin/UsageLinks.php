<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Api\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Page\RawAnswer;
use WHMCS\Module\Addon\NetflowManager\Reconciliation\ServiceLines;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Answers with a file of proposals for an import: what to measure for services by their addresses. WHMCS says which
 * addresses a service has, the API compares them with the source, and nothing is stored.
 */
final class UsageLinks implements Change
{
    /** Those of the import that the file is for: change records that cannot be measured, or make new ones. */
    public const MODES = ['patch', 'create'];
    private const PATH = '/v1/usage-links';
    private const MEDIA_TYPE = 'application/x-ndjson';
    /** No import takes this line, so a file that broke off is not mistaken for a whole one. */
    private const BROKE_OFF = "\nTHIS FILE IS NOT COMPLETE: it broke off. Download it again.\n";

    private bool $hasBegun = false;

    public function apply(Visit $visit): Outcome
    {
        $services = ServiceLines::withAddresses();
        $mode = $visit->input->text('mode');
        $query = ['mode' => in_array($mode, self::MODES, true) ? $mode : self::MODES[0]];
        try {
            $visit->api()->download(self::PATH, $query, self::MEDIA_TYPE, $this->write(...), $services->read(...));
        } catch (ApiFailure $failure) {
            if (!$this->hasBegun) {
                throw $failure;
            }
            $this->write(self::BROKE_OFF);
        }
        if (!$this->hasBegun) {
            return Outcome::page(UsageReport::html($visit, 'report_links_none'));
        }

        // What WHMCS would print after this is no part of the file.
        exit;
    }

    private function write(string $bytes): void
    {
        if (!$this->hasBegun) {
            $this->hasBegun = true;
            $name = 'group-proposals-' . gmdate('Y-m-d') . '.ndjson';
            RawAnswer::begin(200, [
                'Content-Type' => self::MEDIA_TYPE . '; charset=utf-8',
                'Content-Disposition' => "attachment; filename=\"{$name}\"",
                'Cache-Control' => 'no-store',
            ]);
        }
        echo $bytes;
        flush();
    }
}
