<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The records of a page as a table, which narrow screens show as one block for each record.
 *
 * @var list<\WHMCS\Module\Addon\NetflowManager\Records\AccessRecord> $records
 * @var array<string, array{sort: string, state: string}> $heads column => what its head sorts by, and how it is sorted now
 * @var array<string, string|int> $kept filters, order and page size
 * @var array<int, \WHMCS\Module\Addon\NetflowManager\Whmcs\Service> $services
 */
$actions = [
    'edit' => 'list_edit',
    'send' => 'bulk_send',
    'history' => 'list_history',
    'explain' => 'list_explain',
    'delete' => 'list_delete',
];
?>
<table class="table table-striped nfm-stack nfm-list">
    <caption class="sr-only"><?= $t('tab_list') ?></caption>
    <thead>
        <tr data-label="<?= $t('list_sort') ?>">
            <th scope="col"><input type="checkbox" data-nfm-tick-all hidden aria-label="<?= $t('bulk_all') ?>"></th>
            <?php foreach (['service', 'client', 'login', 'group_ip', 'changed', 'state', 'actions'] as $column) : ?>
                <?php $head = $heads[$column] ?? null ?>
                <?php if ($head === null) : ?>
                    <th scope="col"><?= $t("list_column_{$column}") ?></th>
                <?php else : ?>
                    <th scope="col" class="nfm-sort"
                        <?php if ($head['state'] !== '') : ?>aria-sort="<?= $e($head['state']) ?>"<?php endif ?>>
                        <a href="<?= $link('list', ['sort' => $head['sort']] + $kept) ?>"><?= $t("list_column_{$column}") ?></a>
                    </th>
                <?php endif ?>
            <?php endforeach ?>
        </tr>
    </thead>
    <tbody>
    <?php foreach ($records as $record) : ?>
        <?php
        $service = $services[$record->serviceId] ?? null;
        $texts = $record->texts;
        $about = implode(' ', array_filter([$texts['group'], $texts['ip_address']], 'strlen'));
        ?>
        <tr>
            <td class="nfm-tick">
                <input type="checkbox" name="services[]" value="<?= $e($record->serviceId) ?>"
                       aria-label="<?= $t('bulk_tick', ['service' => (string) $record->serviceId]) ?>">
            </td>
            <td data-label="<?= $t('list_column_service') ?>">
                <div class="nfm-line">
                    <a class="nfm-line nfm-cut" href="<?= $link('edit', ['service_id' => $record->serviceId]) ?>"
                       title="<?= $e($record->title($service)) ?>">
                        <strong>#<?= $e($record->serviceId) ?></strong>
                        <?php // Where there is no room for both, the domain tells more than the product. ?>
                        <?php foreach ($service?->names() ?? [] as $name) : ?>
                            <span class="nfm-cut"><?= $e($name) ?></span>
                        <?php endforeach ?>
                    </a>
                    <?= $part('admin/records/service_state', [
                        'service' => $service,
                        'lastStatus' => $record->serviceStatus,
                    ]) ?>
                </div>
            </td>
            <td data-label="<?= $t('list_column_client') ?>">
                <a href="<?= $e("clientssummary.php?userid={$record->clientId}") ?>"
                   title="<?= $e($record->clientName($service)) ?>"><?= $e($record->clientName($service)) ?></a>
            </td>
            <td data-label="<?= $t('list_column_login') ?>">
                <div class="nfm-line" title="<?= $e(trim("{$texts['username']} {$texts['netflow_url']}")) ?>">
                    <span class="nfm-cut"><?= $e($texts['username'] === '' ? '–' : $texts['username']) ?></span>
                    <?php if ($record->hasPassword) : ?>
                        <span class="label label-default nfm-secret" title="<?= $t('list_has_password') ?>">
                            <span class="sr-only"><?= $t('list_has_password') ?></span>
                        </span>
                    <?php endif ?>
                    <small class="text-muted nfm-url"><?= $e($texts['netflow_url']) ?></small>
                </div>
            </td>
            <td data-label="<?= $t('list_column_group_ip') ?>" title="<?= $e($about) ?>">
                <?= $e($about === '' ? '–' : $about) ?>
            </td>
            <td data-label="<?= $t('list_column_changed') ?>">
                <?= $part('admin/records/moment', ['at' => $record->updatedAt, 'isDate' => true]) ?>
            </td>
            <td data-label="<?= $t('list_column_state') ?>">
                <?= $part('admin/records/record_state', ['record' => $record, 'service' => $service]) ?>
            </td>
            <td data-label="<?= $t('list_column_actions') ?>">
                <details class="nfm-menu">
                    <summary class="btn btn-default btn-sm">
                        <?= $t('list_column_actions') ?><span class="sr-only"> #<?= $e($record->serviceId) ?></span>
                        <span class="caret"></span>
                    </summary>
                    <ul class="dropdown-menu">
                        <?php foreach ($actions as $action => $text) : ?>
                            <li>
                                <a href="<?= $link($action, ['service_id' => $record->serviceId]) ?>">
                                    <?= $t($text) ?><span class="sr-only"> #<?= $e($record->serviceId) ?></span>
                                </a>
                            </li>
                        <?php endforeach ?>
                    </ul>
                </details>
            </td>
        </tr>
    <?php endforeach ?>
    </tbody>
</table>
