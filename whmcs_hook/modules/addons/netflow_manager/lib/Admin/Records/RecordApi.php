<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin\Records;

use WHMCS\Module\Addon\NetflowManager\Admin\Api;
use WHMCS\Module\Addon\NetflowManager\Failure\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Failure\Rejected;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The operations of the API on access records.
 */
final class RecordApi
{
    public function __construct(private readonly Api $api)
    {
    }

    /**
     * @return AccessRecord|null null when the service has none
     *
     * @throws ApiFailure
     */
    public function find(int $serviceId): ?AccessRecord
    {
        try {
            $reply = $this->api->get(self::path($serviceId));
        } catch (Rejected $rejected) {
            return $rejected->status === 404 ? null : throw $rejected;
        }

        return new AccessRecord($reply->members(), $reply->etag);
    }

    /**
     * @param array<string, string|int> $filters of the contract, `cursor` and `limit` included
     *
     * @return array{list<AccessRecord>, string|null} the records, and where the list goes on
     *
     * @throws ApiFailure
     */
    public function page(array $filters): array
    {
        $page = $this->api->get('/v1/access-records', $filters)->members();
        $records = array_map(static fn ($item): AccessRecord => new AccessRecord($item), $page->objects('items'));

        return [$records, $page->textOrNull('next_cursor')];
    }

    /**
     * Replaces the record.
     *
     * @param array<string, mixed> $members
     *
     * @return AccessRecord as it is now
     *
     * @throws ApiFailure
     * @throws \JsonException when a text is not UTF-8
     */
    public function put(int $serviceId, array $members, Expectation $expected): AccessRecord
    {
        $reply = $this->api->change(
            'PUT',
            self::path($serviceId),
            $members,
            $expected->ifMatch,
            $expected->isNew ? '*' : null,
        );

        return new AccessRecord($reply->members(), $reply->etag);
    }

    /** @throws ApiFailure */
    public function disable(int $serviceId): void
    {
        $this->api->change('PATCH', self::path($serviceId), ['enabled' => false]);
    }

    /** @throws ApiFailure */
    public function delete(int $serviceId, ?string $ifMatch): void
    {
        $this->api->change('DELETE', self::path($serviceId), null, $ifMatch);
    }

    /**
     * @return list<Login> the distinct logins in the records of a client, as many as `Pages` gives
     *
     * @throws ApiFailure
     */
    public function logins(int $clientId): array
    {
        $page = function (array $query) use ($clientId): array {
            $page = $this->api->get("/v1/clients/{$clientId}/logins", $query)->members();
            $logins = array_map(static fn ($item): Login => new Login($item), $page->objects('items'));

            return [$logins, $page->textOrNull('next_cursor')];
        };

        $logins = [];
        foreach (Pages::items($page) as $login) {
            $logins[] = $login;
        }

        return $logins;
    }

    /**
     * @return array<int, AccessRecord> the records of a client by service, as many as `Pages` gives
     *
     * @throws ApiFailure
     */
    public function ofClient(int $clientId): array
    {
        $records = [];
        foreach (Pages::items($this->page(...), ['client_id' => $clientId]) as $record) {
            $records[$record->serviceId] = $record;
        }

        return $records;
    }

    public static function path(int $serviceId): string
    {
        return "/v1/access-records/{$serviceId}";
    }
}
