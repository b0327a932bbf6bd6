<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The form of a record: its fields, in the order in which they are explained to administrators.
 *
 * @var \WHMCS\Module\Addon\NetflowManager\Whmcs\Service|null $service the one that was chosen
 * @var \WHMCS\Module\Addon\NetflowManager\Records\AccessRecord|null $record as it is stored
 * @var bool   $isKnown whether the record could be read, or that there is none
 * @var string $typedId the id of a service that WHMCS does not have
 * @var \WHMCS\Module\Addon\NetflowManager\Records\Entries $entries
 * @var array<string, string> $errors field => what is wrong with it
 * @var string $seen
 * @var \WHMCS\Module\Addon\NetflowManager\Traffic\Checks|null $checks null where there is no source of traffic
 */

use WHMCS\Module\Addon\NetflowManager\Records\Entries;

$heading = $record === null ? 'edit_title_new' : 'edit_title';
$actions = ['history' => 'list_history', 'explain' => 'list_explain', 'delete' => 'list_delete'];
?>
<div class="nfm-head">
    <h2><?= $t($isKnown ? $heading : 'tab_edit') ?> <small><?= $e($service?->summary()) ?></small></h2>
    <?php if ($record !== null) : ?>
        <div class="nfm-actions">
            <?php foreach ($actions as $action => $text) : ?>
                <a class="btn btn-default" href="<?= $link($action, ['service_id' => $record->serviceId]) ?>">
                    <?= $t($text) ?>
                </a>
            <?php endforeach ?>
            <?php if ($record->texts['username'] !== '') : ?>
                <a class="btn btn-default" href="<?= $link('rotate', ['client_id' => $record->clientId]) ?>">
                    <?= $t('list_rotate') ?>
                </a>
            <?php endif ?>
        </div>
    <?php endif ?>
</div>
<?= $part('admin/records/edit_notices') ?>
<form class="form-horizontal nfm-edit" method="post" action="<?= $link('save') ?>" novalidate
      <?php if (!$entries->isBlank()) : ?>data-nfm-typed<?php endif ?>>
    <?php // What Enter presses in a field: else it would be a search. ?>
    <button type="submit" hidden></button>
    <input type="hidden" name="token" value="<?= $e($token) ?>">
    <input type="hidden" name="nfm_probe" value="<?= $e($probe) ?>">
    <input type="hidden" name="action" value="save">
    <input type="hidden" name="nfm_seen" value="<?= $e($seen) ?>">
    <?= $part('admin/records/member', ['name' => 'enabled']) ?>
    <div class="form-group<?php if (isset($errors['service_id'])) : ?> has-error<?php endif ?>">
        <label class="col-sm-3 control-label" for="<?= $e($service === null ? 'nfm-service-search' : 'nfm-service_id') ?>">
            <?= $t('field_service_id') ?>
        </label>
        <div class="col-sm-9">
            <?php if ($service !== null) : ?>
                <input type="hidden" name="service_id" value="<?= $e($service->id) ?>">
                <p class="form-control-static" id="nfm-service_id" tabindex="-1">
                    <a href="<?= $e("clientsservices.php?userid={$service->ownerId}&id={$service->id}") ?>">
                        <?= $e($service->title()) ?>
                    </a>
                    <?= $part('admin/records/service_state') ?>
                    <?php if ($record === null) : ?>
                        <button class="btn btn-link nfm-choice nfm-other-service" name="choose">
                            <?= $t('edit_other_service') ?>
                        </button>
                    <?php else : ?>
                        <a class="nfm-other-service" href="<?= $link('edit') ?>"><?= $t('edit_other_service') ?></a>
                    <?php endif ?>
                </p>
            <?php else : ?>
                <?= $part('admin/records/search', ['text' => '']) ?>
                <div class="input-group nfm-service-number">
                    <label class="input-group-addon" for="nfm-service_id"><?= $t('edit_service_number') ?></label>
                    <input class="form-control" type="text" inputmode="numeric" id="nfm-service_id" name="service_id"
                           value="<?= $e($typedId) ?>" autocomplete="off" aria-required="true"
                           <?php if (isset($errors['service_id'])) : ?>
                               aria-invalid="true" aria-describedby="nfm-service_id-error"
                           <?php endif ?>>
                </div>
            <?php endif ?>
            <?php if (isset($errors['service_id'])) : ?>
                <span class="help-block" id="nfm-service_id-error"><?= $e($errors['service_id']) ?></span>
            <?php endif ?>
        </div>
    </div>
    <div class="form-group<?php if (isset($errors['client_id'])) : ?> has-error<?php endif ?>">
        <label class="col-sm-3 control-label" for="nfm-client_id"><?= $t('field_client_id') ?></label>
        <div class="col-sm-9">
            <div class="nfm-client<?php if ($service !== null) : ?> input-group<?php endif ?>">
                <input class="form-control" type="text" id="nfm-client_id" name="client_id" readonly
                       value="<?= $e($service?->ownerId) ?>"
                       <?php if (isset($errors['client_id'])) : ?>aria-invalid="true"<?php endif ?>
                       aria-describedby="<?= $e(isset($errors['client_id']) ? 'nfm-client_id-error ' : '') ?>nfm-client_id-help">
                <?php if ($service !== null) : ?>
                    <span class="input-group-addon">
                        <a href="<?= $e("clientssummary.php?userid={$service->ownerId}") ?>"><?= $e($service->ownerName) ?></a>
                    </span>
                <?php endif ?>
            </div>
            <?php if (isset($errors['client_id'])) : ?>
                <span class="help-block" id="nfm-client_id-error"><?= $e($errors['client_id']) ?></span>
            <?php endif ?>
            <span class="help-block" id="nfm-client_id-help"><?= $t('edit_help_client_id') ?></span>
        </div>
    </div>
    <?= $part('admin/records/edit_login') ?>
    <?php foreach (Entries::OWN_TEXTS as $name) : ?>
        <?= $part('admin/records/member', [
            'name' => $name,
            'list' => $name === 'ip_address' ? $service?->addresses : null,
        ]) ?>
        <?php if ($name === 'group') : ?>
            <?= $part('admin/traffic/picker') ?>
        <?php endif ?>
    <?php endforeach ?>
    <?php if ($checks !== null && $record !== null) : ?>
        <div class="form-group">
            <div class="col-sm-3 control-label"><strong><?= $t('settings_usage') ?></strong></div>
            <div class="col-sm-9 form-control-static">
                <?= $part('admin/traffic/checks', ['serviceId' => $record->serviceId]) ?>
            </div>
        </div>
    <?php endif ?>
    <div class="form-group">
        <div class="col-sm-offset-3 col-sm-9">
            <button class="btn btn-primary" type="submit"><?= $t('edit_save') ?></button>
            <a class="btn btn-default" href="<?= $link('list') ?>"><?= $t('cancel') ?></a>
        </div>
    </div>
</form>
<?php if ($service === null) : ?>
    <script><?php include __DIR__ . '/../../../assets/service-picker.js' ?></script>
<?php endif ?>
<script><?php include __DIR__ . '/../../../assets/record-form.js' ?></script>
