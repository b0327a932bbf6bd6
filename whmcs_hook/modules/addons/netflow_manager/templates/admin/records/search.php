<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The search for a service, which works from within another form too.
 *
 * @var string $text what was searched for
 */
?>
<div class="nfm-picker" data-nfm-picker data-none="<?= $t('choose_none') ?>" data-some="<?= $t('choose_some') ?>">
    <div class="input-group">
        <input class="form-control" type="search" id="nfm-service-search" name="q" form="nfm-find" value="<?= $e($text) ?>"
               autocomplete="off" spellcheck="false" placeholder="<?= $t('choose_hint') ?>"
               aria-describedby="nfm-service-search-help">
        <span class="input-group-btn">
            <button class="btn btn-default" type="submit" form="nfm-find"><?= $t('list_search') ?></button>
        </span>
    </div>
    <span class="help-block" id="nfm-service-search-help"><?= $t('choose_help') ?></span>
</div>
