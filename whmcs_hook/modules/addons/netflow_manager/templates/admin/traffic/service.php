<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The traffic of a service as its client sees it.
 *
 * @var \WHMCS\Module\Addon\NetflowManager\Whmcs\Service|null $service
 * @var int|null $serviceId
 * @var string|null $message key of a text without `traffic_`, where there are no figures
 * @var string   $content HTML of the API
 */
?>
<h2><?= $t('traffic_title') ?> <small><?= $e($service?->summary()) ?></small></h2>
<?php if ($message !== null) : ?>
    <div class="alert alert-info" role="status"><?= $t("traffic_{$message}") ?></div>
<?php endif ?>
<?php echo $content ?>
<?php if ($serviceId !== null) : ?>
    <p>
        <a href="<?= $link('edit', ['service_id' => $serviceId]) ?>"><?= $t('list_edit') ?></a> &middot;
        <a href="<?= $link('explain', ['service_id' => $serviceId]) ?>"><?= $t('service_explain') ?></a>
    </p>
<?php endif ?>
