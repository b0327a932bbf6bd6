<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Hooks;

use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\NetflowManager\Id;
use WHMCS\Module\Addon\NetflowManager\Lifecycle\EventReporter;
use WHMCS\Module\Addon\NetflowManager\Log;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * A client is about to be deleted, and their services with them. Whether WHMCS runs ServiceDelete for each of those is
 * documented nowhere; told twice does no harm.
 */
final class PreDeleteClient
{
    // Someone waits for the page, and a client may have thousands of services.
    private const LONGEST_SECONDS = 5;

    /** @param array<array-key, mixed> $vars `userid` */
    public function __invoke(array $vars): void
    {
        try {
            $clientId = Id::from($vars['userid'] ?? null);
            if ($clientId !== null && !$this->reportServices($clientId)) {
                Log::note(
                    "Client {$clientId} is deleted, and not all of their services could be reported to the API. The"
                    . ' nightly reconciliation disables the records of these; delete them by hand.',
                );
            }
        } catch (\Throwable $failure) {
            Log::broken('The hook of deleted clients', $failure);
        }
    }

    /** @return bool false when some could not be reported: after one failure the others would fail too */
    private function reportServices(int $clientId): bool
    {
        $startedAt = microtime(true);
        foreach (Capsule::table('tblhosting')->where('userid', $clientId)->orderBy('id')->get(['id']) as $row) {
            $isLate = microtime(true) - $startedAt > self::LONGEST_SECONDS;
            if ($isLate || !EventReporter::service('deleted', $row->id ?? null, $clientId)) {
                return false;
            }
        }

        return true;
    }
}
