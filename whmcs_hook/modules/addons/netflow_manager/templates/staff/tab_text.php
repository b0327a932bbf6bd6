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
 * @var string   $value
 */
?>
<?php if (!$isEditable) : ?>
    <?= $e($value) ?>
<?php elseif ($member === 'notes') : ?>
    <textarea class="form-control" rows="3" maxlength="10000" name="netflow_manager_notes"
        aria-label="<?= $t('service_notes') ?>"><?= $e("\n" . $value) ?></textarea>
<?php else : ?>
    <input type="text" class="form-control input-400" maxlength="255" autocomplete="off"
        name="netflow_manager_<?= $e($member) ?>" value="<?= $e($value) ?>" aria-label="<?= $t("service_{$member}") ?>">
<?php endif ?>
