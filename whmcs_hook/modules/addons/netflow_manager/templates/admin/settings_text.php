<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The input of a setting that is a string.
 *
 * @var \Closure              $e
 * @var string                $name
 * @var string                $kind   type of the input
 * @var array<string, mixed>  $values
 * @var array<string, string> $errors
 */
?>
<input type="<?= $e($kind) ?>" class="form-control" id="<?= $e($name) ?>" name="<?= $e($name) ?>"
    value="<?= $e($values[$name]) ?>" aria-describedby="help-<?= $e($name) ?>"
    <?php if (isset($errors[$name])) : ?> aria-invalid="true"<?php endif ?>>
