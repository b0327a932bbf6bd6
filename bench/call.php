<?php

/**
 * Times the addon's own calls, and the addon's own connection calling something that does nothing.
 *
 * In: JSON {addresses: {what: address of the server}; keys: {what: key}; records; calls}. `what` begins with what is
 * called; after a blank it may go on.
 * Out: JSON {what: [milliseconds, ...]}.
 */

declare(strict_types=1);

use WHMCS\Module\Addon\NetflowManager\Api\ApiAddress;
use WHMCS\Module\Addon\NetflowManager\Api\ClientAreaSection;
use WHMCS\Module\Addon\NetflowManager\Api\Connection;
use WHMCS\Module\Addon\NetflowManager\Api\MergeFields;
use WHMCS\Module\Addon\NetflowManager\Api\Request;
use WHMCS\Module\Addon\NetflowManager\Module;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Service;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Settings;

require __DIR__ . '/../whmcs_hook/stubs/bootstrap.php';

const WARM_UP = 100;
// Longer than the addon's own: on a busy machine one late answer must not end the run.
const DEADLINE_MS = '5000';

$order = json_decode((string) stream_get_contents(STDIN), true, 4, JSON_THROW_ON_ERROR);

/** Returns what makes one call. */
$caller = static function (string $what, string $address, string $key): Closure {
    $settings = Settings::from(['api_url' => $address, 'api_key' => $key, 'deadline_ms' => DEADLINE_MS]);
    switch (strtok($what, ' ')) {
        case 'hello':
            $connection = new Connection(ApiAddress::parse($address), $key, 'bench');
            $request = new Request('GET', '/', Module::MAIL_DEADLINE_MS);
            return static fn (int $id) => $connection->send($request)->members();
        case 'client-area':
            $row = static fn (int $id): array => ['id' => $id, 'userid' => $id, 'domainstatus' => 'Active'];
            return static fn (int $id) => ClientAreaSection::ofService(
                Service::from((object) $row($id)),
                'english',
                $settings,
            );
        default:
            $mail = Module::hookApi($settings, 'mail', 'whmcs mail');
            return static fn (int $id) => MergeFields::of($mail, $id, $id);
    }
};
$calls = [];
foreach ($order['addresses'] as $what => $address) {
    $calls[$what] = $caller($what, $address, $order['keys'][$what]);
}

$times = array_fill_keys(array_keys($calls), []);
for ($turn = -WARM_UP; $turn < $order['calls']; $turn++) {
    $id = random_int(1, $order['records']);
    foreach ($calls as $name => $call) {
        $startedAt = hrtime(true);
        $call($id);
        $elapsed = (hrtime(true) - $startedAt) / 1e6;
        if ($turn >= 0) {
            $times[$name][] = $elapsed;
        }
    }
}

echo json_encode($times, JSON_THROW_ON_ERROR);
