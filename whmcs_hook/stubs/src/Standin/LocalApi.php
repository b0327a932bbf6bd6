<?php

declare(strict_types=1);

namespace Standin;

use WHMCS\Database\Capsule;

/**
 * The commands of the local API that an addon like this one may use, as documented.
 */
final class LocalApi
{
    /**
     * @param array<string, mixed> $values
     *
     * @return array<string, mixed>
     */
    public static function answer(string $command, array $values): array
    {
        return match ($command) {
            'DecryptPassword' => self::success(['password' => self::turned(base64_decode((string) $values['password2']))]),
            'EncryptPassword' => self::success(['password' => base64_encode(self::turned($values['password2']))]),
            'GetClientsProducts' => self::success(self::products($values)),
            default => ['result' => 'error', 'message' => 'Command Not Found'],
        };
    }

    /**
     * @param array<string, mixed> $members
     *
     * @return array<string, mixed>
     */
    private static function success(array $members): array
    {
        return ['result' => 'success'] + $members;
    }

    /** Only turned around: enough to be another text. */
    private static function turned(mixed $text): string
    {
        return strrev((string) $text);
    }

    /**
     * @param array<string, mixed> $values `clientid`, `serviceid`, `domain`, `limitstart`, `limitnum`
     *
     * @return array<string, mixed>
     */
    private static function products(array $values): array
    {
        $query = Capsule::table('tblhosting')->orderBy('id');
        foreach (['clientid' => 'userid', 'serviceid' => 'id', 'domain' => 'domain'] as $filter => $column) {
            if (isset($values[$filter])) {
                $query->where($column, $values[$filter]);
            }
        }
        $total = $query->count();
        $start = (int) ($values['limitstart'] ?? 0);
        $rows = $query->offset($start)->limit((int) ($values['limitnum'] ?? 25))->get()->all();

        return [
            'clientid' => $values['clientid'] ?? null,
            'serviceid' => $values['serviceid'] ?? null,
            'totalresults' => $total,
            'startnumber' => $start,
            'numreturned' => count($rows),
            'products' => $rows === [] ? '' : ['product' => array_map([self::class, 'product'], $rows)],
        ];
    }

    /** @return array<string, mixed> */
    private static function product(object $row): array
    {
        return [
            'id' => $row->id,
            'clientid' => $row->userid,
            'orderid' => $row->orderid,
            'pid' => $row->packageid,
            'regdate' => $row->regdate,
            'name' => Capsule::table('tblproducts')->where('id', $row->packageid)->value('name'),
            'domain' => $row->domain,
            'dedicatedip' => $row->dedicatedip,
            'assignedips' => $row->assignedips,
            'status' => $row->domainstatus,
        ];
    }
}
