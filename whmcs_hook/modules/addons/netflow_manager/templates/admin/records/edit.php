<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The form of a record: its fields, in the order in which they are explained to administrators.
 *
 * @var \Closure $e
 * @var \Closure $t
 * @var \Closure $link
 * @var \Closure $part
 * @var string $token
 * @var string $probe
 * @var \WHMCS\Module\Addon\NetflowManager\Admin\Records\Service|null $service the one that was chosen
 * @var \WHMCS\Module\Addon\NetflowManager\Admin\Records\AccessRecord|null $record as it is stored
 * @var bool   $isKnown whether the record could be read, or that there is none
 * @var \WHMCS\Module\Addon\NetflowManager\Admin\Records\Entries $entries what stands in the fields
 * @var array<string, string> $errors member => what is wrong with it
 * @var bool   $isOutdated whether the record has changed since it was shown
 * @var bool   $isSaved
 * @var bool   $isMistakenAddress whether the IP address is kept as a name, perhaps by a typing error
 * @var string $seen
 */

use WHMCS\Module\Addon\NetflowManager\Admin\Records\Entries;

$text = ['kind' => 'text', 'list' => null, 'placeholder' => '', 'hint' => ''];
$special = [
    'ip_address' => ['list' => $service?->addresses, 'hint' => $isMistakenAddress ? 'edit_mistaken_address' : ''],
    'notes' => ['kind' => 'textarea'],
];
$heading = $record === null ? 'edit_title_new' : 'edit_title';
?>
<?php if ($isSaved && $service !== null) : ?>
    <?= $part('admin/records/saved') ?>
<?php endif ?>
<div class="nfm-head">
    <h2><?= $t($isKnown ? $heading : 'tab_edit') ?></h2>
    <?php if ($record !== null) : ?>
        <?= $part('admin/records/edit_actions') ?>
    <?php endif ?>
</div>
<?= $part('admin/records/edit_notices') ?>
<form class="form-horizontal nfm-edit" method="post" action="<?= $link('save') ?>" novalidate>
    <input type="hidden" name="token" value="<?= $e($token) ?>">
    <input type="hidden" name="nfm_probe" value="<?= $e($probe) ?>">
    <input type="hidden" name="action" value="save">
    <input type="hidden" name="nfm_seen" value="<?= $e($seen) ?>">
    <div class="form-group">
        <label class="col-sm-3 control-label" for="nfm-enabled"><?= $t('field_enabled') ?></label>
        <div class="col-sm-9">
            <div class="checkbox">
                <label for="nfm-enabled">
                    <input type="checkbox" id="nfm-enabled" name="enabled" value="1"
                           <?php if ($entries->isEnabled) : ?>checked<?php endif ?>>
                    <?= $t('edit_enabled') ?>
                </label>
            </div>
            <?php if ($isOutdated && $record !== null && $record->isEnabled !== $entries->isEnabled) : ?>
                <span class="help-block nfm-now">
                    <?= $t($record->isEnabled ? 'edit_stored_enabled' : 'edit_stored_disabled') ?>
                </span>
            <?php endif ?>
        </div>
    </div>
    <?= $part('admin/records/edit_service') ?>
    <?= $part('admin/records/edit_client') ?>
    <?= $part('admin/records/edit_login') ?>
    <?php foreach (Entries::OWN_TEXTS as $member) : ?>
        <?= $part('admin/records/text_field', ['name' => $member] + ($special[$member] ?? []) + $text) ?>
    <?php endforeach ?>
    <div class="form-group">
        <div class="col-sm-offset-3 col-sm-9">
            <button class="btn btn-primary" type="submit"><?= $t('edit_save') ?></button>
            <a class="btn btn-default" href="<?= $link('list') ?>"><?= $t('cancel') ?></a>
        </div>
    </div>
</form>
<?php if ($service === null) : ?>
    <?= $part('admin/records/search_form') ?>
<?php endif ?>
<script><?php readfile(__DIR__ . '/../../../assets/record-form.js') ?></script>
