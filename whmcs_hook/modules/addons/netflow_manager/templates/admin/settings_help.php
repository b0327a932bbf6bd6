<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * What stands under a setting: what is wrong with it, what is stored now, and what it does.
 *
 * @var \Closure              $e
 * @var \Closure              $t
 * @var string                $name
 * @var string|null           $member the member of a record that the setting shows, where it shows one
 * @var array<string, string> $errors
 * @var array<string, string> $now    only where somebody else has changed it meanwhile
 */
?>
<div id="help-<?= $e($name) ?>">
    <?php if (isset($errors[$name])) : ?>
        <span class="help-block"><?= $e($errors[$name]) ?></span>
    <?php endif ?>
    <?php if (isset($now[$name])) : ?>
        <span class="help-block nfm-now"><?= $e($now[$name]) ?></span>
    <?php endif ?>
    <?php if ($name === 'show_password') : ?>
        <div class="alert alert-warning"><?= $t('setting_show_password_help') ?></div>
    <?php else : ?>
        <span class="help-block"><?= $t(isset($member) ? 'setting_show_help' : "setting_{$name}_help") ?></span>
    <?php endif ?>
</div>
