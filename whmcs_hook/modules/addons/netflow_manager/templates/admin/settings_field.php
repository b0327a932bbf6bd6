<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * A setting with its label before it.
 *
 * @var \Closure              $e
 * @var \Closure              $t
 * @var \Closure              $part
 * @var string                $name
 * @var string                $control `text` or `choice`: what it is entered with
 * @var array<string, string> $errors
 */
?>
<div class="form-group<?php if (isset($errors[$name])) : ?> has-error<?php endif ?>">
    <label class="col-sm-3 control-label" for="<?= $e($name) ?>"><?= $t("setting_{$name}") ?></label>
    <div class="col-sm-9">
        <?= $part("admin/settings_{$control}") ?>
        <?= $part('admin/settings_help') ?>
    </div>
</div>
