<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Services of WHMCS to choose from.
 *
 * @var array<int, \WHMCS\Module\Addon\NetflowManager\Whmcs\Service> $services
 * @var bool|null $isChoice whether the form around them carries what was typed along
 */
?>
<ul class="list-group nfm-found">
    <?php foreach ($services as $service) : ?>
        <li class="list-group-item">
            <?php if ($isChoice ?? false) : ?>
                <button class="btn btn-link nfm-choice" name="choose" value="<?= $e($service->id) ?>">
                    <strong><?= $e($service->title()) ?></strong>
                </button>
            <?php else : ?>
                <a href="<?= $link('edit', ['service_id' => $service->id]) ?>" data-nfm-service="<?= $e($service->id) ?>">
                    <strong><?= $e($service->title()) ?></strong>
                </a>
            <?php endif ?>
            <?= $part('admin/records/service_state', ['service' => $service]) ?>
            <div class="text-muted">
                <?= $e(implode(' · ', [$service->ownerName, ...array_slice($service->addresses, 0, 3)])) ?>
            </div>
        </li>
    <?php endforeach ?>
</ul>
