<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Why the section of a service is shown, or not.
 *
 * @var string   $serviceId what was asked for
 * @var array<int, \WHMCS\Module\Addon\NetflowManager\Whmcs\Service> $services
 * @var list<\WHMCS\Module\Addon\NetflowManager\Admin\Finding> $findings
 */
$wrong = array_filter($findings, static fn ($finding): bool => !$finding->isRight);
?>
<h2><?= $t('tab_explain') ?></h2>
<p><?= $t('explain_intro') ?></p>
<form method="get" class="form-inline">
    <?php foreach ($formFields('explain') as $name => $value) : ?>
        <input type="hidden" name="<?= $e($name) ?>" value="<?= $e($value) ?>">
    <?php endforeach ?>
    <div class="form-group">
        <label for="service_id"><?= $t('field_service_id') ?></label>
        <input type="text" class="form-control" id="service_id" name="service_id" required
            value="<?= $e($serviceId) ?>" aria-describedby="help-service_id">
        <button type="submit" class="btn btn-primary"><?= $t('explain_check') ?></button>
        <span class="help-block" id="help-service_id"><?= $t('choose_help') ?></span>
    </div>
</form>
<?php if ($services !== []) : ?>
    <ul class="list-group">
        <?php foreach ($services as $service) : ?>
            <li class="list-group-item">
                <a href="<?= $link('explain', ['service_id' => $service->id]) ?>"><?= $e($service->title()) ?></a>
                <span class="text-muted"><?= $e($service->ownerName) ?></span>
            </li>
        <?php endforeach ?>
    </ul>
<?php elseif ($findings === [] && $serviceId !== '') : ?>
    <div class="alert alert-info" role="status"><?= $t('explain_none') ?></div>
<?php endif ?>
<?php if ($findings !== []) : ?>
    <?php if ($wrong === []) : ?>
        <div class="alert alert-success" role="status"><?= $t('explain_shown') ?></div>
    <?php else : ?>
        <div class="alert alert-danger" role="status">
            <?= $t('explain_not_shown', ['count' => (string) count($wrong)]) ?>
        </div>
    <?php endif ?>
    <?= $part('admin/findings') ?>
    <h3><?= $t('explain_mails') ?></h3>
    <p><?= $t('explain_mails_intro') ?></p>
    <?= $part('admin/findings', ['findings' => $mails]) ?>
    <p>
        <a href="<?= $link('history', ['service_id' => $serviceId]) ?>"><?= $t('explain_history') ?></a>
    </p>
<?php endif ?>
