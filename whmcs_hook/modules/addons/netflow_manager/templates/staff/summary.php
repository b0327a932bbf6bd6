<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The access records in a client's summary.
 *
 * @var string|null $message why the records could not be read; there is nothing else then
 * @var int      $clientId
 * @var bool     $isLonger whether there are more records than these
 * @var list<\WHMCS\Module\Addon\NetflowManager\Records\AccessRecord> $records
 * @var array<int, \WHMCS\Module\Addon\NetflowManager\Whmcs\Service> $services
 */
$texts = ['username', 'group', 'ip_address'];
$labels = array_map(static fn (string $name): string => "netflow_{$name}", $texts);
?>
<div class="clientssummarybox panel panel-default">
    <div class="title panel-heading"><?= $t('service_access') ?></div>
    <?php if (isset($message)) : ?>
        <div class="panel-body"><?= $part('staff/message') ?></div>
    <?php else : ?>
        <style><?php include __DIR__ . '/../../assets/admin.css' ?></style>
        <table class="table table-condensed nfm-stack">
            <thead>
            <tr>
                <?php foreach (['field_service_id', ...$labels, 'list_column_state'] as $column) : ?>
                    <th scope="col"><?= $t($column) ?></th>
                <?php endforeach ?>
            </tr>
            </thead>
            <tbody>
            <?php foreach ($records as $record) : ?>
                <tr>
                    <td data-label="<?= $t('field_service_id') ?>">
                        <a href="<?= $link('edit', ['service_id' => $record->serviceId]) ?>"><?= $e($record->title($services[$record->serviceId] ?? null)) ?></a>
                    </td>
                    <?php foreach ($texts as $name) : ?>
                        <td data-label="<?= $t("netflow_{$name}") ?>"><?= $e($record->texts[$name]) ?></td>
                    <?php endforeach ?>
                    <td data-label="<?= $t('list_column_state') ?>">
                        <?= $part('admin/records/record_state', ['record' => $record, 'service' => null]) ?>
                    </td>
                </tr>
            <?php endforeach ?>
            </tbody>
        </table>
        <?php if ($isLonger) : ?>
            <a href="<?= $link('list', ['client_id' => $clientId]) ?>"><?= $t('summary_more') ?></a>
        <?php endif ?>
    <?php endif ?>
</div>
