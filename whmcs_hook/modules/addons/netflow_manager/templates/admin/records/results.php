<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * What became of each record that was ticked.
 *
 * @var string $title key of a text
 * @var array<int, string> $results service => why it was not done, blank when it was
 * @var array<int, \WHMCS\Module\Addon\NetflowManager\Whmcs\Service> $services
 * @var string $done key of a text
 * @var \WHMCS\Module\Addon\NetflowManager\Admin\ListQuery $list to go back to
 */
$failed = array_filter($results, 'strlen');
?>
<h2><?= $t($title) ?></h2>
<div class="alert alert-<?= $e($failed === [] ? 'success' : 'warning') ?>" role="status">
    <?= $t($done, ['count' => (string) (count($results) - count($failed))]) ?>
    <?php if ($failed !== []) : ?>
        <?= $t('bulk_failed', ['count' => (string) count($failed)]) ?>
    <?php endif ?>
</div>
<ul class="nfm-results">
    <?php foreach ($results as $id => $reason) : ?>
        <li>
            <a href="<?= $link('edit', ['service_id' => $id]) ?>"><?= $e(($services[$id] ?? null)?->summary() ?? "#{$id}") ?></a>:
            <?= $e($reason) ?>
            <?php if ($reason === '') : ?>
                <?= $t('bulk_done') ?>
            <?php endif ?>
        </li>
    <?php endforeach ?>
</ul>
<p><a class="btn btn-default" href="<?= $link('list', $list->place()) ?>"><?= $t('back_to_list') ?></a></p>
