<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * In the service tab, when the record could not be read.
 *
 * @var \Closure $e
 * @var \Closure $t
 * @var \Closure $link
 * @var string   $message
 */
?>
<span class="text-danger"><?= $e($message) ?></span> <a href="<?= $link('health') ?>"><?= $t('service_check') ?></a>
