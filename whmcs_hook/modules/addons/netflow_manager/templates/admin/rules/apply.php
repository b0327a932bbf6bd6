<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Giving existing services their records by a rule: the report of a dry run before the button that does it.
 *
 * @var int    $productId
 * @var string $product
 * @var \WHMCS\Module\Addon\NetflowManager\Reconciliation\Provisioning|null $done
 * @var bool   $isDryRun
 * @var bool   $isOutdated whether the rule has changed since the dry run that the administrator saw
 * @var string $seen       the state of the rule
 */
$shown = 50;
$hidden = ['action' => 'apply_rule', 'product_id' => $productId, 'token' => $token, 'nfm_probe' => $probe];
$hidden += $seen === '' ? [] : ['nfm_seen' => $seen];
?>
<h2><?= $t('apply_title', ['product' => $product]) ?></h2>
<p><?= $t('apply_about') ?></p>
<?php if ($isOutdated) : ?>
    <div class="alert alert-warning" role="alert"><?= $t('apply_outdated') ?></div>
<?php endif ?>
<?php if ($done !== null) : ?>
    <div class="alert alert-<?= $e($isDryRun ? 'info' : 'success') ?>" role="status">
        <?= $t($isDryRun ? 'apply_dry_run_done' : 'apply_done', ['count' => (string) $done->counts['created']]) ?>
    </div>
    <table class="table table-bordered">
        <tbody>
        <?php foreach ($done->counts as $name => $count) : ?>
            <tr>
                <th scope="row"><?= $t($isDryRun && $name === 'created' ? 'apply_created_dry_run' : "apply_{$name}") ?></th>
                <td><?= $e($count) ?></td>
                <td>
                    <?php foreach ($name === 'created' ? array_slice($done->serviceIds, 0, $shown) : [] as $serviceId) : ?>
                        <a href="<?= $link('edit', ['service_id' => $serviceId]) ?>">#<?= $e($serviceId) ?></a>
                    <?php endforeach ?>
                    <?php if ($name === 'created' && $count > $shown) : ?>…<?php endif ?>
                </td>
            </tr>
        <?php endforeach ?>
        </tbody>
    </table>
    <?php if ($done->invalid !== []) : ?>
        <h3><?= $t('apply_invalid') ?></h3>
        <ul>
            <?php foreach (array_slice($done->invalid, 0, $shown) as $one) : ?>
                <li>
                    <a href="<?= $link('edit', ['service_id' => $one['serviceId']]) ?>">#<?= $e($one['serviceId']) ?></a>
                    <?= $part('admin/rules/reason', $one) ?>
                </li>
            <?php endforeach ?>
        </ul>
    <?php endif ?>
<?php endif ?>
<form method="post" action="<?= $link('apply_rule') ?>">
    <?php foreach ($hidden as $name => $value) : ?>
        <input type="hidden" name="<?= $e($name) ?>" value="<?= $e($value) ?>">
    <?php endforeach ?>
    <button class="btn btn-default" type="submit" name="mode" value="dry_run"><?= $t('apply_dry_run') ?></button>
    <?php if ($done !== null && $isDryRun && $done->counts['created'] > 0) : ?>
        <button class="btn btn-primary" type="submit" name="mode" value="run">
            <?= $t('apply_run', ['count' => (string) $done->counts['created']]) ?>
        </button>
    <?php endif ?>
    <a class="btn btn-default" href="<?= $link('rules') ?>"><?= $t('cancel') ?></a>
</form>
