<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * What was checked for the traffic of a service, and the graph that its client sees, loaded when it comes into sight.
 *
 * @var \WHMCS\Module\Addon\NetflowManager\Traffic\Checks $checks
 * @var int $serviceId
 */

use WHMCS\Module\Addon\NetflowManager\Client\UsageGraph;
use WHMCS\Module\Addon\NetflowManager\Page\LocalTime;

$own = ['service_id' => $serviceId];
?>
<ul class="list-unstyled nfm-checks">
    <?php foreach ($checks->findings as $finding) : ?>
        <li>
            <span class="label label-<?= $e($finding->isRight ? 'success' : 'danger') ?>">
                <?= $e($finding->isRight ? '✓' : '✗') ?> <?= $e($finding->label) ?>
            </span>
            <?= $e(LocalTime::within($finding->found)) ?>
            <?php if ($finding->advice !== '') : ?>
                <span class="text-muted"><?= $e($finding->advice) ?></span>
            <?php endif ?>
        </li>
    <?php endforeach ?>
</ul>
<?php if ($checks->hasPicture) : ?>
    <div dir="rtl" style="<?= $e(UsageGraph::FRAME) ?>">
        <a href="<?= $link('traffic', $own) ?>" dir="ltr" style="<?= $e(UsageGraph::LINK) ?>"
            aria-label="<?= $t('traffic_title') ?>">
            <img loading="lazy" src="<?= $link('traffic', $own + ['view' => UsageGraph::VIEW]) ?>"
                width="<?= $e(UsageGraph::WIDTH) ?>" height="<?= $e(UsageGraph::HEIGHT) ?>"
                alt="<?= $t('client_usage_picture') ?>" style="<?= $e(UsageGraph::STYLE) ?>">
        </a>
    </div>
<?php endif ?>
<a href="<?= $link('traffic', $own) ?>"><?= $t('traffic_title') ?></a>
