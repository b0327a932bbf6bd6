<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * In a client's summary, when the records could not be read.
 *
 * @var \Closure $t
 * @var \Closure $part
 */
?>
<div class="clientssummarybox panel panel-default">
    <div class="title panel-heading"><?= $t('summary_title') ?></div>
    <div class="panel-body"><?= $part('staff/tab_message') ?></div>
</div>
