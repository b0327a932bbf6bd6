<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * A field of a form: its label, its input, and what explains it. For the variables of the input see `control`.
 *
 * @var string $name
 * @var string|null $label key of a text, where it is not `field_` and the name
 * @var string|null $state a template about what is stored
 * @var array{string, array<string, string>}|null $help key and values of a text
 * @var array<string, string> $errors field => what is wrong with it
 */
$explained = [...isset($state) ? ["nfm-{$name}-stored"] : [], ...isset($help) ? ["nfm-{$name}-help"] : []];
?>
<div class="form-group<?php if (isset($errors[$name])) : ?> has-error<?php endif ?>">
    <label class="col-sm-3 control-label" for="nfm-<?= $e($name) ?>"><?= $t($label ?? "field_{$name}") ?></label>
    <div class="col-sm-9">
        <?= $part('admin/records/control', ['explained' => $explained]) ?>
        <?php if (isset($state)) : ?>
            <span class="help-block" id="nfm-<?= $e($name) ?>-stored"><?= $part($state) ?></span>
        <?php endif ?>
        <?php if (isset($help)) : ?>
            <span class="help-block" id="nfm-<?= $e($name) ?>-help"><?= $t(...$help) ?></span>
        <?php endif ?>
    </div>
</div>
