<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The login: one that another record of the client has, or URL, username and password.
 *
 * @var \Closure $e
 * @var \Closure $t
 * @var \Closure $link
 * @var \Closure $part
 * @var \WHMCS\Module\Addon\NetflowManager\Admin\Records\Service|null $service
 * @var \WHMCS\Module\Addon\NetflowManager\Admin\Records\AccessRecord|null $record
 * @var \WHMCS\Module\Addon\NetflowManager\Admin\Records\Entries $entries
 * @var list<\WHMCS\Module\Addon\NetflowManager\Admin\Records\LoginOffer> $offers
 * @var array<string, string> $errors
 * @var string $defaultUrl
 * @var bool   $isKnown whether the record could be read, or that there is none
 * @var bool   $isMoved whether the record is still that of a former owner
 */
$url = ['name' => 'netflow_url', 'kind' => 'url', 'placeholder' => $defaultUrl];
$help = ['nfm-password-stored', 'nfm-password-help'];
$passwordHelp = match (true) {
    $isMoved => 'edit_help_password_moved',
    $record?->hasPassword === true => 'edit_help_password',
    default => 'edit_help_password_new',
};
$text = ['kind' => 'text', 'list' => null, 'placeholder' => '', 'hint' => ''];
?>
<?php if ($service !== null && ($offers !== [] || (!$isKnown && $entries->reuseFrom !== null))) : ?>
    <?= $part('admin/records/edit_reuse') ?>
<?php endif ?>
<div data-nfm-own-login>
    <?= $part('admin/records/text_field', $url + $text) ?>
    <?= $part('admin/records/text_field', ['name' => 'username'] + $text) ?>
    <div class="form-group<?php if (isset($errors['password'])) : ?> has-error<?php endif ?>">
        <label class="col-sm-3 control-label" for="nfm-password"><?= $t('field_password') ?></label>
        <div class="col-sm-9">
            <div data-nfm-reveal data-show="<?= $t('password_show') ?>" data-hide="<?= $t('password_hide') ?>">
                <input class="form-control" type="password" id="nfm-password" name="password" value=""
                       autocomplete="new-password" spellcheck="false"
                       <?= $part('admin/records/marks', ['name' => 'password', 'help' => $help]) ?>>
            </div>
            <?= $part('admin/records/error', ['name' => 'password']) ?>
            <span class="help-block" id="nfm-password-stored">
                <?php if (!$isKnown) : ?>
                    <span class="label label-default"><?= $t('edit_password_unknown') ?></span>
                <?php elseif ($record?->hasPassword === true && $isMoved) : ?>
                    <span class="label label-warning"><?= $t('edit_password_foreign') ?></span>
                <?php elseif ($service !== null || $record !== null) : ?>
                    <?= $part('admin/records/password_state') ?>
                <?php endif ?>
            </span>
            <span class="help-block" id="nfm-password-help"><?= $t($passwordHelp) ?></span>
        </div>
    </div>
    <div class="form-group<?php if (isset($errors['clear_password'])) : ?> has-error<?php endif ?>">
        <label class="col-sm-3 control-label" for="nfm-clear_password"><?= $t('field_clear_password') ?></label>
        <div class="col-sm-9">
            <div class="checkbox">
                <label for="nfm-clear_password">
                    <input type="checkbox" id="nfm-clear_password" name="clear_password" value="1"
                           <?= $part('admin/records/marks', ['name' => 'clear_password', 'help' => []]) ?>
                           <?php if ($entries->clearsPassword) : ?>checked<?php endif ?>>
                    <?= $t('edit_clear_password') ?>
                </label>
            </div>
            <?= $part('admin/records/error', ['name' => 'clear_password']) ?>
        </div>
    </div>
</div>
