<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\NetflowManager\Page\Escape;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Id;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Rows;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Service;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Services;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * What WHMCS's own tables say about a service that is looked into. Columns that a version lacks count as unknown.
 */
final class ServiceFacts
{
    private function __construct(
        private readonly Visit $visit,
        public readonly int $id,
        public readonly ?int $ownerId,
        public readonly string $status,
        public readonly string $serverModule,
        public readonly ?int $welcomeMailId,
    ) {
    }

    /** Throws what the database throws. */
    public static function of(int $serviceId, Visit $visit): self
    {
        $service = Service::find($serviceId);
        $product = self::product($service?->productId);

        return new self(
            $visit,
            $serviceId,
            $service?->ownerId,
            $service->status ?? '',
            Escape::plain($product->servertype ?? null),
            Id::from($product->welcomeemail ?? null),
        );
    }

    /** The product adds little: without it the other facts are still shown. */
    private static function product(?int $id): ?object
    {
        try {
            return $id === null ? null : self::row('tblproducts', $id, ['servertype', 'welcomeemail']);
        } catch (\Throwable) {
            return null;
        }
    }

    /** @param list<string> $columns */
    private static function row(string $table, int $id, array $columns): ?object
    {
        return Rows::of(static fn () => Capsule::table($table)->where('id', $id), $columns)[0] ?? null;
    }

    /** @return list<Finding> */
    public function findings(): array
    {
        if ($this->ownerId === null) {
            $missing = Finding::wrong(
                $this->say('explain_service'),
                $this->say('explain_service_missing', ['id' => (string) $this->id]),
                $this->say('explain_service_missing_advice'),
            );

            return [$missing];
        }
        $address = "clientsservices.php?userid={$this->ownerId}&id={$this->id}";
        $exists = Finding::right($this->say('explain_service'), $this->say('explain_service_found', [
            'id' => (string) $this->id,
            'status' => $this->status === '' ? $this->say('none') : $this->status,
        ]))->linked($this->say('explain_open_service'), $address);

        return [$exists, $this->owner($this->ownerId), ...$this->overview()];
    }

    private function owner(int $ownerId): Finding
    {
        $label = $this->say('field_client_id');
        try {
            $client = self::row('tblclients', $ownerId, Services::CLIENT_COLUMNS);
        } catch (\Throwable) {
            return Finding::wrong($label, $this->say('table_unreadable', ['table' => 'tblclients']), '');
        }
        if ($client === null) {
            return Finding::wrong(
                $label,
                $this->say('explain_owner_missing', ['id' => (string) $ownerId]),
                $this->say('explain_owner_missing_advice'),
            );
        }

        return Finding::right($label, trim("#{$ownerId} " . Services::name($client, Services::CLIENT_COLUMNS)))
            ->linked($this->say('explain_open_client'), "clientssummary.php?userid={$ownerId}");
    }

    /**
     * A server module may replace the overview in which WHMCS prints what hooks return; whether it does cannot be seen
     * from here.
     *
     * @return list<Finding>
     */
    private function overview(): array
    {
        return $this->serverModule === '' ? [] : [Finding::note(
            $this->say('explain_overview'),
            $this->say('explain_overview_module', ['module' => $this->serverModule]),
            $this->say('explain_overview_advice'),
        )];
    }

    /** @param array<string, string> $values */
    private function say(string $key, array $values = []): string
    {
        return $this->visit->language->text($key, $values);
    }
}
