<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The statuses of services that show the section.
 *
 * @var \Closure              $e
 * @var \Closure              $t
 * @var array<string, mixed>  $values
 * @var array<string, string> $errors
 */

use WHMCS\Module\Addon\NetflowManager\Admin\SettingsValues;

$error = $errors['visible_statuses'] ?? '';
?>
<fieldset class="form-group<?php if ($error !== '') : ?> has-error<?php endif ?>">
    <legend class="col-sm-3 control-label nfm-legend"><?= $t('setting_visible_statuses') ?></legend>
    <div class="col-sm-9">
        <?php foreach (SettingsValues::STATUSES as $status) : ?>
            <label class="checkbox-inline">
                <input type="checkbox" name="visible_statuses[]" value="<?= $e($status) ?>"
                    <?php if (in_array($status, $values['visible_statuses'], true)) : ?> checked<?php endif ?>>
                <?= $t('status_' . strtolower($status)) ?>
            </label>
        <?php endforeach ?>
        <?php if ($error !== '') : ?>
            <span class="help-block"><?= $e($error) ?></span>
        <?php endif ?>
        <span class="help-block"><?= $t('setting_visible_statuses_help') ?></span>
    </div>
</fieldset>
