<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * In the service tab: what was checked for the traffic of the service, and the graph that its client sees.
 *
 * @var \Closure $part
 */
?>
<div class="nfm-tab nfm-wide"><?= $part('admin/traffic/checks') ?></div>
