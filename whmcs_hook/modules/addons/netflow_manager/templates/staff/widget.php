<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The widget on the dashboard.
 *
 * @var array<string, string>|null $counts  records by state, null while the API gives none
 * @var string                  $problem why there are no counts
 * @var \WHMCS\Module\Addon\NetflowManager\Reconciliation\LastRun|null $last    the last reconciliation
 * @var \WHMCS\Module\Addon\NetflowManager\Reconciliation\Missing|null $missing services that the last night found
 */
$isDone = $last === null || $last->outcome === $last::DONE;
?>
<div class="widget-content-padded nfm-widget">
    <?php if ($counts === null) : ?>
        <p><?= $part('staff/message', ['message' => $problem]) ?></p>
    <?php endif ?>
    <table class="table table-condensed">
        <tbody>
        <tr>
            <th scope="row"><?= $t('widget_health') ?></th>
            <td><?= $t($counts === null ? 'widget_fails' : 'widget_works') ?></td>
        </tr>
        <?php if ($counts !== null) : ?>
            <tr>
                <th scope="row"><?= $t('tab_list') ?></th>
                <td><a href="<?= $link('list') ?>"><?= $e($counts['total']) ?></a></td>
            </tr>
            <tr>
                <th scope="row"><?= $t('widget_needs_review') ?></th>
                <td><a href="<?= $link('list', ['needs_review' => 'owner_changed']) ?>"><?= $e($counts['needs_review']) ?></a></td>
            </tr>
            <tr>
                <th scope="row"><?= $t('widget_never_had_password') ?></th>
                <td><?= $e($counts['never_had_password']) ?></td>
            </tr>
        <?php endif ?>
        <tr>
            <th scope="row"><?= $t('widget_missing') ?></th>
            <td>
                <?php if ($missing === null) : ?>
                    <?= $t('widget_unknown') ?>
                <?php else : ?>
                    <a href="<?= $link('rules') ?>"><?= $e($missing->count) ?></a>
                    <small class="text-muted"><?= $t('widget_as_of', ['at' => $missing->at()]) ?></small>
                <?php endif ?>
            </td>
        </tr>
        <tr>
            <th scope="row"><?= $t('reconcile_title') ?></th>
            <td <?php if (!$isDone) : ?>class="text-danger"<?php endif ?>>
                <?= $t($last === null ? 'reconciliation_never' : "reconciliation_{$last->outcome}", $last?->values() ?? []) ?>
                <?php if (!$isDone) : ?>
                    <a href="<?= $link('reconcile') ?>"><?= $t('reconcile_title') ?></a>
                <?php endif ?>
            </td>
        </tr>
        </tbody>
    </table>
</div>
