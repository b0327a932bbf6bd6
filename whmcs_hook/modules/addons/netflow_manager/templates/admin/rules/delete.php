<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The question before a rule is deleted.
 *
 * @var int    $productId
 * @var string $product    its name
 * @var string $seen
 * @var bool   $isOutdated
 */
?>
<h2><?= $t('rule_delete') ?></h2>
<?php if ($isOutdated) : ?>
    <div class="alert alert-danger" role="alert"><?= $t('rule_delete_outdated') ?></div>
<?php endif ?>
<div class="panel panel-danger">
    <div class="panel-heading"><strong><?= $t('rule_title', ['product' => $product]) ?></strong></div>
    <div class="panel-body">
        <p><?= $t('rule_delete_consequence') ?></p>
        <form method="post" action="<?= $link('delete_rule') ?>">
            <input type="hidden" name="token" value="<?= $e($token) ?>">
            <input type="hidden" name="nfm_probe" value="<?= $e($probe) ?>">
            <input type="hidden" name="action" value="delete_rule">
            <input type="hidden" name="product_id" value="<?= $e($productId) ?>">
            <input type="hidden" name="nfm_seen" value="<?= $e($seen) ?>">
            <button class="btn btn-danger" type="submit"><?= $t('rule_delete') ?></button>
            <a class="btn btn-default" href="<?= $link('rule', ['product_id' => $productId]) ?>"><?= $t('cancel') ?></a>
        </form>
    </div>
</div>
