<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager;

use WHMCS\Module\Addon\NetflowManager\Failure\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Failure\Rejected;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * What WHMCS asks for its clients. One call each.
 */
final class ApiClient
{
    public function __construct(private readonly GuardedApi $api)
    {
    }

    /** @throws ApiFailure */
    public function mergeFields(int $serviceId, int $clientId): MergeFields
    {
        return $this->api->get(
            "/v1/access-records/{$serviceId}/merge-fields?client_id={$clientId}",
            static fn (Members $answer): MergeFields => MergeFields::fromAnswer($answer, $serviceId, $clientId),
        );
    }

    /**
     * @param string $status   `tblhosting.domainstatus`
     * @param string $language a WHMCS language name such as `english`
     *
     * @throws ApiFailure
     */
    public function clientArea(int $serviceId, int $clientId, string $status, string $language): ClientAreaSection
    {
        $query = http_build_query(
            ['client_id' => $clientId, 'status' => $status, 'language' => $language],
            '',
            '&',
            PHP_QUERY_RFC3986,
        );

        return $this->api->get(
            "/v1/access-records/{$serviceId}/client-area?{$query}",
            static fn (Members $answer): ClientAreaSection
                => ClientAreaSection::fromAnswer($answer, $serviceId, $clientId),
        );
    }

    /**
     * @return ClientPassword|null null for every pair that is not an enabled record of its owner, and for all of them
     *                             while the password page is off
     *
     * @throws ApiFailure
     */
    public function clientPassword(int $serviceId, int $clientId): ?ClientPassword
    {
        try {
            return $this->api->post(
                "/v1/access-records/{$serviceId}/client-password",
                ['client_id' => $clientId],
                static fn (Members $answer): ClientPassword
                    => ClientPassword::fromAnswer($answer, $serviceId, $clientId),
            );
        } catch (Rejected $rejected) {
            return $rejected->status === 404 ? null : throw $rejected;
        }
    }
}
