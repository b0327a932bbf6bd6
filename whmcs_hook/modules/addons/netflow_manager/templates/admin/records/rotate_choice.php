<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The logins of a client, to choose the one that changes.
 *
 * @var \Closure $e
 * @var \Closure $t
 * @var \Closure $link
 * @var \Closure $part
 * @var int $clientId
 * @var list<\WHMCS\Module\Addon\NetflowManager\Admin\Records\Login> $logins
 */
?>
<?php if ($logins === []) : ?>
    <div class="alert alert-info" role="status"><?= $t('rotate_no_logins') ?></div>
<?php else : ?>
    <ul class="list-group">
        <?php foreach ($logins as $login) : ?>
            <li class="list-group-item">
                <a href="<?= $link('rotate', [
                    'client_id' => $clientId,
                    'netflow_url' => $login->netflowUrl,
                    'username' => $login->username ?? '',
                ]) ?>">
                    <strong><?= $e($login->username ?? '–') ?></strong>
                </a>
                <div class="text-muted">
                    <?= $e($login->netflowUrl . ' · #' . implode(', #', $login->serviceIds)) ?>
                </div>
            </li>
        <?php endforeach ?>
    </ul>
<?php endif ?>
