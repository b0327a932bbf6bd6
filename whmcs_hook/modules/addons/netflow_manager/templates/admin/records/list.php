<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The records, a search for them, and how to begin.
 *
 * @var array<string, string> $filters filter => what was typed, where something was
 * @var array<string, string|int> $kept filters and page size for the address of another page
 * @var array<string, array{sort: string, state: string}> $heads column => its sorting
 * @var array<string, string|int> $listFields hidden fields that lead back to this page
 * @var int    $size  of a page
 * @var int|null $mostClients how many of the clients that match were asked for, null for all
 * @var string $total how many records match, blank where that is not known
 * @var bool   $isFirstPage
 * @var array<string, string> $errors filter => what is wrong with it
 * @var string $problem what no filter shows
 * @var list<\WHMCS\Module\Addon\NetflowManager\Records\AccessRecord> $records
 * @var array<int, \WHMCS\Module\Addon\NetflowManager\Whmcs\Service> $services
 * @var array<int, \WHMCS\Module\Addon\NetflowManager\Whmcs\Service> $others services without a record on this page
 * @var array<string, string>|null $next the next page
 */
$isFound = $records !== [] || $errors !== [];
?>
<div class="nfm-head">
    <h2><?= $t('tab_list') ?></h2>
    <div class="nfm-actions">
        <a class="btn btn-default" href="<?= $link('rotate') ?>"><?= $t('list_rotate') ?></a>
        <a class="btn btn-primary" href="<?= $link('edit') ?>"><?= $t('tab_edit') ?></a>
    </div>
</div>
<?php if ($isFound || $filters !== [] || !$isFirstPage) : ?>
    <?= $part('admin/records/list_filters') ?>
<?php endif ?>
<?php if ($problem !== '') : ?>
    <div class="alert alert-danger nfm-errors" role="alert"><?= $e($problem) ?></div>
<?php endif ?>
<?php if ($mostClients !== null) : ?>
    <div class="alert alert-warning" role="status">
        <?= $t('list_clients_more', ['count' => (string) $mostClients]) ?>
    </div>
<?php endif ?>
<?php if ($records !== []) : ?>
    <div class="nfm-head text-muted">
        <span><?= $e($total) ?></span>
        <nav aria-label="<?= $t('list_per_page') ?>">
            <?= $t('list_per_page') ?>
            <?php foreach (\WHMCS\Module\Addon\NetflowManager\Admin\ListQuery::SIZES as $choice) : ?>
                <a href="<?= $link('list', ['limit' => $choice] + $kept) ?>"
                   <?php if ($choice === $size) : ?>aria-current="true"<?php endif ?>><?= $e($choice) ?></a>
            <?php endforeach ?>
        </nav>
    </div>
    <form method="post" action="<?= $link('bulk') ?>" class="nfm-bulk">
        <?php foreach (['action' => 'bulk', 'token' => $token, 'nfm_probe' => $probe] + $listFields as $name => $value) : ?>
            <input type="hidden" name="<?= $e($name) ?>" value="<?= $e($value) ?>">
        <?php endforeach ?>
        <?= $part('admin/records/list_rows') ?>
        <div class="nfm-bulk-buttons">
            <?= $t('bulk_ticked') ?>
            <?php foreach (['enable', 'disable', 'send', 'delete'] as $mode) : ?>
                <button class="btn btn-default btn-sm" type="submit" name="mode" value="<?= $e($mode) ?>">
                    <?= $t("bulk_{$mode}") ?>
                </button>
            <?php endforeach ?>
        </div>
    </form>
    <nav aria-label="<?= $t('list_pages') ?>">
        <ul class="pager">
            <?php if (!$isFirstPage) : ?>
                <li class="previous">
                    <a href="<?= $link('list', $kept) ?>"><?= $t('list_first_page') ?></a>
                </li>
            <?php endif ?>
            <?php if ($next !== null) : ?>
                <li class="next"><a rel="next" href="<?= $link('list', $next) ?>"><?= $t('list_next_page') ?></a></li>
            <?php endif ?>
        </ul>
    </nav>
<?php elseif ($errors !== [] || $others !== []) : ?>
    <p><a href="<?= $link('list') ?>"><?= $t('list_all') ?></a></p>
<?php elseif ($filters !== [] || !$isFirstPage) : ?>
    <div class="alert alert-info" role="status">
        <?= $t('list_nothing_found') ?> <a class="alert-link" href="<?= $link('list') ?>"><?= $t('list_all') ?></a>
    </div>
<?php else : ?>
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
<?php endif ?>
<?php if ($others !== []) : ?>
    <h3><?= $t('list_others') ?></h3>
    <p class="help-block"><?= $t('list_others_help') ?></p>
    <?= $part('admin/records/found', ['services' => $others]) ?>
<?php endif ?>
