<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * In place of a page that the API did not return: why, and what has to be solved.
 *
 * @var bool     $isOutcomeUnknown whether a change may have been made anyway
 * @var bool     $isUnreachable whether nothing has answered
 * @var string   $message
 * @var list<\WHMCS\Module\Addon\NetflowManager\Admin\Finding> $findings
 */
?>
<div class="alert alert-danger" role="alert">
    <?php if ($isOutcomeUnknown) : ?>
        <?= $t('outcome_unknown') ?>
    <?php endif ?>
    <?php if ($isUnreachable) : ?>
        <?= $t('api_unreachable') ?>
    <?php endif ?>
    <?= $e($message) ?>
</div>
<?php if ($findings !== []) : ?>
    <?= $part('admin/health') ?>
<?php endif ?>
