<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The form of the rule of a product, what a service would get by it, and the products that it can be copied to.
 *
 * @var int    $productId
 * @var string $product its name
 * @var array<string, array<int, string>> $groups name => product id => name
 * @var \WHMCS\Module\Addon\NetflowManager\Rules\Rule $rule as it is stored or was typed
 * @var bool   $isStored
 * @var string $seen
 * @var list<array<string, mixed>> $fields each as the template `field` takes it
 * @var string $problem key of a text
 * @var list<\WHMCS\Module\Addon\NetflowManager\Whmcs\Service> $services to preview
 * @var \WHMCS\Module\Addon\NetflowManager\Whmcs\Service|null $service
 */

use WHMCS\Module\Addon\NetflowManager\Rules\Rule;

$hidden = ['action' => 'rule', 'product_id' => $productId, 'token' => $token, 'nfm_probe' => $probe, 'nfm_seen' => $seen];
$others = array_map(static fn (array $products): array => array_diff_key($products, [$productId => true]), $groups);
$placeholders = implode(' ', array_map(static fn (string $name): string => "{{$name}}", Rule::PLACEHOLDERS));
?>
<h2><?= $t('rule_title', ['product' => $product]) ?></h2>
<?php if ($problem !== '') : ?>
    <div class="alert alert-danger" role="alert"><?= $t($problem) ?></div>
<?php endif ?>
<form method="post" action="<?= $link('rule') ?>" class="form-horizontal nfm-rule">
    <?php foreach ($hidden as $name => $value) : ?>
        <input type="hidden" name="<?= $e($name) ?>" value="<?= $e($value) ?>">
    <?php endforeach ?>
    <p class="help-block"><?= $t('rule_placeholders') ?> <code><?= $e($placeholders) ?></code></p>
    <?php foreach ($fields as $field) : ?>
        <?= $part('admin/field', $field) ?>
    <?php endforeach ?>
    <div class="form-group">
        <div class="col-sm-offset-3 col-sm-9">
            <button type="submit" class="btn btn-primary" name="mode" value="save"><?= $t('rule_save') ?></button>
            <a class="btn btn-default" href="<?= $link('rules') ?>"><?= $t('cancel') ?></a>
            <?php if ($isStored) : ?>
                <a class="btn btn-default" href="<?= $link('apply_rule', ['product_id' => $productId]) ?>"><?= $t('rules_apply') ?></a>
                <a class="btn btn-danger" href="<?= $link('delete_rule', ['product_id' => $productId]) ?>"><?= $t('rule_delete') ?></a>
            <?php endif ?>
        </div>
    </div>
    <h3><?= $t('rule_preview') ?></h3>
    <p class="help-block"><?= $t('rule_preview_about') ?></p>
    <?php if ($services !== []) : ?>
        <div class="form-group">
            <label class="col-sm-3 control-label" for="nfm-preview-service"><?= $t('rule_preview_service') ?></label>
            <div class="col-sm-9">
                <select class="form-control" id="nfm-preview-service" name="preview_service">
                    <?php foreach ($services as $one) : ?>
                        <option value="<?= $e($one->id) ?>"<?php if ($one->id === $service?->id) : ?> selected<?php endif ?>>
                            <?= $e($one->title()) ?>
                        </option>
                    <?php endforeach ?>
                </select>
                <button type="submit" class="btn btn-default" name="mode" value="preview"><?= $t('rule_preview') ?></button>
            </div>
        </div>
    <?php endif ?>
    <?= $part('admin/rules/preview') ?>
    <?php if ($isStored && array_filter($others) !== []) : ?>
        <h3><?= $t('rule_copy') ?></h3>
        <p class="help-block"><?= $t('rule_copy_help') ?></p>
        <?php foreach (array_filter($others) as $group => $products) : ?>
            <fieldset>
                <legend class="nfm-legend"><?= $e($group) ?></legend>
                <?php foreach ($products as $otherId => $name) : ?>
                    <div class="checkbox"><label>
                        <input type="checkbox" name="copy_to[]" value="<?= $e($otherId) ?>"> <?= $e("#{$otherId} {$name}") ?>
                    </label></div>
                <?php endforeach ?>
            </fieldset>
        <?php endforeach ?>
        <button type="submit" class="btn btn-default" name="mode" value="copy"><?= $t('rule_copy_button') ?></button>
    <?php endif ?>
</form>
<script><?php include __DIR__ . '/../../../assets/rule-form.js' ?></script>
