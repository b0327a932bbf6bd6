<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * In the service tab: one text of the record.
 *
 * @var \Closure $e
 * @var \Closure $t
 * @var bool     $isEditable
 * @var string   $member
 * @var string   $value  what stands in the field
 * @var string   $stored what stands in the record
 */
?>
<?php if (!$isEditable) : ?>
    <?= $e($value) ?>
<?php elseif ($member === 'notes') : ?>
    <textarea class="form-control" rows="3" maxlength="10000" name="netflow_manager_notes"
        aria-label="<?= $t('netflow_notes') ?>"><?= $e("\n" . $value) ?></textarea>
<?php else : ?>
    <input type="text" class="form-control input-400" maxlength="255" autocomplete="off"
        name="netflow_manager_<?= $e($member) ?>" value="<?= $e($value) ?>" aria-label="<?= $t("netflow_{$member}") ?>">
<?php endif ?>
<?php if ($value !== $stored) : ?>
    <p class="help-block"><?= $t('edit_stored_now', ['value' => $stored === '' ? '–' : $stored]) ?></p>
<?php endif ?>
<?php if ($member === 'ip_address' && \WHMCS\Module\Addon\NetflowManager\Admin\Records\MistakenAddress::isIn($value)) : ?>
    <p class="help-block text-warning"><?= $t('edit_mistaken_address') ?></p>
<?php endif ?>
