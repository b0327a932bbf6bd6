<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * In the service tab of a service without a record.
 *
 * @var \Closure $t
 * @var \Closure $link
 * @var int      $serviceId
 */
?>
<?= $t('service_none') ?> <a href="<?= $link('edit', ['service_id' => $serviceId]) ?>"><?= $t('service_add') ?></a>
