<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The services that a search found, to choose one. Scripts read the same list.
 *
 * @var string $text what was searched for
 * @var array<int, \WHMCS\Module\Addon\NetflowManager\Whmcs\Service> $services
 * @var array<string, string>|null $typed field => what was typed in the form of a record before; null for nothing
 * @var list<string> $lost keys of texts about what was typed and is not kept
 */
$hidden = $typed === null
    ? $formFields('edit')
    : ['token' => $token, 'nfm_probe' => $probe, 'action' => 'save', 'choose' => ''] + $typed;
?>
<h2><?= $t('choose_title') ?></h2>
<?php foreach ($lost as $key) : ?>
    <div class="alert alert-warning" role="status"><?= $t($key) ?></div>
<?php endforeach ?>
<form id="nfm-find"<?php if ($typed !== null) : ?> method="post" action="<?= $link('save') ?>" data-nfm-typed<?php endif ?>>
    <?php foreach ($hidden as $name => $value) : ?>
        <input type="hidden" name="<?= $e($name) ?>" value="<?= $e($value) ?>">
    <?php endforeach ?>
    <label class="control-label" for="nfm-service-search"><?= $t('field_service_id') ?></label>
    <?= $part('admin/records/search') ?>
    <?php if ($services === []) : ?>
        <div class="alert alert-info" role="status"><?= $t('choose_none') ?></div>
    <?php else : ?>
        <?= $part('admin/records/found', ['isChoice' => $typed !== null]) ?>
        <?php if (count($services) >= \WHMCS\Module\Addon\NetflowManager\Whmcs\ServiceSearch::MOST) : ?>
            <p class="help-block"><?= $t('choose_more') ?></p>
        <?php endif ?>
    <?php endif ?>
    <?php if ($typed === null) : ?>
        <p><a href="<?= $link('edit') ?>"><?= $t('choose_back') ?></a></p>
    <?php else : ?>
        <p><button class="btn btn-link nfm-choice" name="q" value=""><?= $t('choose_back') ?></button></p>
    <?php endif ?>
</form>
<script><?php include __DIR__ . '/../../../assets/service-picker.js' ?></script>
