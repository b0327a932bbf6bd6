<?php

declare(strict_types=1);

namespace Demo;

use WHMCS\Module\Addon\NetflowManager\ApiAddress;
use WHMCS\Module\Addon\NetflowManager\CurlTransport;
use WHMCS\Module\Addon\NetflowManager\Failure\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Request;
use WHMCS\Module\Addon\NetflowManager\RequestHeaders;

/**
 * An access record as the API shows it to staff.
 */
final class Record
{
    private const DEADLINE_MS = 2000;
    private const SHOWN = [
        'service_id',
        'client_id',
        'enabled',
        'netflow_url',
        'username',
        'has_password',
        'group',
        'ip_address',
        'notes',
    ];

    public static function asJson(int $serviceId): string
    {
        $address = ApiAddress::parse((string) getenv('NFM_DEMO_API_URL'));
        if ($address === null) {
            return '';
        }
        $headers = new RequestHeaders((string) getenv('NFM_DEMO_API_KEY'), 'demo');
        $path = "/v1/access-records/{$serviceId}";
        try {
            $answer = (new CurlTransport($address))->send(Request::get($path, $headers->withKey(), self::DEADLINE_MS))
                ->json();
        } catch (ApiFailure $failure) {
            return $failure->getMessage();
        }
        $record = array_intersect_key($answer, array_flip(self::SHOWN));

        return (string) json_encode($record, JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE);
    }
}
