<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Whether a record has a password now, and since when.
 *
 * @var \Closure $e
 * @var \Closure $t
 * @var \Closure $link
 * @var \Closure $part
 * @var \WHMCS\Module\Addon\NetflowManager\Admin\Records\AccessRecord|null $record
 */
?>
<?php if ($record?->hasPassword === true) : ?>
    <span class="label label-success"><?= $t('edit_password_stored') ?></span>
    <?php if ($record->passwordChangedAt !== null) : ?>
        <?= $t('edit_password_since') ?>
        <?= $part('admin/records/moment', ['at' => $record->passwordChangedAt]) ?>
    <?php endif ?>
<?php else : ?>
    <span class="label label-default"><?= $t('edit_password_none') ?></span>
<?php endif ?>
