<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * In place of the source of traffic, for a key that may not read it: how to make one, and what the host can do.
 *
 * @var \Closure $t
 * @var \Closure $part
 * @var \Closure $link
 */
?>
<h2><?= $t('tab_usage_source') ?></h2>
<div class="alert alert-warning" role="alert"><?= $t('source_scope') ?></div>
<?= $part('admin/scope_steps') ?>
<p><?= $t('source_scope_host') ?></p>
<pre>netflow-manager usage source nfdump</pre>
<p><a href="<?= $link('health') ?>"><?= $t('tab_health') ?></a></p>
