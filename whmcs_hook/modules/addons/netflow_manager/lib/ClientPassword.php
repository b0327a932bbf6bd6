<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The password of a service, for its owner's eyes.
 */
final class ClientPassword
{
    /**
     * Asks the API for it.
     *
     * @return string|null null where none is stored, for every pair that is not an enabled record of its owner, and for
     *                     all of them while the password page is off
     *
     * @throws ApiFailure also unless the answer is about exactly this pair, and what the contract says
     */
    public static function of(Api $api, int $serviceId, int $clientId): ?string
    {
        $path = "/v1/access-records/{$serviceId}/client-password";
        $read = static function (Reply $reply) use ($serviceId, $clientId): ?string {
            $answer = $reply->members();
            $answer->requireEcho($serviceId, $clientId);

            return $answer->textOrNull('password');
        };
        try {
            return $api->call('POST', $path, body: ['client_id' => $clientId], read: $read);
        } catch (ApiFailure $failure) {
            return $failure->isRejection(404) ? null : throw $failure;
        }
    }
}
