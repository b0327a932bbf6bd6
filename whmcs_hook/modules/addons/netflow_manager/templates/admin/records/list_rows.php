<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The records of a page as a table, which narrow screens show as one block for each record.
 *
 * @var list<\WHMCS\Module\Addon\NetflowManager\Records\AccessRecord> $records
 * @var array<int, \WHMCS\Module\Addon\NetflowManager\Whmcs\Service> $services
 */
$actions = ['edit' => 'list_edit', 'history' => 'list_history', 'explain' => 'list_explain', 'delete' => 'list_delete'];
?>
<table class="table table-striped nfm-stack">
    <caption class="sr-only"><?= $t('tab_list') ?></caption>
    <thead>
        <tr>
            <?php foreach (['service', 'client', 'login', 'group_ip', 'state', 'actions'] as $column) : ?>
                <th scope="col"><?= $t("list_column_{$column}") ?></th>
            <?php endforeach ?>
        </tr>
    </thead>
    <tbody>
    <?php foreach ($records as $record) : ?>
        <?php $service = $services[$record->serviceId] ?? null ?>
        <tr>
            <td data-label="<?= $t('list_column_service') ?>">
                <a href="<?= $link('edit', ['service_id' => $record->serviceId]) ?>">
                    <strong><?= $e($record->title($service)) ?></strong>
                </a>
                <?= $part('admin/records/service_state', [
                    'service' => $service,
                    'lastStatus' => $record->serviceStatus,
                ]) ?>
            </td>
            <td data-label="<?= $t('list_column_client') ?>">
                <a href="<?= $e("clientssummary.php?userid={$record->clientId}") ?>">
                    <?= $e($record->clientName($service)) ?>
                </a>
            </td>
            <td data-label="<?= $t('list_column_login') ?>">
                <?= $e($record->texts['username'] === '' ? '–' : $record->texts['username']) ?>
                <?php if ($record->hasPassword) : ?>
                    <span class="label label-default"><?= $t('list_has_password') ?></span>
                <?php endif ?>
                <?php if ($record->texts['netflow_url'] !== '') : ?>
                    <br><small class="text-muted"><?= $e($record->texts['netflow_url']) ?></small>
                <?php endif ?>
            </td>
            <td data-label="<?= $t('list_column_group_ip') ?>">
                <?= $e($record->texts['group'] . $record->texts['ip_address'] === '' ? '–' : $record->texts['group']) ?>
                <?php if ($record->texts['ip_address'] !== '') : ?>
                    <div><?= $e($record->texts['ip_address']) ?></div>
                <?php endif ?>
            </td>
            <td data-label="<?= $t('list_column_state') ?>">
                <?= $part('admin/records/record_state', ['record' => $record, 'service' => $service]) ?>
            </td>
            <td data-label="<?= $t('list_column_actions') ?>">
                <div class="nfm-row-actions">
                    <?php foreach ($actions as $action => $text) : ?>
                        <a class="btn btn-default btn-sm"
                           href="<?= $link($action, ['service_id' => $record->serviceId]) ?>">
                            <?= $t($text) ?><span class="sr-only"> #<?= $e($record->serviceId) ?></span>
                        </a>
                    <?php endforeach ?>
                </div>
            </td>
        </tr>
    <?php endforeach ?>
    </tbody>
</table>
