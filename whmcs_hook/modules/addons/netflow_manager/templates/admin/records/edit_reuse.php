<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The offer to use a login that the client has already.
 *
 * @var \Closure $e
 * @var \Closure $t
 * @var \Closure $link
 * @var \Closure $part
 * @var \WHMCS\Module\Addon\NetflowManager\Admin\Records\Entries $entries
 * @var list<\WHMCS\Module\Addon\NetflowManager\Admin\Records\LoginOffer> $offers
 * @var bool   $isKnown whether the offers could be read
 * @var array<string, string> $errors
 */
?>
<div class="form-group<?php if (isset($errors['reuse_login_from'])) : ?> has-error<?php endif ?>">
    <label class="col-sm-3 control-label" for="nfm-reuse_login_from"><?= $t('field_reuse_login_from') ?></label>
    <div class="col-sm-9">
        <select class="form-control" id="nfm-reuse_login_from" name="reuse_login_from" data-nfm-reuse
                <?= $part('admin/records/marks', ['name' => 'reuse_login_from', 'help' => ['nfm-reuse_login_from-help']]) ?>>
            <option value=""><?= $t('reuse_none') ?></option>
            <?php foreach ($offers as $offer) : ?>
                <option value="<?= $e($offer->lender()) ?>"
                        <?php if (in_array($entries->reuseFrom, $offer->services, true)) : ?>selected<?php endif ?>>
                    <?= $part('admin/records/edit_offer', ['offer' => $offer]) ?>
                </option>
            <?php endforeach ?>
            <?php if (!$isKnown) : ?>
                <option value="<?= $e($entries->reuseFrom) ?>" selected>
                    <?= $t('reuse_login_chosen', ['service' => (string) $entries->reuseFrom]) ?>
                </option>
            <?php endif ?>
        </select>
        <?= $part('admin/records/error', ['name' => 'reuse_login_from']) ?>
        <span class="help-block" id="nfm-reuse_login_from-help"><?= $t('edit_help_reuse') ?></span>
    </div>
</div>
