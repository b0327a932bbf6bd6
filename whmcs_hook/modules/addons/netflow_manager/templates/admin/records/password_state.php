<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Whether a record has a password now, and since when.
 *
 * @var \WHMCS\Module\Addon\NetflowManager\Records\AccessRecord|null $record
 * @var \WHMCS\Module\Addon\NetflowManager\Whmcs\Service|null $service
 * @var bool $isKnown whether the record could be read
 * @var bool $isMoved whether the record is still that of a former owner
 * @var string|null $prefix of names in the service tab
 */
?>
<?php if (isset($prefix)) : ?><div class="nfm-tab"><?php endif ?>
<?php if (!$isKnown) : ?>
    <span class="label label-default"><?= $t('edit_password_unknown') ?></span>
<?php elseif ($record?->hasPassword === true && $isMoved) : ?>
    <span class="label label-warning"><?= $t('edit_password_foreign') ?></span>
<?php elseif ($record?->hasPassword === true) : ?>
    <span class="label label-success"><?= $t('edit_password_stored') ?></span>
    <?php if ($record->passwordChangedAt !== null) : ?>
        <?= $t('edit_password_since') ?>
        <?= $part('admin/records/moment', ['at' => $record->passwordChangedAt]) ?>
    <?php endif ?>
<?php elseif ($record !== null || $service !== null) : ?>
    <span class="label label-default"><?= $t('edit_password_none') ?></span>
<?php endif ?>
<?php if (isset($prefix)) : ?>
    &middot; <a href="<?= $link('edit', ['service_id' => $record->serviceId]) ?>"><?= $t('list_edit') ?></a></div>
<?php endif ?>
