<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The field Service: what was chosen, or a search for it.
 *
 * @var \Closure $e
 * @var \Closure $t
 * @var \Closure $link
 * @var \Closure $part
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
                       <?= $part('admin/records/marks', ['name' => 'service_id', 'help' => []]) ?>>
            </div>
        <?php endif ?>
        <?= $part('admin/records/error', ['name' => 'service_id']) ?>
    </div>
</div>
