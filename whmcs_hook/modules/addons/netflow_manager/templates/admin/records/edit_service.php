<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The fields Service, which was chosen or is searched for, and Client, which follows from it.
 *
 * @var \WHMCS\Module\Addon\NetflowManager\Admin\Records\Service|null $service
 * @var string $typedId
 * @var array<string, string> $errors
 */
?>
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
                <a class="nfm-other-service" href="<?= $link('edit') ?>"><?= $t('edit_other_service') ?></a>
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
                   value="<?= $e($service?->ownerId) ?>" placeholder="<?= $t('edit_client_hint') ?>"
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
