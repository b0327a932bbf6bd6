<?php

declare(strict_types=1);

namespace Standin;

use RuntimeException;
use WHMCS\Database\Capsule;

/**
 * The commands of the local API that an addon like this one may use, as documented.
 */
final class LocalApi
{
    /** @var list<string> the commands that were asked, in their order */
    public static array $asked = [];
    /** @var array<string, mixed> command => what a test wants answered, an exception where it is `throw` */
    public static array $replaced = [];

    /**
     * @param array<string, mixed> $values
     *
     * @return mixed an array, unless a test wants another thing
     */
    public static function answer(string $command, array $values): mixed
    {
        self::$asked[] = $command;
        if (array_key_exists($command, self::$replaced)) {
            return self::$replaced[$command] !== 'throw'
                ? self::$replaced[$command]
                : throw new RuntimeException('The local API is broken.');
        }

        return match ($command) {
            'DecryptPassword' => self::success(['password' => self::turned(base64_decode((string) $values['password2']))]),
            'EncryptPassword' => self::success(['password' => base64_encode(self::turned($values['password2']))]),
            'GetClientsProducts' => self::success(self::products($values)),
            'GetUserPermissions' => self::permissions($values),
            'GetClientsDetails' => self::success(['client' => Accounts::details((int) $values['clientid'])]),
            'SendEmail' => self::sendEmail((string) $values['messagename'], (int) $values['id']),
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

    /**
     * @param array<string, mixed> $values `user_id` and `client_id`
     *
     * @return array<string, mixed>
     */
    private static function permissions(array $values): array
    {
        $names = Accounts::permissions((int) $values['user_id'], (int) $values['client_id']);

        return $names === null
            ? ['result' => 'error', 'message' => 'User is not associated with client']
            : self::success(['permissions' => ['permission' => $names]]);
    }

    /** @return array<string, mixed> */
    private static function sendEmail(string $name, int $relatedId): array
    {
        $template = Capsule::table('tblemailtemplates')->where('name', $name)->first();
        if ($template === null || $template->disabled) {
            return ['result' => 'error', 'message' => 'Email Template ' . ($template === null ? 'not found' : 'is disabled')];
        }
        $sent = Mailer::send($template->type, $name, $relatedId);

        return ($sent['fields']['abortsend'] ?? false) === true
            ? ['result' => 'error', 'message' => 'Sending Failed. Please see documentation.']
            : self::success([]);
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
