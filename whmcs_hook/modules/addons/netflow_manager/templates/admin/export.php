<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Export of all records as a file.
 *
 * @var \Closure $t
 * @var \Closure $part
 * @var bool     $isRefused
 */
?>
<h2><?= $t('export') ?></h2>
<?php if ($isRefused) : ?>
    <div class="alert alert-danger" role="alert"><?= $t('export_scope') ?></div>
<?php endif ?>
<?= $part('admin/export_links') ?>
