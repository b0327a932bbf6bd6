<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The access records in a client's summary.
 *
 * @var \Closure $e
 * @var \Closure $t
 * @var \Closure $link
 * @var int      $clientId
 * @var bool     $isLonger whether there are more records than these
 * @var list<\WHMCS\Module\Addon\NetflowManager\Admin\Records\AccessRecord> $records
 */
?>
<style><?php readfile(__DIR__ . '/../../assets/admin.css') ?></style>
<div class="clientssummarybox panel panel-default">
    <div class="title panel-heading"><?= $t('summary_title') ?></div>
    <table class="table table-condensed nfm-stack">
        <thead>
        <tr>
            <th scope="col"><?= $t('summary_service') ?></th>
            <th scope="col"><?= $t('netflow_username') ?></th>
            <th scope="col"><?= $t('netflow_group') ?></th>
            <th scope="col"><?= $t('netflow_ip_address') ?></th>
            <th scope="col"><?= $t('summary_state') ?></th>
        </tr>
        </thead>
        <tbody>
        <?php foreach ($records as $record) : ?>
            <tr>
                <td data-label="<?= $t('summary_service') ?>">
                    <a href="<?= $link('edit', ['service_id' => $record->serviceId]) ?>">#<?= $e($record->serviceId) ?></a>
                </td>
                <td data-label="<?= $t('netflow_username') ?>"><?= $e($record->texts['username']) ?></td>
                <td data-label="<?= $t('netflow_group') ?>"><?= $e($record->texts['group']) ?></td>
                <td data-label="<?= $t('netflow_ip_address') ?>"><?= $e($record->texts['ip_address']) ?></td>
                <td data-label="<?= $t('summary_state') ?>">
                    <?= $t($record->isEnabled ? 'service_is_enabled' : 'service_is_disabled') ?>
                    <?php if ($record->needsReview) : ?>
                        <span class="label label-warning"><?= $t('record_review') ?></span>
                    <?php endif ?>
                    <?php if (!$record->isWhole) : ?>
                        <span class="label label-danger"><?= $t('summary_broken') ?></span>
                    <?php endif ?>
                </td>
            </tr>
        <?php endforeach ?>
        </tbody>
    </table>
    <?php if ($isLonger) : ?>
        <a href="<?= $link('list', ['client_id' => $clientId]) ?>"><?= $t('summary_more') ?></a>
    <?php endif ?>
</div>
