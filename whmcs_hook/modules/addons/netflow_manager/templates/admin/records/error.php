<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * What is wrong with a field, beside it.
 *
 * @var \Closure $e
 * @var \Closure $t
 * @var \Closure $link
 * @var \Closure $part
 * @var string $name of the field
 * @var array<string, string> $errors field => what is wrong with it
 */
?>
<?php if (isset($errors[$name])) : ?>
    <span class="help-block" id="nfm-<?= $e($name) ?>-error"><?= $e($errors[$name]) ?></span>
<?php endif ?>
