<?php

declare(strict_types=1);

namespace Demo;

use Standin\Runtime;
use Standin\Tables;

/**
 * The clients, services and settings of the WHMCS that the demo pretends to be.
 */
final class World
{
    public const CLIENT = 56;
    public const SHOWN = 1001;
    public const DISABLED = 1002;
    public const WITHOUT_RECORD = 1003;
    public const OF_ANOTHER_CLIENT = 2001;
    public const MAIL = 'Dedicated/VPS Server Welcome Email';
    // The port "discard", where nobody listens.
    private const DEAD_ADDRESS = 'http://127.0.0.1:9';

    /** @param bool $isApiDown whether the addon is given an address at which nothing answers */
    public static function begin(bool $isApiDown): void
    {
        $address = $isApiDown ? self::DEAD_ADDRESS : (string) getenv('NFM_DEMO_API_URL');
        Tables::create([
            'tblclients' => [
                ['id' => self::CLIENT, 'firstname' => 'Ada', 'companyname' => 'ACME', 'language' => 'english'],
                ['id' => 57, 'firstname' => 'Grace', 'companyname' => 'Globex', 'language' => 'english'],
            ],
            'tblproducts' => [['id' => 1, 'type' => 'server', 'name' => 'VPS Large']],
            'tblhosting' => self::services(),
            'tbladdonmodules' => [
                self::setting('api_url', $address),
                self::setting('api_key', (string) getenv('NFM_DEMO_API_KEY')),
            ],
            'tblemailtemplates' => [[
                'type' => 'product',
                'name' => self::MAIL,
                'subject' => 'Your new server {$service_domain}',
                'message' => self::mailTemplate(),
                'plaintext' => 1,
                'language' => '',
            ]],
        ]);
        Runtime::$clientId = self::CLIENT;
        $_SESSION = [];
        require Runtime::ADDONS . '/netflow_manager/hooks.php';
    }

    public static function mailTemplate(): string
    {
        return (string) file_get_contents(__DIR__ . '/../../welcome_mail.tpl');
    }

    /** @return list<array<string, mixed>> */
    private static function services(): array
    {
        return [
            self::service(self::SHOWN, self::CLIENT, 'vps1.acme.example.com', '203.0.113.10'),
            self::service(self::DISABLED, self::CLIENT, 'vps2.acme.example.com', '203.0.113.20'),
            self::service(self::WITHOUT_RECORD, self::CLIENT, 'vps3.acme.example.com', '203.0.113.30'),
            self::service(self::OF_ANOTHER_CLIENT, 57, 'vps1.globex.example.com', '198.51.100.7'),
        ];
    }

    /** @return array<string, mixed> */
    private static function service(int $id, int $clientId, string $domain, string $address): array
    {
        return [
            'id' => $id,
            'userid' => $clientId,
            'packageid' => 1,
            'domain' => $domain,
            'dedicatedip' => $address,
            'domainstatus' => 'Active',
            'regdate' => '2026-03-01',
            'nextduedate' => '2027-03-01',
        ];
    }

    /** @return array<string, string> */
    private static function setting(string $name, string $value): array
    {
        return ['module' => 'netflow_manager', 'setting' => $name, 'value' => $value];
    }
}
