<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The columns of a file, and a small one to begin with.
 *
 * @var \Closure $e
 * @var \Closure $t
 */

use WHMCS\Module\Addon\NetflowManager\Admin\Records\Entries;

$columns = [
    'service_id', 'client_id', 'enabled', 'netflow_url', 'username', 'password', 'clear_password', 'reuse_login_from',
    ...Entries::OWN_TEXTS,
];
$example = "service_id,client_id,enabled,netflow_url,username,password,group,ip_address,notes\r\n"
    . "1234,56,true,,acme,,ACME-DC1,203.0.113.0/28,\r\n";
?>
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
