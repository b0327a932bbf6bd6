<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The question before several records are deleted.
 *
 * @var \WHMCS\Module\Addon\NetflowManager\Admin\ChosenRecords $chosen
 * @var \WHMCS\Module\Addon\NetflowManager\Admin\ListQuery $list to go back to
 */

use WHMCS\Module\Addon\NetflowManager\Records\Expectation;

?>
<h2><?= $t('bulk_delete') ?></h2>
<p><?= $t('bulk_delete_question', ['count' => (string) count($chosen->ids)]) ?></p>
<p class="help-block"><?= $t('rules_deleted_records') ?></p>
<form method="post" action="<?= $link('bulk') ?>">
    <?php foreach (['action' => 'bulk', 'confirm' => '1', 'token' => $token, 'nfm_probe' => $probe] + $list->fields() as $name => $value) : ?>
        <input type="hidden" name="<?= $e($name) ?>" value="<?= $e($value) ?>">
    <?php endforeach ?>
    <ul>
        <?php foreach ($chosen->ids as $id) : ?>
            <li>
                <input type="hidden" name="services[]" value="<?= $e($id) ?>">
                <input type="hidden" name="<?= $e("nfm_seen_{$id}") ?>" value="<?= $e(Expectation::of($chosen->records[$id] ?? null)) ?>">
                <?= $e(($chosen->services[$id] ?? null)?->summary() ?? "#{$id}") ?>
            </li>
        <?php endforeach ?>
    </ul>
    <button class="btn btn-danger" type="submit" name="mode" value="delete"><?= $t('bulk_delete') ?></button>
    <a class="btn btn-default" href="<?= $link('list', $list->place()) ?>"><?= $t('cancel') ?></a>
</form>
