<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The groups that a search has found: to be taken, in the form of a record, or to be read.
 *
 * @var \WHMCS\Module\Addon\NetflowManager\Traffic\Groups $groups
 * @var bool $isChoice
 */
?>
<?php if ($groups->problem !== '') : ?>
    <div class="alert alert-warning" role="status"><?= $t('groups_failed') ?> <?= $e($groups->problem) ?></div>
<?php elseif ($groups->names === []) : ?>
    <div class="alert alert-info" role="status"><?= $t($groups->isAny ? 'groups_no_match' : 'groups_none') ?></div>
<?php else : ?>
    <ul class="list-unstyled nfm-groups">
        <?php foreach ($groups->names as $name) : ?>
            <li data-nfm-group="<?= $e($name) ?>">
                <?php if ($isChoice) : ?>
                    <button class="btn btn-link nfm-choice" name="choose_group" value="<?= $e($name) ?>"><?= $e($name) ?></button>
                <?php else : ?>
                    <?= $e($name) ?>
                <?php endif ?>
            </li>
        <?php endforeach ?>
    </ul>
    <?php if ($groups->hasMore) : ?>
        <p class="help-block"><?= $t('choose_more') ?></p>
    <?php endif ?>
<?php endif ?>
