<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Export of all records as a file, in two formats. It stands on the page of the import, too.
 *
 * @var bool     $isRefused whether the key may not export
 */
?>
<h2><?= $t('export') ?></h2>
<?php if ($isRefused) : ?>
    <div class="alert alert-danger" role="alert"><?= $t('scope_missing', ['scope' => 'records:read']) ?></div>
<?php endif ?>
<p><?= $t('export_intro') ?></p>
<p>
    <a class="btn btn-default" href="<?= $link('export', ['format' => 'csv']) ?>"><?= $t('export_csv') ?></a>
    <a class="btn btn-default" href="<?= $link('export', ['format' => 'ndjson']) ?>"><?= $t('export_ndjson') ?></a>
</p>
