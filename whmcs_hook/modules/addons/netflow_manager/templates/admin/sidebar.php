<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The links beside the addon's pages.
 *
 * @var list<string> $tabs pages
 */
?>
<span class="header">NetFlow Manager</span>
<ul class="menu">
    <?php foreach ($tabs as $action) : ?>
        <li><a href="<?= $link($action) ?>"><?= $t("tab_{$action}") ?></a></li>
    <?php endforeach ?>
</ul>
