<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The question before a record is deleted.
 *
 * @var int|null $serviceId
 * @var \WHMCS\Module\Addon\NetflowManager\Records\AccessRecord|null $record
 * @var \WHMCS\Module\Addon\NetflowManager\Whmcs\Service|null $service
 * @var string $seen
 * @var bool   $isOutdated
 */
?>
<h2><?= $t('delete_title') ?></h2>
<?php if ($record === null) : ?>
    <div class="alert alert-info" role="status"><?= $t('record_none') ?></div>
    <p><a class="btn btn-default" href="<?= $link('list') ?>"><?= $t('back_to_list') ?></a></p>
<?php else : ?>
    <?php if ($isOutdated) : ?>
        <div class="alert alert-danger" role="alert"><?= $t('delete_outdated') ?></div>
    <?php endif ?>
    <div class="panel panel-danger">
        <div class="panel-heading"><strong><?= $e($record->title($service)) ?></strong></div>
        <div class="panel-body">
            <dl class="dl-horizontal">
                <dt><?= $t('field_client_id') ?></dt>
                <dd>
                    <?= $e($record->clientName($service)) ?>
                </dd>
                <?php foreach (['username', 'group', 'ip_address'] as $name) : ?>
                    <dt><?= $t("field_{$name}") ?></dt>
                    <dd><?= $e($record->texts[$name] === '' ? '–' : $record->texts[$name]) ?></dd>
                <?php endforeach ?>
                <dt><?= $t('list_column_state') ?></dt>
                <dd><?= $part('admin/records/record_state') ?></dd>
            </dl>
            <p><?= $t('delete_consequence') ?></p>
            <form method="post" action="<?= $link('delete') ?>">
                <input type="hidden" name="token" value="<?= $e($token) ?>">
                <input type="hidden" name="nfm_probe" value="<?= $e($probe) ?>">
                <input type="hidden" name="action" value="delete">
                <input type="hidden" name="service_id" value="<?= $e($record->serviceId) ?>">
                <input type="hidden" name="nfm_seen" value="<?= $e($seen) ?>">
                <button class="btn btn-danger" type="submit"><?= $t('delete_confirm') ?></button>
                <a class="btn btn-default" href="<?= $link('list') ?>"><?= $t('cancel') ?></a>
            </form>
        </div>
    </div>
<?php endif ?>
