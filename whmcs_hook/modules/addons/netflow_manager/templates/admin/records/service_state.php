<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * How WHMCS has a service now: nothing is said of an active one.
 *
 * @var \WHMCS\Module\Addon\NetflowManager\Whmcs\Service|null $service
 * @var string|null $lastStatus the last one reported to the API
 */
?>
<?php if ($service === null) : ?>
    <span class="label label-danger"><?= $t('service_missing') ?></span>
    <?php if (($lastStatus ?? null) !== null) : ?>
        <span class="label label-default"><?= $e($statusName($lastStatus)) ?></span>
    <?php endif ?>
<?php elseif (!$service->isActive()) : ?>
    <span class="label label-warning"><?= $e($service->status === '' ? '?' : $statusName($service->status)) ?></span>
<?php else : ?>
    <span class="label label-success"><?= $e($statusName($service->status)) ?></span>
<?php endif ?>
