<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Records;

use WHMCS\Module\Addon\NetflowManager\Api\Api;
use WHMCS\Module\Addon\NetflowManager\Api\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Api\Members;
use WHMCS\Module\Addon\NetflowManager\Api\Reply;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Service;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * What the API checks before it shows the section of a service and its traffic.
 */
final class Conditions
{
    /**
     * @param Service|null $service  as WHMCS has it, null where it has none
     * @param string       $language a WHMCS language name such as `english`
     *
     * @return Members `visible` and `conditions`
     *
     * @throws ApiFailure also when the answer is about another service
     */
    public static function ask(Api $api, int $serviceId, ?Service $service, string $language): Members
    {
        $question = ['language' => $language];
        if ($service !== null) {
            $question['client_id'] = $service->ownerId;
        }
        if ($service?->hasKnownStatus() === true) {
            $question['status'] = $service->status;
        }
        $read = static function (Reply $reply) use ($serviceId): Members {
            $answer = $reply->members();

            return $answer->number('service_id') === $serviceId
                ? $answer
                : throw ApiFailure::unreadable('failure_other_service');
        };

        return $api->call('GET', AccessRecord::path($serviceId) . '/explanation', $question, read: $read);
    }
}
