<?php

/**
 * @var bool   $isApiDown
 * @var string $apiUrl
 */

use Standin\Web\View;

$admin = static fn (string $to, int $id = 1): string => "/demo/admin?id={$id}&amp;goto=" . rawurlencode($to);
$client = static fn (string $to, int $id = 56): string => "/demo/client?id={$id}&amp;goto=" . rawurlencode($to);
$invited = static fn (string $to, int $user): string => "/demo/client?id=56&amp;user={$user}&amp;goto=" . rawurlencode($to);
$addon = '/admin/addonmodules.php?module=netflow_manager';
$product = '/clientarea.php?action=productdetails&id=';
// With the administrator of the demo who works in it.
$languages = [
    'english' => ['English', 1, 'en'],
    'german' => ['Deutsch', 11, 'de'],
    'french' => ['Français', 12, 'fr'],
    'spanish' => ['Español', 13, 'es'],
    'dutch' => ['Nederlands', 14, 'nl'],
    'portuguese-br' => ['Português', 15, 'pt-BR'],
    'italian' => ['Italiano', 16, 'it'],
];
$sheet = "service_id,client_id,username,group,ip_address\n1002,56,acme,ACME-DC2,203.0.113.20\n"
    . "1003,56,acme,ACME-DC3,203.0.113.30\n";
?>
<!doctype html>
<html lang="en">
<head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>NetFlow Manager demo</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/node_modules/bootstrap4/dist/css/bootstrap.min.css">
    <link rel="stylesheet" href="/static/site.css">
</head>
<body>
<div class="standin-ribbon">Demo: a stand-in for WHMCS, not WHMCS. The addon, the API and the e-mail engine are real.</div>
<main class="container py-4">
    <h1>NetFlow Manager</h1>
    <p class="lead">A hosting company's clients want to see their traffic in NetFlow Analyzer. Staff keep, for each service, how
        its client gets in; the client finds it on the product page and in the welcome e-mail. Ada of ACME (client 56) has
        four services here and has ordered a fifth, Grace of Globex (client 57) has one. Each link logs you in as it needs.</p>

    <h2>1. Staff add access</h2>
    <ul>
        <li><a href="<?= $admin($addon) ?>">Addons &gt; NetFlow Manager</a>: the access records, with search and filters</li>
        <li><a href="<?= $admin("{$addon}&action=edit") ?>">Add / Edit Access</a>: search for “vps3”, which has none yet. The client is
            detected, the addresses of the service and the login that ACME has already are offered</li>
        <li><a href="<?= $admin("{$addon}&action=delete&service_id=1004") ?>">Delete a record</a>, after a question;
            <a href="<?= $admin("{$addon}&action=history&service_id=1001") ?>">the history</a> of one</li>
        <li><a href="<?= $admin("{$addon}&action=rotate&client_id=56") ?>">Change a shared login</a> once, for all services</li>
        <li><a href="<?= $admin("{$addon}&action=explain&service_id=1002") ?>">Why is it (not) shown?</a> for vps2, whose record
            is disabled</li>
        <li><a href="<?= $admin("{$addon}&action=rules") ?>">Rules</a>: which record the new services of a product start with. VPS Large
            has one; Firewall has none yet, with a preview of what its service would get</li>
        <li><a href="<?= $admin("{$addon}&action=import") ?>">Import and export</a>: try
            <a download="services.csv" href="data:text/csv,<?= rawurlencode($sheet) ?>">this sheet</a>, first with the check only</li>
        <li><a href="<?= $admin("{$addon}&action=settings") ?>">Settings</a> and
            <a href="<?= $admin("{$addon}&action=health") ?>">health</a></li>
        <li><a href="<?= View::text('/demo/admin?id=2&goto=' . rawurlencode($addon)) ?>">A role without access</a> is refused</li>
    </ul>

    <h2>2. The client sees it</h2>
    <ul>
        <li>The product page of vps1, with buttons that copy, in the themes
            <a href="<?= $client("{$product}1001&systpl=six") ?>">Six</a>,
            <a href="<?= $client("{$product}1001&systpl=twenty-one") ?>">Twenty-One</a>,
            <a href="<?= $client("{$product}1001&systpl=nexus") ?>">Nexus</a></li>
        <li>The graph on that page leads to <a href="<?= $client('/index.php?m=netflow_manager&id=1001&period=7d') ?>">the traffic of
            vps1</a>: figures of five periods, and each as a file. Two months are made up; what is hatched was not collected</li>
        <li><a href="<?= $client("{$product}1004") ?>">A product whose server module replaces the overview</a>: the way is the item in
            the sidebar, to <a href="<?= $client('/index.php?m=netflow_manager&id=1004') ?>">a page of its own</a></li>
        <li>The password page is off. Switch on “Password page for the owner” in the
            <a href="<?= $admin("{$addon}&action=settings") ?>">settings</a>, then
            <a href="<?= $client('/index.php?m=netflow_manager&id=1001') ?>">Ada's page</a> has a button that shows it</li>
        <li>Ada has invited Vera, who may view products, and Tim, who may not: <a
            href="<?= $invited('/index.php?m=netflow_manager&id=1001', 62) ?>">Vera's page</a> never has the button, <a
            href="<?= $invited('/index.php?m=netflow_manager&id=1001', 61) ?>">Tim's</a> is refused</li>
        <li><a href="<?= $client("{$product}2001") ?>">Ada opens a service of Globex</a>: WHMCS sends her back, and
            <a href="<?= $client('/index.php?m=netflow_manager&id=2001') ?>">the addon's own page</a> gives her nothing</li>
    </ul>

    <h2>3. E-mails carry it</h2>
    <p>The welcome e-mail of vps1, as Ada gets it and as WHMCS's log keeps it, in which the password is covered:</p>
    <?php require __DIR__ . '/mail_buttons.php' ?>
    <p>ACME has ordered another VPS. Nobody has opened Add / Edit Access for it, and the welcome e-mail has the login all the
        same, by the rule of its product: the one that ACME has already.</p>
    <form class="mb-2" method="post" action="/demo/order">
        <button class="btn btn-success">Accept the order and read the e-mail</button>
    </form>
    <ul>
        <li>After that: <a href="<?= $admin('/admin/addonmodules.php?module=netflow_manager&action=edit&service_id=1005') ?>">the
            record that the rule made</a>, and
            <a href="<?= $admin('/admin/addonmodules.php?module=netflow_manager&action=history&service_id=1005') ?>">its history</a></li>
        <li><a href="<?= $admin('/demo/mail') ?>">The last e-mail</a> that was sent, from here or from the
            <a href="<?= $admin('/admin/clientsservices.php?userid=56&id=1001') ?>">page of a service</a></li>
        <li><a href="<?= $admin('/admin/configemailtemplates.php?id=2') ?>">The template in its editor</a>, with the merge fields
            (<a href="<?= $admin('/admin/configemailtemplates.php?id=1') ?>">the plain-text one</a>)</li>
        <li><a href="<?= $admin('/admin/systememaillog.php') ?>">The e-mail log</a> of staff, and
            <a href="<?= $client('/clientarea.php?action=emails') ?>">Ada's own list</a></li>
    </ul>

    <h2>4. It follows the service</h2>
    <ul>
        <li><a href="<?= $admin('/admin/clientsservices.php?userid=56&id=1001') ?>">The service's page</a> shows and changes the record;
            suspend, terminate, move or delete the service there</li>
        <li><a href="<?= $admin('/admin/clientssummary.php?userid=56') ?>">The client's summary</a>, where clients are merged;
            <a href="<?= $admin('/admin/search.php?q=203.0.113.5') ?>">the search bar</a> finds who uses an address</li>
        <li><a href="<?= $admin('/admin/index.php') ?>">The daily run</a> finds what changed without a hook, as a service that was moved;
            <a href="<?= $admin("{$addon}&action=reconcile") ?>">by hand</a> it can look first and change nothing</li>
    </ul>

    <h2>5. It speaks seven languages</h2>
    <ul>
        <li>Staff, each in their own:
            <?php foreach ($languages as $language => [$name, $adminId, $tag]) : ?>
                <a lang="<?= $tag ?>" href="<?= $admin($addon, $adminId) ?>"><?= $name ?></a>
            <?php endforeach ?></li>
        <li>Ada's product page:
            <?php foreach ($languages as $language => [$name, , $tag]) : ?>
                <a lang="<?= $tag ?>" href="<?= $client("{$product}1001&language={$language}") ?>"><?= $name ?></a>
            <?php endforeach ?></li>
    </ul>

    <h2 id="api-down">6. The API is down</h2>
    <p>Product pages and e-mails go out all the same, without NetFlow details and without a wait. After three failures the
        addon does not even try. <a href="<?= $admin('/admin/systemactivitylog.php') ?>">The activity log</a> tells staff, at most
        once an hour.</p>
    <form method="post" action="/demo/api">
        <?php if ($isApiDown) : ?>
            <p class="alert alert-warning">The addon has an address at which nothing answers.</p>
            <button class="btn btn-success" name="state" value="up">Let the API answer again</button>
        <?php else : ?>
            <button class="btn btn-danger" name="state" value="down">Take the API away</button>
        <?php endif ?>
    </form>

    <p class="mt-4 text-muted">The API: <a href="<?= View::text($apiUrl) ?>/docs">its documentation</a>. Nothing is kept: Ctrl-C in the
        terminal ends and removes it all.</p>
</main>
</body>
</html>
