<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The form of a record: its fields, in the order in which they are explained to administrators.
 *
 * @var \WHMCS\Module\Addon\NetflowManager\Admin\Records\Service|null $service the one that was chosen
 * @var \WHMCS\Module\Addon\NetflowManager\Admin\Records\AccessRecord|null $record as it is stored
 * @var bool   $isKnown whether the record could be read, or that there is none
 * @var string $seen
 */

use WHMCS\Module\Addon\NetflowManager\Admin\Records\Entries;

$heading = $record === null ? 'edit_title_new' : 'edit_title';
$actions = ['history' => 'list_history', 'explain' => 'list_explain', 'delete' => 'list_delete'];
?>
<div class="nfm-head">
    <h2><?= $t($isKnown ? $heading : 'tab_edit') ?></h2>
    <?php if ($record !== null) : ?>
        <div class="nfm-actions">
            <?php foreach ($actions as $action => $text) : ?>
                <a class="btn btn-default" href="<?= $link($action, ['service_id' => $record->serviceId]) ?>"><?= $t($text) ?></a>
            <?php endforeach ?>
            <?php if ($record->texts['username'] !== '') : ?>
                <a class="btn btn-default" href="<?= $link('rotate', ['client_id' => $record->clientId]) ?>">
                    <?= $t('list_rotate') ?>
                </a>
            <?php endif ?>
        </div>
    <?php endif ?>
</div>
<?= $part('admin/records/edit_notices') ?>
<form class="form-horizontal nfm-edit" method="post" action="<?= $link('save') ?>" novalidate>
    <input type="hidden" name="token" value="<?= $e($token) ?>">
    <input type="hidden" name="nfm_probe" value="<?= $e($probe) ?>">
    <input type="hidden" name="action" value="save">
    <input type="hidden" name="nfm_seen" value="<?= $e($seen) ?>">
    <?= $part('admin/records/member', ['name' => 'enabled']) ?>
    <?= $part('admin/records/edit_service') ?>
    <?= $part('admin/records/edit_login') ?>
    <?php foreach (Entries::OWN_TEXTS as $name) : ?>
        <?= $part('admin/records/member', [
            'name' => $name,
            'list' => $name === 'ip_address' ? $service?->addresses : null,
        ]) ?>
    <?php endforeach ?>
    <div class="form-group">
        <div class="col-sm-offset-3 col-sm-9">
            <button class="btn btn-primary" type="submit"><?= $t('edit_save') ?></button>
            <a class="btn btn-default" href="<?= $link('list') ?>"><?= $t('cancel') ?></a>
        </div>
    </div>
</form>
<?php if ($service === null) : ?>
    <?= $part('admin/records/search_form') ?>
<?php endif ?>
<script><?php readfile(__DIR__ . '/../../../assets/record-form.js') ?></script>
