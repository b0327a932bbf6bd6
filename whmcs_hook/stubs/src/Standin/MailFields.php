<?php

declare(strict_types=1);

namespace Standin;

use WHMCS\Database\Capsule;

/**
 * The merge fields that a mail of each type has in WHMCS, as far as their documentation lists them.
 */
final class MailFields
{
    private const TABLES = [
        'general' => 'tblclients',
        'product' => 'tblhosting',
        'domain' => 'tbldomains',
        'invoice' => 'tblinvoices',
        'support' => 'tbltickets',
        'affiliate' => 'tblaffiliates',
    ];

    /**
     * @param int $relatedId an id of the table that belongs to the type
     *
     * @return array<string, mixed>
     */
    public static function of(string $type, int $relatedId): array
    {
        $row = Capsule::table(self::TABLES[$type])->where('id', $relatedId)->first();
        $clientId = match (true) {
            $row === null => null,
            $type === 'general' => $row->id,
            default => $row->userid ?? $row->clientid ?? null,
        };
        $own = match ($type) {
            'product' => self::product($relatedId, $row),
            'invoice' => ['invoice_id' => $relatedId, 'invoice_total' => $row->total ?? ''],
            'domain' => ['domain_id' => $relatedId, 'domain_name' => $row->domain ?? ''],
            'support' => ['ticket_id' => $relatedId, 'ticket_subject' => $row->title ?? ''],
            default => [],
        };

        return self::client($clientId) + $own + ['company_name' => 'Example Hosting', 'signature' => 'Example Hosting'];
    }

    /** @return array<string, mixed> */
    private static function client(mixed $clientId): array
    {
        $client = Capsule::table('tblclients')->where('id', $clientId)->first();

        return [
            'client_id' => $clientId,
            'client_first_name' => $client->firstname ?? '',
            'client_last_name' => $client->lastname ?? '',
            'client_company_name' => $client->companyname ?? '',
            'client_email' => $client->email ?? '',
            'client_language' => $client->language ?? '',
        ];
    }

    /** @return array<string, mixed> */
    private static function product(int $id, ?object $row): array
    {
        $product = Capsule::table('tblproducts')->where('id', $row->packageid ?? 0)->first();

        return [
            'service_id' => $id,
            'service_order_id' => $row->orderid ?? '',
            'service_reg_date' => $row->regdate ?? '',
            'service_product_name' => $product->name ?? '',
            'service_domain' => $row->domain ?? '',
            'service_dedicated_ip' => $row->dedicatedip ?? '',
            'service_assigned_ips' => $row->assignedips ?? '',
            'service_username' => $row->username ?? '',
            'service_status' => $row->domainstatus ?? '',
            'service_next_due_date' => $row->nextduedate ?? '',
        ];
    }
}
