<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * For a history without a service.
 *
 * @var \Closure $e
 * @var \Closure $t
 * @var \Closure $link
 * @var \Closure $part
 */
?>
<h2><?= $t('history_title') ?></h2>
<div class="alert alert-info" role="status"><?= $t('history_choose') ?></div>
<p><a class="btn btn-default" href="<?= $link('list') ?>"><?= $t('back_to_list') ?></a></p>
