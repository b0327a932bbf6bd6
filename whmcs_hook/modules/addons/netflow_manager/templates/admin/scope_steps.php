<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * How to make a key with the scopes that the addon uses, and where to enter it.
 *
 * @var \Closure $t
 */
?>
<p><?= $t('settings_scope_why') ?></p>
<ol>
    <li>
        <?= $t('settings_scope_make') ?>
        <pre>netflow-manager key create --name whmcs --for-whmcs</pre>
    </li>
    <li><?= $t('settings_scope_enter') ?></li>
    <li><?= $t('settings_scope_revoke') ?></li>
</ol>
