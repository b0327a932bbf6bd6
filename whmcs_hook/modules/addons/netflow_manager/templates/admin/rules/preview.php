<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * What a service would get by the rule as it stands in the form.
 *
 * @var \WHMCS\Module\Addon\NetflowManager\Whmcs\Service|null $service
 * @var \WHMCS\Module\Addon\NetflowManager\Rules\Preview|null $preview
 */
?>
<div id="nfm-rule-preview" aria-live="polite" data-failed="<?= $t('rule_preview_failed') ?>">
    <?php if ($service === null || $preview === null) : ?>
        <p><?= $t('rule_preview_none') ?></p>
    <?php elseif ($preview->errors !== []) : ?>
        <div class="alert alert-warning">
            <?= $t('rule_preview_invalid') ?>
            <ul>
                <?php foreach ($preview->errors as $member => $message) : ?>
                    <li><?= $part('admin/rules/reason', ['member' => (string) $member, 'message' => $message]) ?></li>
                <?php endforeach ?>
            </ul>
        </div>
    <?php else : ?>
        <p>
            <?= $t("rule_preview_login_{$preview->login}", ['service' => (string) $preview->reusedFrom]) ?>
            <?= $t($preview->hasPassword ? 'rule_preview_password' : 'rule_preview_no_password') ?>
            <?php if (!$preview->isEnabled) : ?>
                <?= $t('rule_preview_disabled') ?>
            <?php endif ?>
        </p>
        <table class="table table-bordered">
            <tbody>
            <?php foreach ($preview->texts as $member => $text) : ?>
                <tr>
                    <th scope="row"><?= $t("field_{$member}") ?></th>
                    <td>
                        <?php if ($text === '' && $member === 'netflow_url') : ?>
                            <?= $t('rule_preview_default') ?>
                        <?php else : ?>
                            <?= $e($text === '' ? '–' : $text) ?>
                        <?php endif ?>
                    </td>
                </tr>
            <?php endforeach ?>
            </tbody>
        </table>
    <?php endif ?>
</div>
