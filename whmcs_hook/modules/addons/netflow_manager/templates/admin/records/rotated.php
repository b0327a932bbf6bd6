<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Which records have the new password now.
 *
 * @var \Closure $e
 * @var \Closure $t
 * @var \Closure $link
 * @var \Closure $part
 * @var int $clientId
 * @var list<int> $changed
 */
?>
<h2><?= $t('rotate_title') ?></h2>
<div class="alert alert-success" role="status">
    <p><?= $t('rotate_done', ['count' => (string) count($changed)]) ?></p>
    <?= $part('admin/records/rotate_services', ['ids' => $changed]) ?>
    <p><?= $t('rotate_done_next') ?></p>
</div>
<p>
    <a class="btn btn-default" href="<?= $link('list', ['client_id' => $clientId]) ?>"><?= $t('rotate_records') ?></a>
    <a class="btn btn-default" href="<?= $link('list') ?>"><?= $t('back_to_list') ?></a>
</p>
