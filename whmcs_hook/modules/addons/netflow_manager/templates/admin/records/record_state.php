<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Whether a record is in use, and what keeps it from that.
 *
 * @var \WHMCS\Module\Addon\NetflowManager\Records\AccessRecord $record
 * @var \WHMCS\Module\Addon\NetflowManager\Whmcs\Service|null $service
 */
?>
<?php if ($record->isEnabled) : ?>
    <span class="label label-success"><?= $t('field_enabled') ?></span>
<?php else : ?>
    <span class="label label-default"><?= $t('list_disabled') ?></span>
<?php endif ?>
<?php if ($record->needsReview) : ?>
    <span class="label label-warning" title="<?= $t('record_review_help') ?>"><?= $t('record_review') ?></span>
<?php endif ?>
<?php if (!$record->isWhole) : ?>
    <span class="label label-danger" title="<?= $t('record_broken_help') ?>"><?= $t('record_broken') ?></span>
<?php endif ?>
<?php if ($service !== null && $service->ownerId !== $record->clientId) : ?>
    <span class="label label-danger" title="<?= $t('record_moved_help') ?>"><?= $t('record_moved') ?></span>
<?php endif ?>
