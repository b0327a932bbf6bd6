<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The products of WHMCS by group, each with its rule or none.
 *
 * @var array<string, array<int, string>> $groups name => product id => name
 * @var array<int, \WHMCS\Module\Addon\NetflowManager\Rules\Rule> $rules by product
 * @var bool $isNightly
 */

use WHMCS\Module\Addon\NetflowManager\Rules\Rule;

$stateOf = static fn (?Rule $rule): string => match (true) {
    $rule === null => 'rules_none',
    !$rule->isWhole => 'rules_broken',
    $rule->values['enabled'] === true => 'rules_on',
    default => 'rules_off',
};
?>
<h2><?= $t('rules_title') ?></h2>
<p><?= $t('rules_intro') ?></p>
<p class="help-block"><?= $t('rules_deleted_records') ?></p>
<p><?= $t($isNightly ? 'rules_nightly_on' : 'rules_nightly_off') ?></p>
<?php if ($groups === []) : ?>
    <div class="alert alert-info"><?= $t('rules_no_products') ?></div>
<?php endif ?>
<?php foreach ($groups as $group => $products) : ?>
    <h3><?= $e($group) ?></h3>
    <table class="table table-striped nfm-stack nfm-rules">
        <thead>
        <tr>
            <th scope="col"><?= $t('rules_product') ?></th>
            <th scope="col"><?= $t('rules_rule') ?></th>
            <th scope="col"><?= $t('rules_login') ?></th>
            <th scope="col"><span class="sr-only"><?= $t('rules_actions') ?></span></th>
        </tr>
        </thead>
        <tbody>
        <?php foreach ($products as $productId => $name) : ?>
            <?php $rule = $rules[$productId] ?? null ?>
            <tr>
                <td data-label="<?= $t('rules_product') ?>"><a href="<?= $link('rule', ['product_id' => $productId]) ?>"><?= $e(trim("#{$productId} {$name}")) ?></a></td>
                <td data-label="<?= $t('rules_rule') ?>"><?= $t($stateOf($rule)) ?></td>
                <td data-label="<?= $t('rules_login') ?>">
                    <?php if ($rule?->isWhole === true) : ?>
                        <?= $t("rule_login_{$rule->values['login']}") ?>
                    <?php else : ?>
                        –
                    <?php endif ?>
                </td>
                <td class="nfm-rule-actions">
                    <a class="btn btn-default btn-sm" href="<?= $link('rule', ['product_id' => $productId]) ?>">
                        <?= $t($rule === null ? 'rules_add' : 'rules_edit') ?>
                    </a>
                    <?php if ($rule?->isWhole === true && $rule->values['enabled'] === true) : ?>
                        <a class="btn btn-default btn-sm" href="<?= $link('apply_rule', ['product_id' => $productId]) ?>">
                            <?= $t('rules_apply') ?>
                        </a>
                    <?php endif ?>
                </td>
            </tr>
        <?php endforeach ?>
        </tbody>
    </table>
<?php endforeach ?>
