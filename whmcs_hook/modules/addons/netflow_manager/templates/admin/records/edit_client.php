<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The field Client, which follows from the service.
 *
 * @var \Closure $e
 * @var \Closure $t
 * @var \Closure $link
 * @var \Closure $part
 * @var \WHMCS\Module\Addon\NetflowManager\Admin\Records\Service|null $service
 * @var array<string, string> $errors
 */
?>
<div class="form-group<?php if (isset($errors['client_id'])) : ?> has-error<?php endif ?>">
    <label class="col-sm-3 control-label" for="nfm-client_id"><?= $t('field_client_id') ?></label>
    <div class="col-sm-9">
        <div class="nfm-client<?php if ($service !== null) : ?> input-group<?php endif ?>">
            <input class="form-control" type="text" id="nfm-client_id" name="client_id" readonly
                   value="<?= $e($service?->ownerId) ?>" placeholder="<?= $t('edit_client_hint') ?>"
                   <?= $part('admin/records/marks', ['name' => 'client_id', 'help' => ['nfm-client_id-help']]) ?>>
            <?php if ($service !== null) : ?>
                <span class="input-group-addon">
                    <a href="<?= $e("clientssummary.php?userid={$service->ownerId}") ?>"><?= $e($service->ownerName) ?></a>
                </span>
            <?php endif ?>
        </div>
        <?= $part('admin/records/error', ['name' => 'client_id']) ?>
        <span class="help-block" id="nfm-client_id-help"><?= $t('edit_help_client_id') ?></span>
    </div>
</div>
