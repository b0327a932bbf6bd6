<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Import of records from a file, what the last one did, and the columns of a file with a small one to begin with.
 *
 * @var string      $problem key of a language string
 * @var string      $message what the API says
 * @var string      $checked the file and mode of a good dry run
 * @var string      $mode
 * @var string      $largest megabytes of a file
 * @var \WHMCS\Module\Addon\NetflowManager\Admin\ImportReport|null $report
 */

use WHMCS\Module\Addon\NetflowManager\Records\Entries;

$columns = [
    'service_id', 'client_id', 'enabled', 'netflow_url', 'username', 'password', 'clear_password', 'reuse_login_from',
    ...Entries::OWN_TEXTS,
];
$example = "service_id,client_id,enabled,netflow_url,username,password,group,ip_address,notes\r\n"
    . "1234,56,true,,acme,,ACME-DC1,203.0.113.0/28,\r\n";
?>
<h2><?= $t('import') ?></h2>
<p><?= $t('import_intro') ?></p>
<div id="nfm-import-result" data-checked="<?= $e($checked) ?>">
    <?php if ($problem !== '') : ?>
        <div class="alert alert-danger" role="alert"><?= $t($problem) ?> <?= $e($message) ?></div>
    <?php endif ?>
    <?php if ($report !== null) : ?>
        <?= $part('admin/import_report') ?>
    <?php endif ?>
</div>
<form method="post" action="<?= $link('import') ?>" enctype="multipart/form-data" id="nfm-import">
    <input type="hidden" name="action" value="import">
    <input type="hidden" name="token" value="<?= $e($token) ?>">
    <input type="hidden" name="nfm_probe" value="<?= $e($probe) ?>">
    <input type="hidden" name="checked" value="<?= $e($checked) ?>">
    <div class="form-group">
        <label for="file"><?= $t('import_file') ?></label>
        <input type="file" id="file" name="file" required accept=".csv,.ndjson,.jsonl,text/csv"
            aria-describedby="help-file">
        <span class="help-block" id="help-file">
            <?php if ($largest !== '0') : ?>
                <?= $t('import_largest', ['size' => $largest]) ?>
            <?php endif ?>
            <?= $t('import_not_kept') ?>
        </span>
    </div>
    <fieldset class="form-group">
        <legend class="nfm-legend"><?= $t('import_mode') ?></legend>
        <?php foreach (['upsert', 'create', 'patch'] as $choice) : ?>
            <div class="radio">
                <label>
                    <input type="radio" name="mode" value="<?= $e($choice) ?>"
                        <?php if ($mode === $choice) : ?> checked<?php endif ?>>
                    <?= $t("import_mode_{$choice}") ?>
                </label>
            </div>
        <?php endforeach ?>
    </fieldset>
    <button type="submit" name="dry_run" value="true" class="btn btn-primary"><?= $t('import_check') ?></button>
    <button type="submit" name="dry_run" value="false" class="btn btn-warning"><?= $t('import_apply') ?></button>
    <p class="help-block"><?= $t('import_apply_help') ?></p>
</form>
<h3><?= $t('import_columns') ?></h3>
<p>
    <?= $t('import_columns_intro') ?>
    <a href="data:text/csv;charset=utf-8,<?= $e(rawurlencode($example)) ?>" download="access-records.csv">
        <?= $t('import_template') ?>
    </a>
</p>
<table class="table table-condensed">
    <tbody>
        <?php foreach ($columns as $column) : ?>
            <tr>
                <th scope="row"><code><?= $e($column) ?></code></th>
                <td><?= $t(in_array($column, Entries::OWN_TEXTS, true) ? "edit_help_{$column}" : "column_{$column}") ?></td>
            </tr>
        <?php endforeach ?>
        </tbody>
</table>
<?= $part('admin/export', ['isRefused' => false]) ?>
