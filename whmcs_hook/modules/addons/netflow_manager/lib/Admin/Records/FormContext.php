<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin\Records;

use WHMCS\Module\Addon\NetflowManager\Admin\Visit;
use WHMCS\Module\Addon\NetflowManager\ApiFailure;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * What the form of a record shows beside the entries: the record as it is stored, the client's logins, the default URL.
 */
final class FormContext
{
    /**
     * @param bool             $isKnown whether all of this could be read: without it, nothing is said of the record
     * @param list<LoginOffer> $offers  logins that can be lent to the service
     */
    private function __construct(
        public readonly bool $isKnown,
        public readonly ?AccessRecord $record = null,
        public readonly array $offers = [],
        public readonly string $defaultUrl = '',
    ) {
    }

    /**
     * @param Service|null $service the one that was chosen, where WHMCS has it
     *
     * @throws ApiFailure
     */
    public static function load(Visit $visit, ?int $serviceId, ?Service $service): self
    {
        $api = $visit->api();

        return new self(
            true,
            $serviceId === null ? null : AccessRecord::find($api, $serviceId),
            $service === null ? [] : LoginOffer::all($api, $service),
            self::defaultUrl($visit),
        );
    }

    /** The same for a form that is shown again: what was typed is worth more than what cannot be loaded. */
    public static function loadIfPossible(Visit $visit, ?int $serviceId, ?Service $service): self
    {
        try {
            return self::load($visit, $serviceId, $service);
        } catch (ApiFailure) {
            return new self(false);
        }
    }

    /** Whether the record is still that of a former owner of the service. */
    public function isMoved(?Service $service): bool
    {
        return $this->record !== null && $service !== null && $this->record->clientId !== $service->ownerId;
    }

    /** @return string blank when the key may not read the settings: the field then only says that there is a default */
    private static function defaultUrl(Visit $visit): string
    {
        try {
            return $visit->api()->call('GET', '/v1/settings')->members()->text('default_netflow_url');
        } catch (ApiFailure) {
            return '';
        }
    }
}
