<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Below the field of the group: a search in the groups that the source of traffic knows, and what it has found.
 *
 * @var \WHMCS\Module\Addon\NetflowManager\Traffic\Groups|null $groups null before a search
 */
?>
<div class="form-group" data-nfm-groups="<?= $link('groups') ?>">
    <div class="col-sm-offset-3 col-sm-9">
        <button class="btn btn-default btn-sm" name="find_group" value="1"><?= $t('groups_find') ?></button>
        <?php if ($groups !== null) : ?>
            <?= $part('admin/traffic/found', ['isChoice' => true]) ?>
        <?php endif ?>
    </div>
</div>
