<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The input of a setting with a few possible values, each in words.
 *
 * @var \Closure              $e
 * @var \Closure              $t
 * @var string                $name
 * @var array<string, mixed>  $values
 * @var array<string, string> $errors
 */

use WHMCS\Module\Addon\NetflowManager\Admin\SettingsValues;

?>
<select class="form-control" id="<?= $e($name) ?>" name="<?= $e($name) ?>" aria-describedby="help-<?= $e($name) ?>"
    <?php if (isset($errors[$name])) : ?> aria-invalid="true"<?php endif ?>>
    <?php foreach (SettingsValues::CHOICES[$name] as $choice) : ?>
        <option value="<?= $e($choice) ?>"<?php if ($values[$name] === $choice) : ?> selected<?php endif ?>>
            <?= $t("setting_{$name}_{$choice}") ?>
        </option>
    <?php endforeach ?>
</select>
