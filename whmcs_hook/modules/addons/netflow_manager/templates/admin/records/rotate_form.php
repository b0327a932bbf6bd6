<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The new password of a login, and the services that it reaches.
 *
 * @var int    $clientId
 * @var \WHMCS\Module\Addon\NetflowManager\Admin\Records\Login $login
 * @var array<int, \WHMCS\Module\Addon\NetflowManager\Admin\Records\Service> $services
 * @var string $newUsername
 * @var array<string, string> $errors member => what is wrong with it
 */
$passwords = ['new_password' => 'rotate_new_password', 'new_password_again' => 'rotate_new_password_again'];
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
                <?php foreach ($passwords as $name => $label) : ?>
                    <div class="form-group<?php if (isset($errors[$name])) : ?> has-error<?php endif ?>">
                        <label class="col-sm-3 control-label" for="nfm-<?= $e($name) ?>"><?= $t($label) ?></label>
                        <div class="col-sm-9">
                            <div data-nfm-reveal
                                 data-show="<?= $t('password_show') ?>" data-hide="<?= $t('password_hide') ?>">
                                <input class="form-control" type="password" id="nfm-<?= $e($name) ?>"
                                       name="<?= $e($name) ?>" autocomplete="new-password" spellcheck="false" required
                                       <?= $part('admin/records/marks', ['name' => $name, 'help' => []]) ?>>
                            </div>
                            <?= $part('admin/records/error', ['name' => $name]) ?>
                        </div>
                    </div>
                <?php endforeach ?>
            </div>
            <div class="form-group<?php if (isset($errors['new_username'])) : ?> has-error<?php endif ?>">
                <label class="col-sm-3 control-label" for="nfm-new_username"><?= $t('rotate_new_username') ?></label>
                <div class="col-sm-9">
                    <input class="form-control" type="text" id="nfm-new_username" name="new_username"
                           value="<?= $e($newUsername) ?>" autocomplete="off" autocapitalize="none" spellcheck="false"
                           <?= $part('admin/records/marks', ['name' => 'new_username', 'help' => ['nfm-new_username-help']]) ?>>
                    <?= $part('admin/records/error', ['name' => 'new_username']) ?>
                    <span class="help-block" id="nfm-new_username-help"><?= $t('rotate_new_username_help') ?></span>
                </div>
            </div>
            <div class="form-group">
                <div class="col-sm-offset-3 col-sm-9">
                    <button class="btn btn-primary" type="submit"><?= $t('rotate_submit') ?></button>
                    <a class="btn btn-default" href="<?= $link('list', ['client_id' => $clientId]) ?>"><?= $t('cancel') ?></a>
                </div>
            </div>
        </form>
    </div>
</div>
<script><?php readfile(__DIR__ . '/../../../assets/record-form.js') ?></script>
