<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The settings of the API.
 *
 * @var \Closure              $e
 * @var \Closure              $t
 * @var \Closure              $link
 * @var \Closure              $part
 * @var string                $token
 * @var string                $probe
 * @var string                $shown
 * @var string                $problem key of a text
 * @var array<string, string> $errors  '' is the form as a whole
 */

use WHMCS\Module\Addon\NetflowManager\Admin\SettingsValues;

?>
<h2><?= $t('settings') ?></h2>
<p><?= $t('settings_intro') ?></p>
<?php if ($problem !== '') : ?>
    <div class="alert alert-danger" role="alert">
        <?= $t($problem) ?>
        <?= $e($errors[''] ?? '') ?>
    </div>
<?php endif ?>
<form method="post" action="<?= $link('settings') ?>" class="form-horizontal">
    <input type="hidden" name="action" value="settings">
    <input type="hidden" name="token" value="<?= $e($token) ?>">
    <input type="hidden" name="nfm_probe" value="<?= $e($probe) ?>">
    <input type="hidden" name="shown" value="<?= $e($shown) ?>">

    <h3><?= $t('settings_page') ?></h3>
    <?= $part('admin/settings_switch', ['name' => 'client_area_enabled']) ?>
    <?= $part('admin/settings_statuses') ?>
    <?= $part('admin/settings_field', ['control' => 'text', 'name' => 'default_netflow_url', 'kind' => 'url']) ?>
    <?php foreach (array_keys(SettingsValues::SHOWN_SWITCHES) as $name) : ?>
        <?= $part('admin/settings_switch', ['name' => $name, 'member' => substr($name, strlen('show_'))]) ?>
    <?php endforeach ?>
    <?= $part('admin/settings_field', ['control' => 'text', 'name' => 'section_title', 'kind' => 'text']) ?>
    <?= $part('admin/settings_field', ['control' => 'text', 'name' => 'button_label', 'kind' => 'text']) ?>

    <h3><?= $t('settings_passwords') ?></h3>
    <?= $part('admin/settings_switch', ['name' => 'show_password']) ?>
    <?= $part('admin/settings_field', ['control' => 'choice', 'name' => 'email_password']) ?>
    <?= $part('admin/settings_switch', ['name' => 'client_password_page']) ?>

    <h3><?= $t('settings_lifecycle') ?></h3>
    <?= $part('admin/settings_field', ['control' => 'choice', 'name' => 'on_terminate']) ?>

    <div class="form-group">
        <div class="col-sm-offset-3 col-sm-9">
            <button type="submit" class="btn btn-primary"><?= $t('settings_save') ?></button>
        </div>
    </div>
</form>
