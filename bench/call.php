<?php

/**
 * Times the addon's own calls, and the addon's own transport calling something that does nothing.
 *
 * In: JSON {hello, job, service: addresses; key; records; calls}.
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

$settings = static fn (string $server): Settings =>
    Settings::from(['api_url' => $order[$server], 'api_key' => $order['key']]);
$job = Module::mailClient($settings('job'));
$mail = Module::mailClient($settings('service'));
$page = Module::pageClient($settings('service'));
$transport = new CurlTransport(ApiAddress::parse($order['hello']));
$headers = new RequestHeaders($order['key'], 'bench');

$calls = [
    'hello' => static fn (int $id) => $transport
        ->send(Request::get('/', $headers->withKey(), Module::MAIL_DEADLINE_MS))->json(),
    'job' => static fn (int $id) => $job->mergeFields($id, $id),
    'merge-fields' => static fn (int $id) => $mail->mergeFields($id, $id),
    'client-area' => static fn (int $id) => $page->clientArea($id, $id, 'Active', 'english'),
];

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
