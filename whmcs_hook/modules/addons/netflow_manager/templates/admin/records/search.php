<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The search for a service, within the form of a record or one of its own.
 *
 * @var string $text what was searched for
 */
?>
<div class="nfm-picker" data-nfm-picker data-url="<?= $link('edit') ?>" data-none="<?= $t('choose_none') ?>" data-some="<?= $t('choose_some') ?>">
    <div class="input-group">
        <input class="form-control" type="search" id="nfm-service-search" name="q" value="<?= $e($text) ?>"
               autocomplete="off" spellcheck="false" placeholder="<?= $t('choose_hint') ?>"
               aria-describedby="nfm-service-search-help">
        <span class="input-group-btn">
            <button class="btn btn-default" type="submit" name="choose"><?= $t('list_search') ?></button>
        </span>
    </div>
    <span class="help-block" id="nfm-service-search-help"><?= $t('choose_help') ?></span>
</div>
