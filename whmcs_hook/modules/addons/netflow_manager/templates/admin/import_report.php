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
<?php if ($report->errors !== []) : ?>
    <div class="table-responsive">
        <table class="table table-striped">
            <caption><?= $t('import_errors') ?></caption>
            <thead>
                <tr>
                    <th scope="col"><?= $t('import_line') ?></th>
                    <th scope="col"><?= $t('import_member') ?></th>
                    <th scope="col"><?= $t('import_message') ?></th>
                </tr>
            </thead>
            <tbody>
            <?php foreach ($report->errors as $error) : ?>
                <tr>
                    <td><?= $e($error['line']) ?></td>
                    <td><?= $e($error['member']) ?></td>
                    <td><?= $e($error['message']) ?></td>
                </tr>
            <?php endforeach ?>
            </tbody>
        </table>
    </div>
    <?php if ($report->errorCount > count($report->errors)) : ?>
        <p><?= $t('import_more_errors', ['count' => (string) ($report->errorCount - count($report->errors))]) ?></p>
    <?php endif ?>
<?php endif ?>
