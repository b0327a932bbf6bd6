<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The statuses of services that show the section.
 *
 * @var \Closure              $e
 * @var \Closure              $t
 * @var \Closure              $part
 * @var array<string, mixed>  $values
 * @var array<string, string> $errors
 */

use WHMCS\Module\Addon\NetflowManager\Admin\SettingsValues;

?>
<fieldset class="form-group<?php if (isset($errors['visible_statuses'])) : ?> has-error<?php endif ?>"
    aria-describedby="help-visible_statuses">
    <legend class="col-sm-3 control-label nfm-legend"><?= $t('setting_visible_statuses') ?></legend>
    <div class="col-sm-9">
        <?php foreach (SettingsValues::STATUSES as $status) : ?>
            <label class="checkbox-inline">
                <input type="checkbox" name="visible_statuses[]" value="<?= $e($status) ?>"
                    <?php if (in_array($status, $values['visible_statuses'], true)) : ?> checked<?php endif ?>>
                <?= $t('status_' . strtolower($status)) ?>
            </label>
        <?php endforeach ?>
        <?php if ($values['visible_statuses'] === []) : ?>
            <div class="alert alert-warning" role="alert"><?= $t('setting_visible_statuses_none') ?></div>
        <?php endif ?>
        <?= $part('admin/settings_help', ['name' => 'visible_statuses']) ?>
    </div>
</fieldset>
