<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The connection check as a page.
 *
 * @var list<\WHMCS\Module\Addon\NetflowManager\Admin\Finding> $findings
 */
$wrong = array_filter($findings, static fn ($finding): bool => !$finding->isRight);
?>
<h2><?= $t('connection_check') ?></h2>
<?php if ($wrong === []) : ?>
    <div class="alert alert-success"><?= $t('all_right') ?></div>
<?php else : ?>
    <div class="alert alert-danger"><?= $t('problems', ['count' => (string) count($wrong)]) ?></div>
<?php endif ?>
<?= $part('admin/findings') ?>
<p><a class="btn btn-default" href="<?= $link('reconcile') ?>"><?= $t('reconcile_title') ?></a></p>
