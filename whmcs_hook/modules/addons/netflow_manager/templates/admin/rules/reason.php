<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Why a service gets no record by a rule.
 *
 * @var string $member  of the rule, as the API points at it
 * @var string $message
 */
$name = basename($member);
?>
<?php if (isset(\WHMCS\Module\Addon\NetflowManager\Rules\Rule::FIELDS[$name])) : ?>
    <strong><?= $t("rule_{$name}") ?>:</strong>
<?php endif ?>
<?= $e($message) ?>
