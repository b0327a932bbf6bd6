<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * A setting that is on or off.
 *
 * @var \Closure              $e
 * @var \Closure              $t
 * @var \Closure              $part
 * @var string                $name
 * @var string|null           $member the member of a record that it shows, where it shows one
 * @var array<string, mixed>  $values
 * @var array<string, string> $errors
 */
?>
<div class="form-group<?php if (isset($errors[$name])) : ?> has-error<?php endif ?>">
    <div class="col-sm-offset-3 col-sm-9">
        <div class="checkbox">
            <label>
                <input type="checkbox" name="<?= $e($name) ?>" value="1" aria-describedby="help-<?= $e($name) ?>"
                    <?php if ($values[$name] === true) : ?> checked<?php endif ?>>
                <?php if (isset($member)) : ?>
                    <?= $t('setting_show') ?> <?= $t("field_{$member}") ?>
                <?php else : ?>
                    <?= $t("setting_{$name}") ?>
                <?php endif ?>
            </label>
        </div>
        <?= $part('admin/settings_help') ?>
    </div>
</div>
