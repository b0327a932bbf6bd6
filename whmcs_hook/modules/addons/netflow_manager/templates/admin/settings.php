<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The settings of the API.
 *
 * @var \Closure $e
 * @var \Closure $t
 * @var \Closure $link
 * @var \Closure $part
 * @var string   $token
 * @var string   $probe
 * @var string   $problem key of a text
 * @var string   $detail
 * @var array<string, string> $hidden name => value
 * @var array<string, list<array<string, mixed>>> $groups name => fields, each as the template `field` takes it
 */
?>
<h2><?= $t('settings') ?></h2>
<p><?= $t('settings_intro') ?></p>
<?php if ($problem !== '') : ?>
    <div class="alert alert-danger" role="alert"><?= $t($problem) ?> <?= $e($detail) ?></div>
<?php endif ?>
<form method="post" action="<?= $link('settings') ?>" class="form-horizontal">
    <?php foreach (['action' => 'settings', 'token' => $token, 'nfm_probe' => $probe] + $hidden as $name => $value) : ?>
        <input type="hidden" name="<?= $e($name) ?>" value="<?= $e($value) ?>">
    <?php endforeach ?>
    <?php foreach ($groups as $group => $fields) : ?>
        <h3><?= $t("settings_{$group}") ?></h3>
        <?php foreach ($fields as $field) : ?>
            <?= $part('admin/field', $field) ?>
        <?php endforeach ?>
    <?php endforeach ?>
    <div class="form-group">
        <div class="col-sm-offset-3 col-sm-9">
            <button type="submit" class="btn btn-primary"><?= $t('settings_save') ?></button>
        </div>
    </div>
</form>
