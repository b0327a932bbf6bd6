<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * In place of a page that the API did not give: why, and what is to be solved.
 *
 * @var \Closure $e
 * @var \Closure $t
 * @var \Closure $part
 * @var string   $message
 * @var list<\WHMCS\Module\Addon\NetflowManager\Admin\Finding> $findings
 */
?>
<div class="alert alert-danger" role="alert"><?= $e($message) ?></div>
<?php if ($findings !== []) : ?>
    <?= $part('admin/health') ?>
<?php endif ?>
