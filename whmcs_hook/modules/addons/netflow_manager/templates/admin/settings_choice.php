<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * A setting with a few possible values, each in words.
 *
 * @var \Closure              $e
 * @var \Closure              $t
 * @var string                $name
 * @var array<string, mixed>  $values
 * @var array<string, string> $errors
 */

use WHMCS\Module\Addon\NetflowManager\Admin\SettingsValues;

$error = $errors[$name] ?? '';
?>
<div class="form-group<?php if ($error !== '') : ?> has-error<?php endif ?>">
    <label class="col-sm-3 control-label" for="<?= $e($name) ?>"><?= $t("setting_{$name}") ?></label>
    <div class="col-sm-9">
        <select class="form-control" id="<?= $e($name) ?>" name="<?= $e($name) ?>"
            aria-describedby="help-<?= $e($name) ?>">
            <?php foreach (SettingsValues::CHOICES[$name] as $choice) : ?>
                <option value="<?= $e($choice) ?>"<?php if ($values[$name] === $choice) : ?> selected<?php endif ?>>
                    <?= $t("setting_{$name}_{$choice}") ?>
                </option>
            <?php endforeach ?>
        </select>
        <div id="help-<?= $e($name) ?>">
            <?php if ($error !== '') : ?>
                <span class="help-block"><?= $e($error) ?></span>
            <?php endif ?>
            <span class="help-block"><?= $t("setting_{$name}_help") ?></span>
        </div>
    </div>
</div>
