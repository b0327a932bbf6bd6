<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * For a member of staff whose role may not use the addon.
 *
 * @var \Closure $t
 */
?>
<div class="alert alert-danger" role="alert"><?= $t('role_refused') ?></div>
