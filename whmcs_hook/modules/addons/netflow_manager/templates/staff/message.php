<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * In place of records: that a service has none, or why they could not be read.
 *
 * @var string   $message blank where there is none
 * @var int|null $serviceId
 */
?>
<?php if ($message === '') : ?>
    <?= $t('record_none') ?> <a href="<?= $link('edit', ['service_id' => $serviceId]) ?>"><?= $t('tab_edit') ?></a>
<?php else : ?>
    <span class="text-danger"><?= $e($message) ?></span> <a href="<?= $link('health') ?>"><?= $t('connection_check') ?></a>
<?php endif ?>
