<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Which records have the new password now.
 *
 * @var int $clientId
 * @var list<int> $changed
 * @var list<int> $withoutPassword services whose record had none before
 * @var array<int, int> $disabled those of them that are disabled: their e-mails contain no login
 * @var array<int, \WHMCS\Module\Addon\NetflowManager\Whmcs\Service> $services
 */

use WHMCS\Module\Addon\NetflowManager\Admin\ChosenRecords;

$mailable = array_diff_key($services, array_flip($disabled));
?>
<h2><?= $t('list_rotate') ?></h2>
<div class="alert alert-success" role="status">
    <p><?= $t('rotate_done', ['count' => (string) count($changed)]) ?></p>
    <?= $part('admin/records/rotate_services', ['ids' => $changed, 'mark' => 'rotate_had_none']) ?>
    <?php if (array_intersect($changed, $withoutPassword) !== []) : ?>
        <p><?= $t('rotate_had_none_help') ?></p>
    <?php endif ?>
    <p><?= $t('rotate_done_next') ?></p>
</div>
<h3><?= $t('saved_next') ?></h3>
<ul class="nfm-steps">
    <li>
        <?= $t('rotate_next_tell') ?>
        <?php if ($mailable !== []) : ?>
            <?= $t('rotate_next_mail') ?>
            <form class="nfm-actions" method="post" action="<?= $link('bulk') ?>">
                <?php foreach (['action' => 'bulk', 'token' => $token, 'nfm_probe' => $probe] as $name => $value) : ?>
                    <input type="hidden" name="<?= $e($name) ?>" value="<?= $e($value) ?>">
                <?php endforeach ?>
                <?php foreach ($mailable as $service) : ?>
                    <input type="hidden" name="services[]" value="<?= $e($service->id) ?>">
                    <a class="btn btn-default btn-xs" href="<?= $link('send', ['service_id' => $service->id]) ?>">
                        <?= $t('bulk_send') ?> #<?= $e($service->id) ?>
                    </a>
                <?php endforeach ?>
                <?php if (count($mailable) > 1 && count($mailable) <= ChosenRecords::MOST) : ?>
                    <button class="btn btn-default btn-xs" type="submit" name="mode" value="send">
                        <?= $t('rotate_next_all', ['count' => (string) count($mailable)]) ?>
                    </button>
                <?php endif ?>
            </form>
            <span class="help-block">
                <?= $t('rotate_next_mail_help') ?> <a href="<?= $link('health') ?>"><?= $t('tab_health') ?></a>
            </span>
        <?php endif ?>
        <?php if ($disabled !== []) : ?>
            <span class="help-block">
                <?= $t('rotate_next_disabled', ['services' => '#' . implode(', #', $disabled)]) ?>
            </span>
        <?php endif ?>
    </li>
    <li><?= $t('rotate_next_page') ?></li>
</ul>
<p>
    <a class="btn btn-default" href="<?= $link('list', ['client_id' => $clientId]) ?>"><?= $t('rotate_records') ?></a>
    <a class="btn btn-default" href="<?= $link('list') ?>"><?= $t('back_to_list') ?></a>
</p>
