<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Hooks;

use WHMCS\Module\Addon\NetflowManager\Api\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Records\AccessRecord;
use WHMCS\Module\Addon\NetflowManager\Staff\AllowedStaff;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Id;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Log;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Services;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Adds the access records of a client to their summary in the admin area.
 */
final class AdminAreaClientSummaryPage
{
    private const MOST = 10;

    /**
     * @param array<array-key, mixed> $vars `userid` of the client
     *
     * @return string HTML, empty when there is nothing to show
     */
    public function __invoke(array $vars): string
    {
        $clientId = Id::from($vars['userid'] ?? null);
        $staff = $clientId === null ? null : AllowedStaff::current();
        if ($staff === null) {
            return '';
        }
        $query = ['client_id' => $clientId, 'limit' => self::MOST];
        try {
            [$records, $next] = $staff->api('staff')
                ?->page(AccessRecord::LIST, $query, AccessRecord::listed(...)) ?? [[], null];
        } catch (ApiFailure $failure) {
            Log::failed('staff', $failure, $staff->settings, 'The client summary shows no access records.');

            return $staff->render('staff/summary', ['message' => $failure->in($staff->language)]);
        }
        // A list about anybody else is no answer to this question.
        $records = array_filter($records, static fn (AccessRecord $record): bool => $record->clientId === $clientId);

        return $records === [] ? '' : $staff->render('staff/summary', [
            'records' => $records,
            'services' => Services::named(array_column($records, 'serviceId')),
            'isLonger' => $next !== null,
            'clientId' => $clientId,
        ]);
    }
}
