<?php

/** @var string $content */
/** @var array<string, string> $views */
/** @var string $current */

use Demo\Site;

?>
<!doctype html>
<html lang="en">
<head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title><?= Site::text($views[$current]) ?> – NetFlow Manager demo</title>
    <link rel="stylesheet" href="/style.css">
    <link rel="icon" href="data:,">
</head>
<body>
<header class="site">
    <div class="wrap">
        <strong class="brand">NetFlow Manager</strong>
        <span class="ribbon">Demo: a stand-in for WHMCS, not WHMCS</span>
    </div>
</header>
<nav class="tabs" aria-label="Views">
    <div class="wrap">
        <?php foreach ($views as $view => $label) : ?>
            <a href="/?view=<?= $view ?>"<?= $view === $current ? ' aria-current="page"' : '' ?>><?= $label ?></a>
        <?php endforeach ?>
    </div>
</nav>
<main class="wrap">
<?= $content ?>
</main>
<footer class="wrap">
    Pages by the real addon, the real API
    (<a href="<?= Site::text(getenv('NFM_DEMO_API_URL')) ?>/docs">its documentation</a>)
    and a temporary database. Ctrl-C in the terminal ends it all.
</footer>
</body>
</html>
