<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * A setting that is on or off.
 *
 * @var \Closure              $e
 * @var \Closure              $t
 * @var string                $name
 * @var array<string, mixed>  $values
 * @var array<string, string> $errors
 */
$error = $errors[$name] ?? '';
?>
<div class="form-group<?php if ($error !== '') : ?> has-error<?php endif ?>">
    <div class="col-sm-offset-3 col-sm-9">
        <div class="checkbox">
            <label>
                <input type="checkbox" name="<?= $e($name) ?>" value="1" aria-describedby="help-<?= $e($name) ?>"
                    <?php if ($values[$name] === true) : ?> checked<?php endif ?>>
                <?= $t("setting_{$name}") ?>
            </label>
        </div>
        <div id="help-<?= $e($name) ?>">
            <?php if ($error !== '') : ?>
                <span class="help-block"><?= $e($error) ?></span>
            <?php endif ?>
            <?php if ($name === 'show_password') : ?>
                <div class="alert alert-warning"><?= $t('setting_show_password_help') ?></div>
            <?php else : ?>
                <span class="help-block"><?= $t("setting_{$name}_help") ?></span>
            <?php endif ?>
        </div>
    </div>
</div>
