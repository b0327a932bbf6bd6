<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The new password of a login, and the services that it reaches.
 *
 * @var int    $clientId
 * @var \WHMCS\Module\Addon\NetflowManager\Records\Login $login
 * @var array<int, \WHMCS\Module\Addon\NetflowManager\Whmcs\Service> $services
 * @var string $newUsername
 */
?>
<div class="panel panel-default">
    <div class="panel-heading"><strong><?= $e($login->username ?? '–') ?></strong> · <?= $e($login->netflowUrl) ?></div>
    <div class="panel-body">
        <p><?= $t('rotate_reaches') ?></p>
        <?= $part('admin/records/rotate_services', ['ids' => $login->serviceIds, 'mark' => 'rotate_has_none']) ?>
        <?php if (!$login->passwordsAgree) : ?>
            <div class="alert alert-warning" role="status"><?= $t('rotate_disagree') ?></div>
        <?php endif ?>
        <form class="form-horizontal" method="post" action="<?= $link('rotate') ?>">
            <input type="hidden" name="token" value="<?= $e($token) ?>">
            <input type="hidden" name="nfm_probe" value="<?= $e($probe) ?>">
            <input type="hidden" name="action" value="rotate">
            <input type="hidden" name="client_id" value="<?= $e($clientId) ?>">
            <input type="hidden" name="netflow_url" value="<?= $e($login->netflowUrl) ?>">
            <input type="hidden" name="username" value="<?= $e($login->username) ?>">
            <div data-nfm-generate="<?= $t('password_generate') ?>" data-done="<?= $t('password_generated') ?>">
                <?php foreach (['new_password', 'new_password_again'] as $name) : ?>
                    <?= $part('admin/records/field', [
                        'name' => $name,
                        'label' => "rotate_{$name}",
                        'kind' => 'password',
                        'value' => '',
                        'isRequired' => true,
                    ]) ?>
                <?php endforeach ?>
            </div>
            <?= $part('admin/records/field', [
                'name' => 'new_username',
                'label' => 'rotate_new_username',
                'kind' => 'text',
                'value' => $newUsername,
                'help' => ['rotate_new_username_help'],
            ]) ?>
            <div class="form-group">
                <div class="col-sm-offset-3 col-sm-9">
                    <button class="btn btn-primary" type="submit"><?= $t('rotate_submit') ?></button>
                    <a class="btn btn-default" href="<?= $link('list', ['client_id' => $clientId]) ?>"><?= $t('cancel') ?></a>
                </div>
            </div>
        </form>
    </div>
</div>
<script><?php include __DIR__ . '/../../../assets/record-form.js' ?></script>
