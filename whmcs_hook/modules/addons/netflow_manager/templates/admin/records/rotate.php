<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Choosing a client, then one of their logins, then its new password.
 *
 * @var int|null $clientId
 * @var string   $typedId
 * @var list<\WHMCS\Module\Addon\NetflowManager\Records\Login> $logins
 * @var \WHMCS\Module\Addon\NetflowManager\Records\Login|null $login the one that was chosen
 * @var string   $problem
 * @var string   $failed key of a language string
 */
?>
<h2><?= $t('list_rotate') ?></h2>
<p><?= $t('rotate_about') ?></p>
<?php if ($problem !== '') : ?>
    <div class="alert alert-danger nfm-errors" role="alert" tabindex="-1">
        <strong><?= $t($failed) ?></strong> <?= $e($problem) ?>
    </div>
<?php endif ?>
<?php if ($login === null) : ?>
    <form class="nfm-filters well well-sm" method="get">
        <?php foreach ($formFields('rotate') as $name => $value) : ?>
            <input type="hidden" name="<?= $e($name) ?>" value="<?= $e($value) ?>">
        <?php endforeach ?>
        <div class="form-group<?php if ($clientId === null && $typedId !== '') : ?> has-error<?php endif ?>">
            <label class="control-label" for="nfm-client_id"><?= $t('list_filter_client_id') ?></label>
            <input class="form-control" type="text" inputmode="numeric" id="nfm-client_id" name="client_id"
                   value="<?= $e($typedId) ?>" aria-describedby="nfm-client_id-help">
            <span class="help-block" id="nfm-client_id-help">
                <?= $t($clientId === null && $typedId !== '' ? 'rotate_client_wrong' : 'rotate_client_help') ?>
            </span>
        </div>
        <div class="form-group nfm-filter-buttons">
            <button class="btn btn-default" type="submit"><?= $t('rotate_show') ?></button>
        </div>
    </form>
    <?php if ($clientId !== null && $logins === []) : ?>
        <div class="alert alert-info" role="status"><?= $t('rotate_no_logins') ?></div>
    <?php elseif ($clientId !== null) : ?>
        <ul class="list-group">
            <?php foreach ($logins as $login) : ?>
                <li class="list-group-item">
                    <a href="<?= $link('rotate', [
                        'client_id' => $clientId,
                        'netflow_url' => $login->netflowUrl,
                        'username' => $login->username ?? '',
                    ]) ?>">
                        <strong><?= $e($login->username ?? '–') ?></strong>
                    </a>
                    <div class="text-muted">
                        <?= $e($login->netflowUrl . ' · #' . implode(', #', $login->serviceIds)) ?>
                    </div>
                </li>
            <?php endforeach ?>
        </ul>
    <?php endif ?>
<?php else : ?>
    <?= $part('admin/records/rotate_form') ?>
<?php endif ?>
