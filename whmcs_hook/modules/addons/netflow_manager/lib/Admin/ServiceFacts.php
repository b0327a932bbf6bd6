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
    public readonly ?Service $service;
    private readonly ?object $product;

    /** Throws what the database throws. */
    public function __construct(
        private readonly Visit $visit,
        public readonly int $id,
    ) {
        $this->service = Services::find($id);
        $this->product = self::product($this->service?->productId);
    }

    public function welcomeMailId(): ?int
    {
        return Id::from($this->product->welcomeemail ?? null);
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
        if ($this->service === null) {
            return [Finding::wrong(
                $this->say('explain_service'),
                $this->say('explain_service_missing', ['id' => (string) $this->id]),
                $this->say('explain_service_missing_advice'),
            )];
        }
        $ownerId = $this->service->ownerId;
        $exists = Finding::right($this->say('explain_service'), $this->say('explain_service_found', [
            'service' => $this->service->title(),
            'status' => $this->service->status === ''
                ? $this->say('none')
                : $this->visit->language->status($this->service->status),
        ]))->linked($this->say('explain_open_service'), "clientsservices.php?userid={$ownerId}&id={$this->id}");

        return [$exists, $this->owner($ownerId), ...$this->overview()];
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
        $module = Escape::plain($this->product->servertype ?? null);

        return $module === '' ? [] : [Finding::note(
            $this->say('explain_overview'),
            $this->say('explain_overview_module', ['module' => $module]),
            $this->say('explain_overview_advice'),
        )];
    }

    /** @param array<string, string> $values */
    private function say(string $key, array $values = []): string
    {
        return $this->visit->language->text($key, $values);
    }
}
