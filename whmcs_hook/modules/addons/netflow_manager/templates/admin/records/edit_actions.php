<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * What else can be done with a record that exists.
 *
 * @var \Closure $e
 * @var \Closure $t
 * @var \Closure $link
 * @var \Closure $part
 * @var \WHMCS\Module\Addon\NetflowManager\Admin\Records\AccessRecord $record
 */
$actions = ['history' => 'list_history', 'explain' => 'list_explain', 'delete' => 'list_delete'];
?>
<div class="nfm-actions">
    <?php foreach ($actions as $action => $text) : ?>
        <a class="btn btn-default" href="<?= $link($action, ['service_id' => $record->serviceId]) ?>">
            <?= $t($text) ?>
        </a>
    <?php endforeach ?>
    <?php if ($record->texts['username'] !== '') : ?>
        <a class="btn btn-default" href="<?= $link('rotate', ['client_id' => $record->clientId]) ?>">
            <?= $t('list_rotate') ?>
        </a>
    <?php endif ?>
</div>
