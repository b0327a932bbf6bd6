<?php

/**
 * The frame of the administration.
 *
 * @var string $title
 * @var string $content
 * @var string $sidebar
 * @var object|null $admin
 * @var bool $mayOpenAddon
 */

use Standin\Addon;
use Standin\Web\View;

$links = [
    '/admin/index.php' => 'Overview',
    '/admin/clients.php' => 'Clients',
    '/admin/configaddonmods.php' => 'Addon Modules',
    '/admin/configemailtemplates.php' => 'Email Templates',
    '/admin/systememaillog.php' => 'Email Log',
    '/admin/systemactivitylog.php' => 'Activity Log',
];
?>
<!doctype html>
<html lang="en">
<head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title><?= View::text($title) ?> – administration (stand-in)</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/node_modules/bootstrap3/dist/css/bootstrap.min.css">
    <link rel="stylesheet" href="/node_modules/@fortawesome/fontawesome-free/css/all.min.css">
    <link rel="stylesheet" href="/static/site.css">
    <script src="/node_modules/jquery/dist/jquery.min.js"></script>
    <script src="/node_modules/bootstrap3/dist/js/bootstrap.min.js"></script>
</head>
<body class="standin-admin">
<header class="standin-ribbon">A stand-in for WHMCS, not WHMCS: administration
    <?php if ($admin !== null) : ?>
        of <strong><?= View::text($admin->username) ?></strong>
    <?php endif ?>
</header>
<?php if ($admin !== null) : ?>
<nav class="navbar navbar-inverse navbar-static-top" aria-label="Administration">
    <div class="container-fluid">
        <ul class="nav navbar-nav">
            <?php foreach ($links as $address => $label) : ?>
                <li><a href="<?= $address ?>"><?= $label ?></a></li>
            <?php endforeach ?>
            <?php if ($mayOpenAddon) : ?>
                <li class="dropdown">
                    <a href="#" class="dropdown-toggle" data-toggle="dropdown" role="button" aria-haspopup="true"
                        aria-expanded="false">Addons <span class="caret"></span></a>
                    <ul class="dropdown-menu">
                        <li><a href="/admin/addonmodules.php?module=<?= Addon::NAME ?>">NetFlow Manager</a></li>
                    </ul>
                </li>
                <li class="standin-noscript">
                    <noscript><a href="/admin/addonmodules.php?module=<?= Addon::NAME ?>">NetFlow Manager</a></noscript>
                </li>
            <?php endif ?>
            <li><a href="/admin/logout.php">Logout</a></li>
        </ul>
        <form class="navbar-form navbar-left" action="/admin/search.php" role="search">
            <label class="sr-only" for="standinSearch">Search</label>
            <input class="form-control input-sm" type="search" id="standinSearch" name="q" placeholder="Search">
        </form>
    </div>
</nav>
<?php endif ?>
<div class="container-fluid standin-page">
    <div class="row">
        <?php if ($sidebar !== '') : ?>
            <aside class="col-sm-3"><?= $sidebar ?></aside>
        <?php endif ?>
        <main class="<?= $sidebar === '' ? 'col-sm-12' : 'col-sm-9' ?>" id="contentarea">
            <h1><?= View::text($title) ?></h1>
            <?= $content ?>
        </main>
    </div>
</div>
</body>
</html>
