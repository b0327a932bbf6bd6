<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * A setting that is a text.
 *
 * @var \Closure              $e
 * @var \Closure              $t
 * @var string                $name
 * @var string                $kind   type of the input
 * @var array<string, mixed>  $values
 * @var array<string, string> $errors
 */
$error = $errors[$name] ?? '';
?>
<div class="form-group<?php if ($error !== '') : ?> has-error<?php endif ?>">
    <label class="col-sm-3 control-label" for="<?= $e($name) ?>"><?= $t("setting_{$name}") ?></label>
    <div class="col-sm-9">
        <input type="<?= $e($kind) ?>" class="form-control" id="<?= $e($name) ?>" name="<?= $e($name) ?>"
            value="<?= $e($values[$name]) ?>" aria-describedby="help-<?= $e($name) ?>"
            <?php if ($error !== '') : ?> aria-invalid="true"<?php endif ?>>
        <div id="help-<?= $e($name) ?>">
            <?php if ($error !== '') : ?>
                <span class="help-block"><?= $e($error) ?></span>
            <?php endif ?>
            <span class="help-block"><?= $t("setting_{$name}_help") ?></span>
        </div>
    </div>
</div>
