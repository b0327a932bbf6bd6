<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Which mail is sent to whom.
 *
 * @var \WHMCS\Module\Addon\NetflowManager\Admin\ChosenRecords $chosen
 * @var \WHMCS\Module\Addon\NetflowManager\Admin\ListQuery $list to go back to
 * @var list<string> $templates names of mails that hold the merge fields
 */
$mailable = array_filter($chosen->ids, $chosen->canBeMailed(...));
?>
<h2><?= $t('send_title') ?></h2>
<p><?= $t('send_about') ?></p>
<?php if ($templates === []) : ?>
    <div class="alert alert-warning"><?= $t('advice_mail_templates') ?></div>
<?php endif ?>
<form method="post" action="<?= $link('send') ?>">
    <?php foreach (['action' => 'send', 'token' => $token, 'nfm_probe' => $probe] + $list->fields() as $name => $value) : ?>
        <input type="hidden" name="<?= $e($name) ?>" value="<?= $e($value) ?>">
    <?php endforeach ?>
    <ul>
        <?php foreach ($chosen->ids as $id) : ?>
            <li>
                <?php if (in_array($id, $mailable, true)) : ?>
                    <input type="hidden" name="services[]" value="<?= $e($id) ?>">
                <?php endif ?>
                <a href="<?= $link('edit', ['service_id' => $id]) ?>"><?= $e(($chosen->services[$id] ?? null)?->summary() ?? "#{$id}") ?></a>
                <?php if (!in_array($id, $mailable, true)) : ?>
                    <span class="text-warning"><?= $t('send_not_possible') ?></span>
                <?php endif ?>
            </li>
        <?php endforeach ?>
    </ul>
    <?php if ($templates !== []) : ?>
        <div class="form-group">
            <label for="nfm-template"><?= $t('send_template') ?></label>
            <select class="form-control" id="nfm-template" name="template">
                <?php foreach ($templates as $template) : ?>
                    <option value="<?= $e($template) ?>"><?= $e($template) ?></option>
                <?php endforeach ?>
            </select>
        </div>
    <?php endif ?>
    <?php if ($templates !== [] && $mailable !== []) : ?>
        <button class="btn btn-primary" type="submit"><?= $t('send_button', ['count' => (string) count($mailable)]) ?></button>
    <?php endif ?>
    <a class="btn btn-default" href="<?= $link('list', $list->place()) ?>"><?= $t('cancel') ?></a>
</form>
