<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * In the service tab: the state of the access record, its pages, and what the form needs to come back.
 *
 * @var string   $shown notes of the values that are shown
 * @var string   $prefix of names
 * @var bool     $isMoved
 * @var bool     $isEditable
 * @var list<string> $sentences why the last save failed
 * @var \WHMCS\Module\Addon\NetflowManager\Records\AccessRecord $record
 */

use WHMCS\Module\Addon\NetflowManager\Staff\SentTab;

$id = ['service_id' => $record->serviceId];
$labels = array_map(static fn (string $member): string => "netflow_{$member}", SentTab::TEXTS);
$hidden = ['present' => $record->serviceId, 'token' => $token, 'etag' => $record->etag, 'shown' => $shown];
?>
<style><?php include __DIR__ . '/../../assets/admin.css' ?></style>
<div class="netflow-manager nfm-tab">
    <?php if ($sentences !== []) : ?>
        <?= $part('admin/records/refusal', [
            'fields' => array_combine(SentTab::TEXTS, $labels),
            'existing' => null,
            'hasPassword' => false,
        ]) ?>
    <?php endif ?>
    <?php if (!$record->isWhole) : ?>
        <div class="alert alert-danger" role="alert"><?= $t('record_broken_help') ?></div>
    <?php endif ?>
    <?php if ($isMoved) : ?>
        <div class="alert alert-warning" role="alert"><?= $t('service_moved', ['client' => (string) $record->clientId]) ?></div>
    <?php elseif ($record->needsReview) : ?>
        <div class="alert alert-warning" role="alert"><?= $t('service_review') ?></div>
    <?php endif ?>
    <?php if ($isEditable) : ?>
        <?php foreach ($hidden as $name => $value) : ?>
            <input type="hidden" name="<?= $e($prefix . $name) ?>" value="<?= $e($value) ?>">
        <?php endforeach ?>
        <input type="hidden" name="nfm_probe" value="<?= $e($probe) ?>">
    <?php endif ?>
    <a href="<?= $link('edit', $id) ?>"><?= $t('list_edit') ?></a> &middot;
    <?php if ($record->isEnabled) : ?>
        <a href="<?= $link('send', $id) ?>"><?= $t('bulk_send') ?></a> &middot;
    <?php endif ?>
    <a href="<?= $link('history', $id) ?>"><?= $t('list_history') ?></a> &middot;
    <a href="<?= $link('explain', $id) ?>"><?= $t('service_explain') ?></a>
</div>
