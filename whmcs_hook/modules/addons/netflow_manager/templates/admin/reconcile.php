<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The reconciliation: the last one, a dry run, and the way to run it now.
 *
 * @var string|null $warning key of a language string
 * @var \WHMCS\Module\Addon\NetflowManager\Reconciliation\LastRun|null        $last
 * @var \WHMCS\Module\Addon\NetflowManager\Reconciliation\Reconciliation|null $preview
 */
$counts = $preview->counts ?? $last->counts ?? [];
$shown = 50;
?>
<h2><?= $t('reconcile_title') ?></h2>
<p><?= $t('reconcile_about') ?></p>
<?php if ($warning !== null) : ?>
    <div class="alert alert-warning" role="alert"><?= $t($warning) ?></div>
<?php endif ?>
<?php if ($preview !== null) : ?>
    <h3><?= $t('reconcile_preview') ?></h3>
<?php elseif ($last !== null) : ?>
    <p><?= $t('reconcile_title') ?>: <?= $t("reconciliation_{$last->outcome}", $last->values()) ?></p>
    <?php if ($last->detail !== '') : ?>
        <p><?= $e($last->detail) ?></p>
    <?php endif ?>
<?php else : ?>
    <p><?= $t('reconcile_title') ?>: <?= $t('reconciliation_never') ?></p>
<?php endif ?>
<?php if ($counts !== []) : ?>
    <table class="table table-bordered">
        <tbody>
        <?php foreach ($counts as $name => $count) : ?>
            <tr>
                <th scope="row"><?= $t("reconcile_{$name}") ?></th>
                <td><?= $e($count) ?></td>
                <?php if ($preview !== null) : ?>
                    <td>
                        <?php foreach (array_slice($preview->serviceIds[$name] ?? [], 0, $shown) as $serviceId) : ?>
                            <a href="<?= $link('edit', ['service_id' => $serviceId]) ?>">#<?= $e($serviceId) ?></a>
                        <?php endforeach ?>
                        <?php if ($count > $shown && isset($preview->serviceIds[$name])) : ?>…<?php endif ?>
                    </td>
                <?php endif ?>
            </tr>
        <?php endforeach ?>
        </tbody>
    </table>
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
        <a class="btn btn-default" href="<?= $link('reconcile') ?>"><?= $t('cancel') ?></a>
    <?php else : ?>
        <button class="btn btn-default" type="submit" name="mode" value="dry_run"><?= $t('reconcile_dry_run') ?></button>
        <button class="btn btn-primary" type="submit" name="mode" value="run"><?= $t('reconcile_run') ?></button>
    <?php endif ?>
</form>
