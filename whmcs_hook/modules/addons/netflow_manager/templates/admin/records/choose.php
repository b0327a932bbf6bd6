<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The services that a search found, to choose one. Scripts read the same list.
 *
 * @var string $text what was searched for
 * @var array<int, \WHMCS\Module\Addon\NetflowManager\Whmcs\Service> $services
 */
?>
<h2><?= $t('choose_title') ?></h2>
<label class="control-label" for="nfm-service-search"><?= $t('field_service_id') ?></label>
<?= $part('admin/records/search') ?>
<?php if ($services === []) : ?>
    <div class="alert alert-info" role="status"><?= $t('choose_none') ?></div>
<?php else : ?>
    <?= $part('admin/records/found') ?>
    <?php if (count($services) >= \WHMCS\Module\Addon\NetflowManager\Whmcs\ServiceSearch::MOST) : ?>
        <p class="help-block"><?= $t('choose_more') ?></p>
    <?php endif ?>
<?php endif ?>
<p><a href="<?= $link('edit') ?>"><?= $t('choose_back') ?></a></p>
<?= $part('admin/records/search_form') ?>
