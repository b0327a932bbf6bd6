<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The reconciliation: the last one, a dry run, and the way to run it now.
 *
 * @var \Closure    $e
 * @var \Closure    $t
 * @var \Closure    $link
 * @var \Closure    $part
 * @var string      $token
 * @var string      $probe
 * @var string|null $warning key of a language string
 * @var \WHMCS\Module\Addon\NetflowManager\Reconciliation\LastRun|null $last
 * @var \WHMCS\Module\Addon\NetflowManager\Reconciliation\Report|null  $preview
 */
?>
<h2><?= $t('reconcile_title') ?></h2>
<p><?= $t('reconcile_about') ?></p>
<?php if ($warning !== null) : ?>
    <div class="alert alert-warning" role="alert"><?= $t($warning) ?></div>
<?php endif ?>
<?php if ($preview !== null) : ?>
    <h3><?= $t('reconcile_preview') ?></h3>
    <?= $part('admin/reconcile_report', [
        'counts' => ['services' => $preview->services, 'records' => $preview->records] + $preview->counts,
        'serviceIds' => $preview->serviceIds,
    ]) ?>
<?php elseif ($last !== null) : ?>
    <p><?= $t('check_reconciliation') ?>: <?= $t("reconciliation_{$last->outcome}", [
        'at' => gmdate('Y-m-d H:i', $last->at) . ' UTC',
        'services' => (string) ($last->counts['services'] ?? 0),
    ]) ?></p>
    <?php if ($last->detail !== '') : ?>
        <p><?= $e($last->detail) ?></p>
    <?php endif ?>
    <?php if ($last->counts !== []) : ?>
        <?= $part('admin/reconcile_report', ['counts' => $last->counts, 'serviceIds' => []]) ?>
    <?php endif ?>
<?php else : ?>
    <p><?= $t('check_reconciliation') ?>: <?= $t('reconciliation_never') ?></p>
<?php endif ?>
<form method="post" action="<?= $link('reconcile') ?>">
    <input type="hidden" name="action" value="reconcile">
    <input type="hidden" name="token" value="<?= $e($token) ?>">
    <input type="hidden" name="nfm_probe" value="<?= $e($probe) ?>">
    <?php if ($warning !== null) : ?>
        <div class="checkbox">
            <label><input type="checkbox" name="confirm" value="1" required> <?= $t('reconcile_confirm') ?></label>
        </div>
        <button class="btn btn-danger" type="submit" name="mode" value="force"><?= $t('reconcile_force') ?></button>
        <a class="btn btn-default" href="<?= $link('reconcile') ?>"><?= $t('reconcile_cancel') ?></a>
    <?php else : ?>
        <button class="btn btn-default" type="submit" name="mode" value="dry_run"><?= $t('reconcile_dry_run') ?></button>
        <button class="btn btn-primary" type="submit" name="mode" value="run"><?= $t('reconcile_run') ?></button>
    <?php endif ?>
</form>
