<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * What to look at after a save, what is wrong with the form, and what is special about this record.
 *
 * @var \WHMCS\Module\Addon\NetflowManager\Whmcs\Service|null $service
 * @var \WHMCS\Module\Addon\NetflowManager\Records\AccessRecord|null $record
 * @var \WHMCS\Module\Addon\NetflowManager\Records\Entries $entries
 * @var \WHMCS\Module\Addon\NetflowManager\Records\Refusal|null $refusal
 * @var array<string, string> $warnings member => what is probably wrong with what is stored
 * @var list<string> $lost keys of texts about what was typed and is not kept
 * @var bool $isMoved
 * @var bool $isSaved
 */

use WHMCS\Module\Addon\NetflowManager\Records\Entries;

$login = ['reuse_login_from', 'netflow_url', 'username', 'password', 'clear_password'];
$fields = ['service_id', 'client_id', ...$login, ...Entries::OWN_TEXTS];
$labels = array_map(static fn (string $name): string => "field_{$name}", $fields);
?>
<?php if ($isSaved && $service !== null) : ?>
    <div class="well well-sm nfm-next">
        <strong><?= $t('saved_next') ?></strong>
        <ul class="list-inline">
            <li>
                <a href="<?= $e("../clientarea.php?action=productdetails&id={$service->id}") ?>"
                   target="_blank" rel="noopener noreferrer"><?= $t('saved_product_page') ?></a>
            </li>
            <?php if ($record?->isEnabled === true) : ?>
                <li><a href="<?= $link('send', ['service_id' => $service->id]) ?>"><?= $t('bulk_send') ?></a></li>
            <?php endif ?>
            <li><a href="<?= $link('explain', ['service_id' => $service->id]) ?>"><?= $t('service_explain') ?></a></li>
            <li><a href="<?= $link('edit') ?>"><?= $t('saved_another') ?></a></li>
            <li><a href="<?= $link('list') ?>"><?= $t('back_to_list') ?></a></li>
        </ul>
        <span class="help-block">
            <?= $t('saved_product_page_help') ?>
            <a href="<?= $e("clientssummary.php?userid={$service->ownerId}") ?>"><?= $e($service->ownerName) ?></a>
        </span>
    </div>
<?php endif ?>
<?php if ($refusal !== null) : ?>
    <?= $part('admin/records/refusal', [
        'fields' => array_combine($fields, $labels),
        'isOutage' => $refusal->isOutage,
        'existing' => $refusal->isExisting() ? $record?->serviceId : null,
        'hasPassword' => $entries->hasPassword(),
    ]) ?>
<?php endif ?>
<?php foreach ($lost as $key) : ?>
    <div class="alert alert-warning" role="status"><?= $t($key) ?></div>
<?php endforeach ?>
<?php foreach ($warnings as $name => $message) : ?>
    <?php if (($entries->texts[$name] ?? null) === ($record?->texts[$name] ?? null)) : ?>
        <div class="alert alert-warning" role="status">
            <a class="alert-link" href="#nfm-<?= $e($name) ?>"><?= $t("field_{$name}") ?></a>: <?= $e($message) ?>
        </div>
    <?php endif ?>
<?php endforeach ?>
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
