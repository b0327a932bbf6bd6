<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The source of traffic: how its last round went, what a test has found, and the form.
 *
 * @var \WHMCS\Module\Addon\NetflowManager\Traffic\Source|null $source as it is stored
 * @var list<\WHMCS\Module\Addon\NetflowManager\Admin\Finding> $state
 * @var list<\WHMCS\Module\Addon\NetflowManager\Admin\Finding> $tested
 * @var string $seen
 * @var string $problem key of a text
 * @var string $detail
 * @var array<string, array<string, mixed>> $fields by name, each as the template `field` takes it
 */
$hidden = ['action' => 'usage_source', 'token' => $token, 'nfm_probe' => $probe, 'nfm_seen' => $seen];
?>
<h2><?= $t('tab_usage_source') ?></h2>
<p><a class="btn btn-default" href="<?= $link('usage_report') ?>"><?= $t('report_title') ?></a></p>
<p><?= $t('source_intro') ?></p>
<?php if ($problem !== '') : ?>
    <div class="alert alert-danger" role="alert"><?= $t($problem) ?> <?= $e($detail) ?></div>
<?php endif ?>
<?php if ($tested !== []) : ?>
    <h3><?= $t('source_test') ?></h3>
    <?= $part('admin/findings', ['findings' => $tested]) ?>
<?php endif ?>
<?php if ($source === null) : ?>
    <div class="alert alert-info" role="status"><?= $t('source_none') ?></div>
<?php else : ?>
    <h3><?= $t('source_state') ?></h3>
    <?= $part('admin/findings', ['findings' => $state]) ?>
<?php endif ?>
<form method="post" action="<?= $link('usage_source') ?>" class="form-horizontal nfm-source">
    <?php foreach ($hidden as $name => $value) : ?>
        <input type="hidden" name="<?= $e($name) ?>" value="<?= $e($value) ?>">
    <?php endforeach ?>
    <h3><?= $t($source === null ? 'source_connect' : 'source_change') ?></h3>
    <?= $part('admin/field', $fields['kind']) ?>
    <?php // Hidden by the style sheet while the other kind is chosen. ?>
    <div class="nfm-analyzer">
        <?php foreach (array_diff_key($fields, ['kind' => true]) as $field) : ?>
            <?= $part('admin/field', $field) ?>
        <?php endforeach ?>
    </div>
    <div class="form-group">
        <div class="col-sm-offset-3 col-sm-9">
            <button type="submit" class="btn btn-primary" name="mode" value="save"><?= $t('source_save') ?></button>
            <?php if ($source !== null) : ?>
                <button type="submit" class="btn btn-default" name="mode" value="test"><?= $t('source_test') ?></button>
                <a class="btn btn-danger" href="<?= $link('delete_source') ?>"><?= $t('source_delete') ?></a>
                <p class="help-block"><?= $t('source_test_help') ?></p>
            <?php endif ?>
        </div>
    </div>
</form>
