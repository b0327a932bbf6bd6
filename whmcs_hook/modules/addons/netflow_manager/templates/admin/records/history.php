<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * What happened to the record of a service.
 *
 * @var int|null $serviceId null where none was chosen: there is nothing else then
 * @var \WHMCS\Module\Addon\NetflowManager\Whmcs\Service|null $service
 * @var list<array<string, mixed>> $events at, action, actor, keyName, reason, changes (label, old, new)
 * @var bool   $isFirstPage
 * @var array<string, string|int>|null $next the next page
 */
?>
<?php if ($serviceId === null) : ?>
    <h2><?= $t('list_history') ?></h2>
    <div class="alert alert-info" role="status"><?= $t('history_choose') ?></div>
    <p><a class="btn btn-default" href="<?= $link('list') ?>"><?= $t('back_to_list') ?></a></p>
    <?php return ?>
<?php endif ?>
<div class="nfm-head">
    <h2><?= $t('list_history') ?> <small><?= $e($service?->summary() ?? "#{$serviceId}") ?></small></h2>
    <div class="nfm-actions">
        <a class="btn btn-default" href="<?= $link('edit', ['service_id' => $serviceId]) ?>"><?= $t('list_edit') ?></a>
        <a class="btn btn-default" href="<?= $link('list') ?>"><?= $t('back_to_list') ?></a>
    </div>
</div>
<?php if ($events === []) : ?>
    <div class="alert alert-info" role="status"><?= $t('history_empty') ?></div>
<?php else : ?>
    <table class="table table-striped nfm-stack">
        <caption class="sr-only"><?= $t('list_history') ?></caption>
        <thead>
            <tr>
                <?php foreach (['at', 'who', 'what'] as $column) : ?>
                    <th scope="col"><?= $t("history_column_{$column}") ?></th>
                <?php endforeach ?>
            </tr>
        </thead>
        <tbody>
        <?php foreach ($events as $event) : ?>
            <tr>
                <td data-label="<?= $t('history_column_at') ?>">
                    <?= $part('admin/records/moment', ['at' => $event['at']]) ?>
                </td>
                <td data-label="<?= $t('history_column_who') ?>">
                    <?= $e($event['actor'] === '' ? $event['keyName'] : $event['actor']) ?>
                    <?php if ($event['actor'] !== '' && $event['keyName'] !== '') : ?>
                        <br><small class="text-muted"><?= $t('history_key', ['name' => $event['keyName']]) ?></small>
                    <?php endif ?>
                </td>
                <td data-label="<?= $t('history_column_what') ?>">
                    <strong><?= $e($event['action']) ?></strong>
                    <?php if ($event['reason'] !== '') : ?>
                        <div><?= $t('history_reason', ['reason' => $event['reason']]) ?></div>
                    <?php endif ?>
                    <?php if ($event['changes'] !== []) : ?>
                        <ul class="nfm-changes">
                            <?php foreach ($event['changes'] as [$label, $old, $new]) : ?>
                                <li>
                                    <?= $e($label) ?>:
                                    <?php if ($old !== null) : ?>
                                        <del><?= $e($old) ?></del>
                                    <?php endif ?>
                                    <?php if ($old !== null && $new !== null) : ?>
                                        <span aria-hidden="true">&rarr;</span>
                                        <span class="sr-only"><?= $t('history_to') ?></span>
                                    <?php endif ?>
                                    <?php if ($new !== null) : ?>
                                        <ins><?= $e($new) ?></ins>
                                    <?php endif ?>
                                </li>
                            <?php endforeach ?>
                        </ul>
                    <?php endif ?>
                </td>
            </tr>
        <?php endforeach ?>
        </tbody>
    </table>
<?php endif ?>
<nav aria-label="<?= $t('list_pages') ?>">
    <ul class="pager">
        <?php if (!$isFirstPage) : ?>
            <li class="previous">
                <a href="<?= $link('history', ['service_id' => $serviceId]) ?>"><?= $t('list_first_page') ?></a>
            </li>
        <?php endif ?>
        <?php if ($next !== null) : ?>
            <li class="next"><a rel="next" href="<?= $link('history', $next) ?>"><?= $t('list_next_page') ?></a></li>
        <?php endif ?>
    </ul>
</nav>
