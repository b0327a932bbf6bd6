<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The two forms in which all records can be had as a file.
 *
 * @var \Closure $t
 * @var \Closure $link
 */
?>
<p><?= $t('export_intro') ?></p>
<p>
    <a class="btn btn-default" href="<?= $link('export', ['format' => 'csv']) ?>"><?= $t('export_csv') ?></a>
    <a class="btn btn-default" href="<?= $link('export', ['format' => 'ndjson']) ?>"><?= $t('export_ndjson') ?></a>
</p>
