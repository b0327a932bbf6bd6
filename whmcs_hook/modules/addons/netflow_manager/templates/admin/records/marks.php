<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The attributes by which a field names its error and its help.
 *
 * @var \Closure $e
 * @var \Closure $t
 * @var \Closure $link
 * @var \Closure $part
 * @var string $name of the field
 * @var list<string> $help ids of what explains the field
 * @var array<string, string> $errors field => what is wrong with it
 */
$ids = isset($errors[$name]) ? ["nfm-{$name}-error", ...$help] : $help;
?>
<?php if (isset($errors[$name])) : ?>aria-invalid="true"<?php endif ?>
<?php if ($ids !== []) : ?>aria-describedby="<?= $e(implode(' ', $ids)) ?>"<?php endif ?>
