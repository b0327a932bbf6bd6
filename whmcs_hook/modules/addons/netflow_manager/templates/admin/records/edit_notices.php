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
 * @var string $title  key of a text
 * @var string $advice key of a text, or blank
 * @var \WHMCS\Module\Addon\NetflowManager\Admin\Records\FormRefusal|null $refusal
 * @var bool   $isMistakenAddress
 * @var bool   $isMoved
 */

use WHMCS\Module\Addon\NetflowManager\Admin\Records\Entries;

$login = ['reuse_login_from', 'netflow_url', 'username', 'password', 'clear_password'];
$fields = ['service_id', 'client_id', ...$login, ...Entries::OWN_TEXTS];
?>
<?php if ($errors !== [] || $problem !== '') : ?>
    <div class="alert alert-danger nfm-errors" role="alert" tabindex="-1">
        <strong><?= $t($title) ?></strong>
        <?php if ($refusal !== null && !$refusal->isOutdated && $problem !== '') : ?>
            <p>
                <?php if ($refusal->reason() !== '') : ?>
                    <?= $t($refusal->reason()) ?>
                <?php endif ?>
                <?= $e($problem) ?>
            </p>
        <?php endif ?>
        <?php if ($advice !== '') : ?>
            <p><?= $t($advice) ?></p>
        <?php endif ?>
        <?php if ($refusal?->isOutage === true) : ?>
            <p><a class="alert-link" href="<?= $link('health') ?>" target="_blank" rel="noopener"><?= $t('edit_health') ?></a></p>
        <?php elseif ($refusal?->isExisting() === true && $record !== null) : ?>
            <p>
                <a class="alert-link" href="<?= $link('edit', ['service_id' => $record->serviceId]) ?>"
                   target="_blank" rel="noopener"><?= $t('edit_exists_open') ?></a>
            </p>
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
<?php if ($isMistakenAddress) : ?>
    <div class="alert alert-warning" role="status">
        <a class="alert-link" href="#nfm-ip_address"><?= $t('field_ip_address') ?></a>:
        <?= $t('edit_mistaken_address') ?>
    </div>
<?php endif ?>
<?php if ($record !== null && $record->isEnabled && !$record->hasPassword && $record->texts['username'] === '') : ?>
    <div class="alert alert-warning" role="status"><?= $t('edit_without_login') ?></div>
<?php endif ?>
<?php if ($isMoved) : ?>
    <div class="alert alert-warning" role="status">
        <?= $t('edit_moved', ['old' => (string) $record?->clientId, 'new' => (string) $service?->ownerName]) ?>
        <?= $t('edit_kept_of_former') ?>
    </div>
<?php endif ?>
<?php if ($record?->needsReview === true && $service !== null && !$isMoved) : ?>
    <div class="alert alert-warning" role="status">
        <?= $t('edit_review') ?> <?= $t('edit_kept_of_former') ?>
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
