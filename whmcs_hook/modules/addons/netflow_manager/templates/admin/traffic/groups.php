<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The groups that the source of traffic knows, with a search. Scripts read the same list.
 *
 * @var string $text what was searched for
 * @var \WHMCS\Module\Addon\NetflowManager\Traffic\Groups $groups
 */
?>
<h2><?= $t('groups_title') ?></h2>
<form method="get" class="form-inline">
    <?php foreach ($formFields('groups') as $name => $value) : ?>
        <input type="hidden" name="<?= $e($name) ?>" value="<?= $e($value) ?>">
    <?php endforeach ?>
    <div class="form-group">
        <label for="nfm-groups-q"><?= $t('groups_search') ?></label>
        <input type="search" class="form-control" id="nfm-groups-q" name="q" value="<?= $e($text) ?>">
        <button type="submit" class="btn btn-primary"><?= $t('list_search') ?></button>
    </div>
</form>
<?= $part('admin/traffic/found', ['isChoice' => false]) ?>
<p><a href="<?= $link('usage_source') ?>"><?= $t('tab_usage_source') ?></a></p>
