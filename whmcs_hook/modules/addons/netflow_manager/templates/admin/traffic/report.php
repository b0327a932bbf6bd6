<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * What does not fit between the access records and the source of traffic, and the proposals.
 *
 * @var \WHMCS\Module\Addon\NetflowManager\Traffic\Report $report
 * @var array<int, \WHMCS\Module\Addon\NetflowManager\Whmcs\Service> $services by id; those of WHMCS
 * @var string $problem key of a text
 */

use WHMCS\Module\Addon\NetflowManager\Admin\UsageLinks;
use WHMCS\Module\Addon\NetflowManager\Page\LocalTime;

$hidden = ['action' => 'usage_links', 'token' => $token, 'nfm_probe' => $probe];
?>
<h2><?= $t('report_title') ?></h2>
<p><a class="btn btn-default" href="<?= $link('usage_source') ?>"><?= $t('tab_usage_source') ?></a></p>
<p><?= $t('report_intro') ?></p>
<?php if ($problem !== '') : ?>
    <div class="alert alert-info" role="status"><?= $t($problem) ?></div>
<?php endif ?>
<?php if (!$report->hasSource) : ?>
    <div class="alert alert-warning" role="status">
        <?= $t('report_none') ?>
    </div>
<?php elseif ($report->until === null) : ?>
    <p><?= $t('report_nothing_yet') ?></p>
<?php else : ?>
    <p><?= $t('report_until') ?> <?= $e(LocalTime::of($report->until)) ?></p>
<?php endif ?>
<?php if (!$report->hasGroups) : ?>
    <div class="alert alert-warning" role="status"><?= $t('report_groups_unknown') ?></div>
<?php endif ?>
<?php foreach ($report->lists as $name => $list) : ?>
    <?php if ($report->hasSource || $name === 'shared_addresses') : ?>
        <?= $part('admin/traffic/report_list', ['name' => $name, 'list' => $list]) ?>
    <?php endif ?>
<?php endforeach ?>
<?php if ($report->hasSource) : ?>
    <h3><?= $t('report_links') ?></h3>
    <p><?= $t('report_links_intro') ?></p>
    <form method="post" action="<?= $link('usage_links') ?>">
        <?php foreach ($hidden as $name => $value) : ?>
            <input type="hidden" name="<?= $e($name) ?>" value="<?= $e($value) ?>">
        <?php endforeach ?>
        <?php foreach (UsageLinks::MODES as $mode) : ?>
            <p>
                <button type="submit" class="btn btn-default" name="mode" value="<?= $e($mode) ?>">
                    <?= $t("report_links_{$mode}") ?>
                </button>
                <a href="<?= $link('import', ['mode' => $mode]) ?>"><?= $t('report_links_next') ?></a>
            </p>
        <?php endforeach ?>
    </form>
<?php endif ?>
