<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Api\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Api\Connection;
use WHMCS\Module\Addon\NetflowManager\Api\FailureKind;
use WHMCS\Module\Addon\NetflowManager\Api\Gzip;
use WHMCS\Module\Addon\NetflowManager\Api\Request;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Tries whether a web server or firewall before the API lets each method and media type pass.
 *
 * The API refuses each of these requests with a problem document, whatever the scopes of the key, and changes nothing:
 * no service has the number 0, an event needs members, and there is no such query parameter.
 */
final class PassageCheck
{
    /** Name in the finding => method, path, media type and body; files are compressed as every upload is. */
    private const REQUESTS = [
        'GET' => ['GET', '/v1/access-records/0', null, ''],
        'PUT' => ['PUT', '/v1/access-records/0', 'application/json', '{}'],
        'PATCH' => ['PATCH', '/v1/access-records/0', 'application/merge-patch+json', '{}'],
        'DELETE' => ['DELETE', '/v1/access-records/0', null, ''],
        'POST' => ['POST', '/v1/service-events', 'application/json', '{}'],
        'POST text/csv' => ['POST', '/v1/imports?dry_run=true&check=1', 'text/csv', "service_id\n"],
        'POST application/x-ndjson'
            => ['POST', '/v1/reconciliations?dry_run=true&check=1', 'application/x-ndjson', "{}\n"],
    ];
    // An administrator waits.
    private const ALL_MS = 5000;

    public static function finding(Connection $connection, \Closure $t): Finding
    {
        $until = hrtime(true) + self::ALL_MS * 1000000;
        $passed = $refused = [];
        foreach (self::REQUESTS as $name => $request) {
            $leftMs = intdiv($until - hrtime(true), 1000000);
            if ($leftMs <= 0) {
                break;
            }
            try {
                $refusal = self::refusal($connection, $leftMs, ...$request);
                $passed[] = $name;
            } catch (ApiFailure) {
                // Another line says what hinders the connection itself.
                continue;
            }
            if ($refusal !== null) {
                array_pop($passed);
                $refused[] = "{$name} ({$refusal->status})";
            }
        }

        $label = $t('check_passage');
        $free = $t('passage_free', ['names' => implode(', ', $passed)]);

        return match (true) {
            $refused !== [] => Finding::wrong(
                $label,
                $t('passage_refused', ['names' => implode(', ', $refused)]),
                $t('advice_passage'),
            ),
            $passed === [] => Finding::unknown($label, $t('passage_unknown')),
            count($passed) < count(self::REQUESTS) => Finding::unknown($label, "{$free}. {$t('passage_rest_unknown')}"),
            default => Finding::right($label, $free),
        };
    }

    /**
     * @return ApiFailure|null what something in between says
     *
     * @throws ApiFailure when there is no reply
     */
    private static function refusal(
        Connection $connection,
        int $deadlineMs,
        string $method,
        string $path,
        ?string $mediaType,
        string $body,
    ): ?ApiFailure {
        $headers = $mediaType === null ? [] : ['Content-Type' => $mediaType];
        $pieces = [$body, ''];
        $isFile = str_contains($path, '?');
        $sent = match (true) {
            $mediaType === null => null,
            $isFile => Gzip::reader($headers, static function () use (&$pieces): string {
                return (string) array_shift($pieces);
            }),
            default => $body,
        };
        $reply = $connection->send(new Request($method, $path, $deadlineMs, $headers, $sent));
        $failure = $reply->status < 400 ? null : $reply->refusal();

        return $failure?->kind === FailureKind::Intercepted ? $failure : null;
    }
}
