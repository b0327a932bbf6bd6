<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * In the service tab: whether a password is stored. It is changed on the record's own page.
 *
 * @var \Closure $t
 * @var \Closure $link
 * @var \WHMCS\Module\Addon\NetflowManager\Admin\Records\AccessRecord $record
 */
?>
<?= $t($record->hasPassword ? 'service_has_password' : 'service_no_password') ?> &middot;
<a href="<?= $link('edit', ['service_id' => $record->serviceId]) ?>"><?= $t('service_change_password') ?></a>
