<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * What to look at after a record was saved.
 *
 * @var \Closure $e
 * @var \Closure $t
 * @var \Closure $link
 * @var \Closure $part
 * @var \WHMCS\Module\Addon\NetflowManager\Admin\Records\Service $service
 */
?>
<div class="well well-sm nfm-next">
    <strong><?= $t('saved_next') ?></strong>
    <ul class="list-inline">
        <li>
            <a href="<?= $e("../clientarea.php?action=productdetails&id={$service->id}") ?>" target="_blank" rel="noopener noreferrer">
                <?= $t('saved_product_page') ?>
            </a>
        </li>
        <li><a href="<?= $link('explain', ['service_id' => $service->id]) ?>"><?= $t('saved_explain') ?></a></li>
        <li><a href="<?= $link('edit') ?>"><?= $t('saved_another') ?></a></li>
        <li><a href="<?= $link('list') ?>"><?= $t('back_to_list') ?></a></li>
    </ul>
    <span class="help-block">
        <?= $t('saved_product_page_help') ?>
        <a href="<?= $e("clientssummary.php?userid={$service->ownerId}") ?>"><?= $e($service->ownerName) ?></a>
    </span>
</div>
