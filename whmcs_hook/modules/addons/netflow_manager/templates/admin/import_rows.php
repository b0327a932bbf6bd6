<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Rows of an imported file of which there is something to say.
 *
 * @var list<array{line: string, member: string, message: string}> $rows
 * @var int    $count   how many there are, listed or not
 * @var string $heading key of a language string
 */
?>
<?php if ($rows !== []) : ?>
    <div class="table-responsive">
        <table class="table table-striped nfm-said">
            <caption><?= $t('import_errors') ?></caption>
            <thead>
                <tr>
                    <th scope="col"><?= $t('import_line') ?></th>
                    <th scope="col"><?= $t('import_member') ?></th>
                    <th scope="col"><?= $t($heading) ?></th>
                </tr>
            </thead>
            <tbody>
            <?php foreach ($rows as $row) : ?>
                <tr>
                    <td><?= $e($row['line']) ?></td>
                    <td><?= $e($row['member']) ?></td>
                    <td><?= $e($row['message']) ?></td>
                </tr>
            <?php endforeach ?>
            </tbody>
        </table>
    </div>
    <?php if ($count > count($rows)) : ?>
        <p><?= $t('import_more_errors', ['count' => (string) ($count - count($rows))]) ?></p>
    <?php endif ?>
<?php endif ?>
