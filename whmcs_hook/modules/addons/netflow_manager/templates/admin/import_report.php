<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * What an import did, or would do.
 *
 * @var \WHMCS\Module\Addon\NetflowManager\Admin\ImportReport $report
 */
$kind = $report->isDryRun ? 'checked' : 'applied';
?>
<?php if ($report->isGood()) : ?>
    <div class="alert alert-success" role="status">
        <?= $t("import_good_{$kind}") ?>
        <?php if ($report->isDryRun && $report->changesSomething()) : ?>
            <?= $t('import_again') ?>
        <?php endif ?>
    </div>
<?php else : ?>
    <div class="alert alert-danger" role="alert">
        <?= $t("import_bad_{$kind}", ['count' => (string) $report->errorCount]) ?>
    </div>
<?php endif ?>
<?php if ($report->counts !== []) : ?>
    <table class="table table-bordered nfm-narrow">
        <?php foreach ($report->counts as $name => $count) : ?>
            <tr>
                <th scope="row"><?= $t($name === 'rows' ? 'import_rows' : "import_{$name}_{$kind}") ?></th>
                <td class="text-right"><?= $e($count) ?></td>
            </tr>
        <?php endforeach ?>
    </table>
<?php endif ?>
<?= $part('admin/import_rows', [
    'rows' => $report->errors,
    'count' => $report->errorCount,
    'heading' => 'import_message',
]) ?>
<?php if ($report->warnings !== []) : ?>
    <div class="alert alert-warning"><?= $t('import_warnings', ['count' => (string) $report->warningCount]) ?></div>
<?php endif ?>
<?= $part('admin/import_rows', [
    'rows' => $report->warnings,
    'count' => $report->warningCount,
    'heading' => 'import_warning',
]) ?>
<?php if ($report->preview !== []) : ?>
    <?= $part('admin/import_preview', ['rows' => $report->preview]) ?>
<?php endif ?>
