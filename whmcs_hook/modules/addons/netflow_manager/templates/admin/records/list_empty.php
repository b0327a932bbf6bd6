<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * In place of an empty list: how to begin.
 *
 * @var \Closure $e
 * @var \Closure $t
 * @var \Closure $link
 * @var \Closure $part
 */
?>
<div class="panel panel-default nfm-empty">
    <div class="panel-body">
        <h3><?= $t('list_empty') ?></h3>
        <ol>
            <?php foreach ([1, 2, 3, 4] as $step) : ?>
                <li><?= $t("list_begin_{$step}") ?></li>
            <?php endforeach ?>
        </ol>
        <p><a class="btn btn-primary btn-lg" href="<?= $link('edit') ?>"><?= $t('tab_edit') ?></a></p>
        <p class="help-block">
            <?= $t('list_begin_import') ?> <a href="<?= $link('import') ?>"><?= $t('tab_import') ?></a>
        </p>
    </div>
</div>
