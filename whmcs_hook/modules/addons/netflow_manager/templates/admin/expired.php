<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * For a form without a valid token: nothing was changed.
 *
 * @var \Closure $t
 */
?>
<div class="alert alert-danger" role="alert"><?= $t('form_expired') ?></div>
