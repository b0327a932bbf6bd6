<?php

/**
 * Times the addon's own calls, and the addon's own transport calling something that does nothing.
 *
 * In: JSON {addresses: {what: address of the server}; key; records; calls}.
 * Out: JSON {what: [milliseconds, ...]}.
 */

declare(strict_types=1);

use WHMCS\Module\Addon\NetflowManager\ApiAddress;
use WHMCS\Module\Addon\NetflowManager\CurlTransport;
use WHMCS\Module\Addon\NetflowManager\Module;
use WHMCS\Module\Addon\NetflowManager\Request;
use WHMCS\Module\Addon\NetflowManager\RequestHeaders;
use WHMCS\Module\Addon\NetflowManager\Settings;

require __DIR__ . '/../whmcs_hook/stubs/bootstrap.php';

const WARM_UP = 100;

$order = json_decode((string) stream_get_contents(STDIN), true, 4, JSON_THROW_ON_ERROR);

$key = $order['key'];
$settings = static fn (string $address): Settings => Settings::from(['api_url' => $address, 'api_key' => $key]);

/** Returns what makes one call. */
$caller = static function (string $what, string $address) use ($key, $settings): Closure {
    switch ($what) {
        case 'hello':
            $transport = new CurlTransport(ApiAddress::parse($address));
            $request = Request::get('/', (new RequestHeaders($key, 'bench'))->withKey(), Module::MAIL_DEADLINE_MS);
            return static fn (int $id) => $transport->send($request)->json();
        case 'client-area':
            $page = Module::pageClient($settings($address));
            return static fn (int $id) => $page->clientArea($id, $id, 'Active', 'english');
        default:
            $mail = Module::mailClient($settings($address));
            return static fn (int $id) => $mail->mergeFields($id, $id);
    }
};
$calls = [];
foreach ($order['addresses'] as $what => $address) {
    $calls[$what] = $caller($what, $address);
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
