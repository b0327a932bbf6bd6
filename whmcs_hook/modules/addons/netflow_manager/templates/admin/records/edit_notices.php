<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * What is wrong with the form as a whole, with links to the fields, and what is special about this record.
 *
 * @var \Closure $e
 * @var \Closure $t
 * @var \Closure $link
 * @var \Closure $part
 * @var \WHMCS\Module\Addon\NetflowManager\Admin\Records\Service|null $service
 * @var \WHMCS\Module\Addon\NetflowManager\Admin\Records\AccessRecord|null $record
 * @var \WHMCS\Module\Addon\NetflowManager\Admin\Records\Entries $entries
 * @var array<string, string> $errors
 * @var string $problem
 * @var string $failed key of a text
 * @var bool   $isOutdated
 * @var bool   $isMoved
 */
$login = ['reuse_login_from', 'netflow_url', 'username', 'password', 'clear_password'];
$fields = ['service_id', 'client_id', ...$login, 'group', 'ip_address', 'notes'];
?>
<?php if ($errors !== [] || $problem !== '') : ?>
    <div class="alert alert-danger nfm-errors" role="alert" tabindex="-1">
        <strong><?= $t($isOutdated ? 'edit_outdated' : $failed) ?></strong>
        <?php if ($isOutdated) : ?>
            <p><?= $t($record === null ? 'edit_outdated_deleted' : 'edit_outdated_help') ?></p>
        <?php elseif ($problem !== '') : ?>
            <p><?= $e($problem) ?></p>
        <?php endif ?>
        <ul>
            <?php foreach ($errors as $name => $message) : ?>
                <li>
                    <?php if (in_array($name, $fields, true)) : ?>
                        <a class="alert-link" href="#nfm-<?= $e($name) ?>"><?= $t("field_{$name}") ?></a>:
                    <?php endif ?>
                    <?= $e($message) ?>
                </li>
            <?php endforeach ?>
        </ul>
        <?php if ($entries->hasPassword()) : ?>
            <p><?= $t('edit_password_again') ?></p>
        <?php endif ?>
    </div>
<?php endif ?>
<?php if ($isMoved) : ?>
    <div class="alert alert-warning" role="status">
        <?= $t('edit_moved', ['old' => (string) $record?->clientId, 'new' => (string) $service?->ownerName]) ?>
    </div>
<?php endif ?>
<?php if ($record !== null && !$record->isWhole) : ?>
    <div class="alert alert-warning" role="status"><?= $t('edit_broken') ?></div>
<?php endif ?>
<?php if ($record !== null && $service === null) : ?>
    <div class="alert alert-warning" role="status">
        <?= $t('edit_orphan') ?>
        <a class="alert-link" href="<?= $link('delete', ['service_id' => $record->serviceId]) ?>"><?= $t('list_delete') ?></a>
    </div>
<?php endif ?>
