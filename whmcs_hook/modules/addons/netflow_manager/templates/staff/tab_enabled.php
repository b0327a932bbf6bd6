<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * In the service tab: whether the record is enabled.
 *
 * @var \Closure $t
 * @var bool     $isEditable
 * @var bool     $isEnabled what the box says
 * @var bool     $stored    what the record says
 */
?>
<?php if ($isEditable) : ?>
    <label class="checkbox-inline">
        <input type="checkbox" name="netflow_manager_enabled" value="1"<?php if ($isEnabled) : ?> checked<?php endif ?>>
        <?= $t('service_enabled_hint') ?>
    </label>
    <?php if ($isEnabled !== $stored) : ?>
        <span class="help-block"><?= $t($stored ? 'edit_stored_enabled' : 'edit_stored_disabled') ?></span>
    <?php endif ?>
<?php else : ?>
    <?= $t($stored ? 'service_is_enabled' : 'service_is_disabled') ?>
<?php endif ?>
