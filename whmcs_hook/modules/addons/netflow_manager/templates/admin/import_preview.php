<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The first rows of a file as they were understood, without passwords.
 *
 * @var list<array<string, mixed>> $rows member => value
 */
$columns = array_keys(array_merge(...$rows));
?>
<table class="table table-striped nfm-stack nfm-preview">
    <caption><?= $t('import_preview') ?></caption>
    <thead>
        <tr>
            <?php foreach ($columns as $column) : ?>
                <th scope="col"><?= $e($column) ?></th>
            <?php endforeach ?>
        </tr>
    </thead>
    <tbody>
    <?php foreach ($rows as $row) : ?>
        <tr>
            <?php foreach ($columns as $column) : ?>
                <?php $value = $row[$column] ?? '' ?>
                <td data-label="<?= $e($column) ?>">
                    <?php if (is_bool($value)) : ?>
                        <?= $t($value ? 'yes' : 'no') ?>
                    <?php elseif ($column === 'password' && $value !== '') : ?>
                        <?= $t('import_preview_set') ?>
                    <?php elseif (is_string($value) || is_int($value)) : ?>
                        <?= $e($value) ?>
                    <?php endif ?>
                </td>
            <?php endforeach ?>
        </tr>
    <?php endforeach ?>
    </tbody>
</table>
