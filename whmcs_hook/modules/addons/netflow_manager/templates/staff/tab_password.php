<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * In the service tab: whether a password is stored. It is changed on the record's own page, whose words these are.
 *
 * @var \Closure $t
 * @var \Closure $link
 * @var \Closure $part
 * @var \WHMCS\Module\Addon\NetflowManager\Admin\Records\AccessRecord $record
 */
?>
<?= $part('admin/records/password_state') ?> &middot;
<a href="<?= $link('edit', ['service_id' => $record->serviceId]) ?>"><?= $t('service_change_password') ?></a>
