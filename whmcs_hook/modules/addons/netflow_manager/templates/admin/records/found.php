<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Services of WHMCS to choose from.
 *
 * @var array<int, \WHMCS\Module\Addon\NetflowManager\Whmcs\Service> $services
 */
?>
<ul class="list-group nfm-found">
    <?php foreach ($services as $service) : ?>
        <li class="list-group-item">
            <a href="<?= $link('edit', ['service_id' => $service->id]) ?>" data-nfm-service="<?= $e($service->id) ?>">
                <strong><?= $e($service->title()) ?></strong>
            </a>
            <?= $part('admin/records/service_state', ['service' => $service]) ?>
            <div class="text-muted">
                <?= $e(implode(' · ', [$service->ownerName, ...array_slice($service->addresses, 0, 3)])) ?>
            </div>
        </li>
    <?php endforeach ?>
</ul>
