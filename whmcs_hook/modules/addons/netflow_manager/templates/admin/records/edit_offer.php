<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * A login that can be used again, and what comes with it of a password.
 *
 * @var \Closure $t
 * @var \WHMCS\Module\Addon\NetflowManager\Admin\Records\LoginOffer $offer
 */
$setAt = $offer->passwordSetAt ?? '';
$values = [
    'username' => $offer->login->username ?? '–',
    'url' => $offer->login->netflowUrl,
    'services' => '#' . implode(', #', $offer->services),
    'at' => $setAt === '' ? '' : \WHMCS\Module\Addon\NetflowManager\Admin\Records\LocalTime::of($setAt),
];
?>
<?php if (!$offer->hasPassword) : ?>
    <?= $t('reuse_login_no_password', $values) ?>
<?php elseif ($setAt === '') : ?>
    <?= $t('reuse_login', $values) ?>
<?php else : ?>
    <?= $t('reuse_login_since', $values) ?>
<?php endif ?>
