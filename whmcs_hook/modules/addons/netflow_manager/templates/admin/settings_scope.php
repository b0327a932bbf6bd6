<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * In place of the settings, for a key that may not read them: how to make one, and what the host can do.
 *
 * @var \Closure $t
 * @var \Closure $part
 * @var \Closure $link
 */
?>
<h2><?= $t('settings') ?></h2>
<div class="alert alert-warning" role="alert"><?= $t('settings_scope') ?></div>
<?= $part('admin/scope_steps') ?>
<p><?= $t('settings_scope_host') ?></p>
<pre>curl -X PATCH http://127.0.0.1:8000/v1/settings \
  -H "Authorization: Bearer $NFM_ADMIN_KEY" -H 'Content-Type: application/json' \
  -d '&#123;"show_username": false&#125;'</pre>
<p><a href="<?= $link('health') ?>"><?= $t('tab_health') ?></a></p>
