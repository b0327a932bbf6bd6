<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The login: one that another record of the client has, or URL, username and password.
 *
 * @var \WHMCS\Module\Addon\NetflowManager\Whmcs\Service|null $service
 * @var \WHMCS\Module\Addon\NetflowManager\Records\AccessRecord|null $record
 * @var \WHMCS\Module\Addon\NetflowManager\Records\Entries $entries
 * @var list<\WHMCS\Module\Addon\NetflowManager\Records\LoginOffer> $offers
 * @var string $defaultUrl
 * @var bool   $isKnown whether record and offers could be read
 * @var bool   $isMoved whether the record is still that of a former owner
 */

use WHMCS\Module\Addon\NetflowManager\Page\LocalTime;

$options = [['', false, 'reuse_none', []]];
foreach ($offers as $offer) {
    $options[] = [$offer->services[0], in_array($entries->reuseFrom, $offer->services, true), match (true) {
        !$offer->hasPassword => 'reuse_login_no_password',
        $offer->passwordSetAt === null => 'reuse_login',
        default => 'reuse_login_since',
    }, [
        'username' => $offer->login->username ?? '–',
        'url' => $offer->login->netflowUrl,
        'services' => '#' . implode(', #', $offer->services),
        'at' => $offer->passwordSetAt === null ? '' : LocalTime::of($offer->passwordSetAt),
    ]];
}
if (!$isKnown && $entries->reuseFrom !== null) {
    $options[] = [$entries->reuseFrom, true, 'reuse_login_chosen', ['service' => (string) $entries->reuseFrom]];
}
$passwordHelp = match (true) {
    $isMoved => 'edit_help_password_moved',
    $record?->hasPassword === true => 'edit_help_password',
    default => 'edit_help_password_new',
};
?>
<?php if ($service !== null && count($options) > 1) : ?>
    <?= $part('admin/records/field', [
        'name' => 'reuse_login_from',
        'kind' => 'select',
        'options' => $options,
        'help' => ['edit_help_reuse'],
    ]) ?>
<?php endif ?>
<div data-nfm-own-login>
    <?= $part('admin/records/member', ['name' => 'netflow_url', 'placeholder' => $defaultUrl]) ?>
    <?= $part('admin/records/member', ['name' => 'username']) ?>
    <?= $part('admin/records/field', [
        'name' => 'password',
        'kind' => 'password',
        'value' => '',
        'state' => 'admin/records/password_state',
        'help' => [$passwordHelp],
    ]) ?>
    <?= $part('admin/records/field', [
        'name' => 'clear_password',
        'kind' => 'checkbox',
        'value' => $entries->clearsPassword,
        'caption' => 'edit_clear_password',
    ]) ?>
</div>
