<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Records;

use WHMCS\Module\Addon\NetflowManager\Api\Api;
use WHMCS\Module\Addon\NetflowManager\Api\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Api\Members;
use WHMCS\Module\Addon\NetflowManager\Api\Reply;
use WHMCS\Module\Addon\NetflowManager\Page\Language;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Service;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * An access record as the API returns it: never with a password.
 */
final class AccessRecord
{
    /** The reason for a review that the API knows. */
    public const OWNER_CHANGED = 'owner_changed';
    public const LIST = '/v1/access-records';

    public readonly int $serviceId;
    public readonly int $clientId;
    public readonly bool $isEnabled;
    public readonly bool $hasPassword;
    public readonly ?string $passwordChangedAt;
    public readonly ?string $serviceStatus;
    /** False when the row was changed outside of the API: nothing of it is shown to a client then. */
    public readonly bool $isWhole;
    /** Whether the service has moved to another client, and nobody has saved the record since. */
    public readonly bool $needsReview;
    public readonly string $updatedAt;
    /** @var array<string, string> member => text, blank for null */
    public readonly array $texts;
    /** @var array<string, array{string, string}> member => code and message of what the API warns of */
    private readonly array $warnings;

    /** @param string|null $etag what a change of exactly this state names; lists do not tell it */
    public function __construct(Members $read, public readonly ?string $etag = null)
    {
        $this->serviceId = $read->number('service_id');
        $this->clientId = $read->number('client_id');
        $this->isEnabled = $read->truth('enabled');
        $this->hasPassword = $read->truth('has_password');
        $this->passwordChangedAt = $read->textOrNull('password_changed_at');
        $this->serviceStatus = $read->textOrNull('service_status');
        $this->isWhole = $read->text('integrity') === 'ok';
        $this->needsReview = $read->textIfThere('needs_review') === self::OWNER_CHANGED;
        $this->updatedAt = $read->text('updated_at');
        $texts = [];
        foreach (Entries::TEXTS as $name) {
            $texts[$name] = $read->textOrNull($name) ?? '';
        }
        $this->texts = $texts;
        $warnings = [];
        foreach ($read->objects('warnings') as $warning) {
            $warnings[ltrim($warning->text('pointer'), '/')] = [$warning->text('code'), $warning->text('message')];
        }
        $this->warnings = $warnings;
    }

    /** @return array<string, string> member => what is probably wrong with it */
    public function warnings(Language $language): array
    {
        return array_map(static fn (array $warning): string => $language->has("edit_{$warning[0]}")
            ? $language->text("edit_{$warning[0]}")
            : $warning[1], $this->warnings);
    }

    /** @return string the service as WHMCS has it, else its id */
    public function title(?Service $service): string
    {
        return $service?->title() ?? "#{$this->serviceId}";
    }

    /** @return string the name of the client whose record it is, or the id: the service may be another's by now */
    public function clientName(?Service $service): string
    {
        return $service?->ownerId === $this->clientId ? $service->ownerName : "#{$this->clientId}";
    }

    public static function path(int $serviceId): string
    {
        return self::LIST . "/{$serviceId}";
    }

    /** @return self one of a list */
    public static function listed(Members $read): self
    {
        return new self($read);
    }

    /**
     * @param int ...$statuses that count; none: only 200
     *
     * @throws ApiFailure unless the reply is the record of this service
     */
    public static function of(Reply $reply, int $serviceId, int ...$statuses): self
    {
        $record = new self($reply->members(...$statuses), $reply->etag);

        return $record->serviceId === $serviceId
            ? $record
            : throw ApiFailure::unreadable('failure_other_service');
    }

    /**
     * @return self|null null when the service has none
     *
     * @throws ApiFailure
     */
    public static function find(Api $api, int $serviceId): ?self
    {
        try {
            $read = static fn (Reply $reply): self => self::of($reply, $serviceId);

            return $api->call('GET', self::path($serviceId), read: $read);
        } catch (ApiFailure $failure) {
            return $failure->isRejection(404) ? null : throw $failure;
        }
    }

    /**
     * @return array<int, self> the records of a client by service
     *
     * @throws ApiFailure
     */
    public static function ofClient(Api $api, int $clientId): array
    {
        $records = [];
        foreach ($api->items(self::LIST, ['client_id' => $clientId], self::listed(...)) as $record) {
            $records[$record->serviceId] = $record;
        }

        return $records;
    }
}
