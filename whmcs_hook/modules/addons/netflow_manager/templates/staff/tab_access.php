<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * In the service tab: the state of the access record, its pages, and what the form needs to come back.
 *
 * @var \Closure    $e
 * @var \Closure    $t
 * @var \Closure    $link
 * @var string      $token
 * @var string      $probe
 * @var string      $shown   notes of the values that are shown
 * @var bool        $isMoved
 * @var bool        $isEditable
 * @var string|null $problem why the last save failed
 * @var \WHMCS\Module\Addon\NetflowManager\Admin\Records\AccessRecord $record
 */
$id = ['service_id' => $record->serviceId];
?>
<div class="netflow-manager-tab">
    <?php if ($problem !== null) : ?>
        <div class="alert alert-danger" role="alert"><?= $e($problem) ?></div>
    <?php endif ?>
    <?php if (!$record->isWhole) : ?>
        <div class="alert alert-danger" role="alert"><?= $t('service_broken') ?></div>
    <?php endif ?>
    <?php if ($isMoved) : ?>
        <div class="alert alert-warning" role="alert"><?= $t('service_moved', ['client' => (string) $record->clientId]) ?></div>
    <?php endif ?>
    <?php if ($record->needsReview && !$isMoved) : ?>
        <div class="alert alert-warning" role="alert"><?= $t('service_review') ?></div>
    <?php endif ?>
    <?php if ($isEditable) : ?>
        <input type="hidden" name="netflow_manager_present" value="<?= $e($record->serviceId) ?>">
        <input type="hidden" name="netflow_manager_token" value="<?= $e($token) ?>">
        <input type="hidden" name="netflow_manager_etag" value="<?= $e($record->etag) ?>">
        <input type="hidden" name="netflow_manager_shown" value="<?= $e($shown) ?>">
        <input type="hidden" name="nfm_probe" value="<?= $e($probe) ?>">
    <?php endif ?>
    <a href="<?= $link('edit', $id) ?>"><?= $t('service_edit') ?></a> &middot;
    <a href="<?= $link('history', $id) ?>"><?= $t('service_history') ?></a> &middot;
    <a href="<?= $link('explain', $id) ?>"><?= $t('service_explain') ?></a>
</div>
