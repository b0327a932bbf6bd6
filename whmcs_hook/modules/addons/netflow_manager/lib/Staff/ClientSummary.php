<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Staff;

use WHMCS\Module\Addon\NetflowManager\Admin\Records\AccessRecord;
use WHMCS\Module\Addon\NetflowManager\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Log;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The access records of one client, for their summary in the admin area.
 */
final class ClientSummary
{
    private const MOST = 10;

    public function __construct(
        private readonly AllowedStaff $staff,
        private readonly int $clientId,
    ) {
    }

    /** @return string HTML, empty when the client has no record */
    public function html(): string
    {
        $query = ['client_id' => $this->clientId, 'limit' => self::MOST];
        try {
            [$records, $next] = $this->staff->api('staff')
                ?->page(AccessRecord::LIST, $query, AccessRecord::listed(...)) ?? [[], null];
        } catch (ApiFailure $failure) {
            Log::failed('staff', $failure, $this->staff->settings, 'The client summary shows no access records.');

            return $this->staff->render('summary_message', ['message' => $failure->getMessage()]);
        }
        // A list about anybody else is no answer to this question.
        $records = array_filter($records, fn (AccessRecord $record): bool => $record->clientId === $this->clientId);

        return $records === [] ? '' : $this->staff->render('summary', [
            'records' => $records,
            'isLonger' => $next !== null,
            'clientId' => $this->clientId,
        ]);
    }
}
