<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Why a record was not saved: what has happened, and what is wrong with which field.
 *
 * @var list<string> $sentences
 * @var array<string, string> $errors field => what is wrong with it
 * @var array<string, string> $fields field => key of its label, for those on this page
 * @var bool $isOutage
 * @var int|null $existing service whose record is there already
 * @var bool $hasPassword whether a password was typed
 */
?>
<div class="alert alert-danger nfm-errors" role="alert" tabindex="-1">
    <strong><?= $e($sentences[0]) ?></strong>
    <?php foreach (array_slice($sentences, 1) as $sentence) : ?>
        <p><?= $e($sentence) ?></p>
    <?php endforeach ?>
    <?php if ($isOutage) : ?>
        <p><a class="alert-link" href="<?= $link('health') ?>" target="_blank" rel="noopener"><?= $t('edit_health') ?></a></p>
    <?php elseif ($existing !== null) : ?>
        <p>
            <a class="alert-link" href="<?= $link('edit', ['service_id' => $existing]) ?>"
               target="_blank" rel="noopener"><?= $t('edit_exists_open') ?></a>
        </p>
    <?php endif ?>
    <ul>
        <?php foreach ($errors as $name => $message) : ?>
            <li>
                <?php if (isset($fields[$name])) : ?>
                    <a class="alert-link" href="#nfm-<?= $e($name) ?>"><?= $t($fields[$name]) ?></a>:
                <?php endif ?>
                <?= $e($message) ?>
            </li>
        <?php endforeach ?>
    </ul>
    <?php if ($hasPassword) : ?>
        <p><?= $t('edit_password_again') ?></p>
    <?php endif ?>
</div>
