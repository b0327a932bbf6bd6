<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * For a form with a file that is larger than PHP takes: nothing of it arrived.
 *
 * @var \Closure $t
 * @var int      $largest bytes
 */
?>
<div class="alert alert-danger" role="alert">
    <?= $t('upload_too_large') ?>
    <?= $t('import_largest', ['size' => (string) round($largest / 1048576, 1)]) ?>
</div>
