<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The question before the source of traffic is removed.
 *
 * @var string $kind
 * @var string $seen
 * @var bool   $isOutdated
 */
$hidden = ['action' => 'delete_source', 'token' => $token, 'nfm_probe' => $probe, 'nfm_seen' => $seen];
?>
<h2><?= $t('source_delete') ?></h2>
<?php if ($isOutdated) : ?>
    <div class="alert alert-danger" role="alert"><?= $t('source_delete_outdated') ?></div>
<?php endif ?>
<div class="panel panel-danger">
    <div class="panel-heading"><strong><?= $t("source_kind_{$kind}") ?></strong></div>
    <div class="panel-body">
        <p><?= $t('source_delete_consequence') ?></p>
        <form method="post" action="<?= $link('delete_source') ?>">
            <?php foreach ($hidden as $name => $value) : ?>
                <input type="hidden" name="<?= $e($name) ?>" value="<?= $e($value) ?>">
            <?php endforeach ?>
            <button class="btn btn-danger" type="submit"><?= $t('source_delete') ?></button>
            <a class="btn btn-default" href="<?= $link('usage_source') ?>"><?= $t('cancel') ?></a>
        </form>
    </div>
</div>
