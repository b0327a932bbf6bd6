<?php

declare(strict_types=1);

namespace Standin;

use InvalidArgumentException;
use WHMCS\Database\Capsule;

/**
 * What an administrator does to services and clients, with the hooks that WHMCS documents for it, and without one where
 * it has none.
 */
final class Services
{
    private const MODULE_COMMANDS = [
        'create' => ['Active', 'AfterModuleCreate'],
        'suspend' => ['Suspended', 'AfterModuleSuspend'],
        'unsuspend' => ['Active', 'AfterModuleUnsuspend'],
        'terminate' => ['Terminated', 'AfterModuleTerminate'],
    ];

    public static function find(int $id): ?object
    {
        return Capsule::table('tblhosting')->where('id', $id)->first();
    }

    public static function product(?object $service): ?object
    {
        return Capsule::table('tblproducts')->where('id', $service->packageid ?? 0)->first();
    }

    /** Runs a module command. Its hook fires only for products that have a server module. */
    public static function command(string $command, int $id): void
    {
        [$status, $hook] = self::MODULE_COMMANDS[$command]
            ?? throw new InvalidArgumentException("Unknown command: {$command}");
        Capsule::table('tblhosting')->where('id', $id)->update(['domainstatus' => $status]);
        $service = self::find($id);
        if ((self::product($service)->servertype ?? '') !== '') {
            Runtime::runHook($hook, ['params' => self::moduleParameters($service)]);
        }
    }

    /** Accepts an order. Its hook runs before anything is done, as documented; then services are created and mails sent. */
    public static function acceptOrder(int $orderId, string $welcomeMail): void
    {
        Runtime::runHook('AcceptOrder', ['orderid' => $orderId]);
        foreach (Capsule::table('tblhosting')->where('orderid', $orderId)->pluck('id') as $id) {
            self::command('create', (int) $id);
            Mailer::send('product', $welcomeMail, (int) $id);
        }
    }

    /**
     * Saves the service's page.
     *
     * @param array<string, mixed> $columns what the administrator changed of the row
     * @param array<string, mixed> $request the whole request, as the hook for the tab's fields gets it
     */
    public static function save(int $id, array $columns, array $request): void
    {
        $ownerId = self::find($id)->userid ?? null;
        Runtime::runHook('PreServiceEdit', ['serviceid' => $id]);
        if ($columns !== []) {
            Capsule::table('tblhosting')->where('id', $id)->update($columns);
        }
        Runtime::runHook('AdminClientServicesTabFieldsSave', ['id' => $id, 'userid' => $ownerId] + $request);
        Runtime::runHook('ServiceEdit', ['userid' => $ownerId, 'serviceid' => $id]);
    }

    public static function delete(int $id): void
    {
        $ownerId = self::find($id)->userid ?? null;
        Capsule::table('tblhosting')->where('id', $id)->delete();
        Runtime::runHook('ServiceDelete', ['serviceid' => $id, 'clientId' => $ownerId, 'userid' => $ownerId]);
    }

    /** WHMCS has no hook for this. */
    public static function move(int $id, int $clientId): void
    {
        Capsule::table('tblhosting')->where('id', $id)->update(['userid' => $clientId]);
    }

    public static function mergeClients(int $fromId, int $toId): void
    {
        Capsule::table('tblhosting')->where('userid', $fromId)->update(['userid' => $toId]);
        Capsule::table('tblclients')->where('id', $fromId)->delete();
        Runtime::runHook('AfterClientMerge', ['toUserID' => $toId, 'fromUserID' => $fromId]);
    }

    /** The hook runs before anything is gone. */
    public static function deleteClient(int $id): void
    {
        Runtime::runHook('PreDeleteClient', ['userid' => $id]);
        Capsule::table('tblhosting')->where('userid', $id)->delete();
        Capsule::table('tblclients')->where('id', $id)->delete();
    }

    /** @return array<string, mixed> the common module parameters, as far as a hook could use them */
    private static function moduleParameters(object $service): array
    {
        return [
            'serviceid' => $service->id,
            'userid' => $service->userid,
            'pid' => $service->packageid,
            'domain' => $service->domain,
            'username' => $service->username,
            'moduletype' => self::product($service)->servertype ?? '',
            'customfields' => [],
            'configoptions' => [],
        ];
    }
}
