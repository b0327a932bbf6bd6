<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * In place of a page or a change that is refused: why.
 *
 * @var array<string, array<string, string>> $reasons key of a language string => its values
 */
?>
<div class="alert alert-danger" role="alert">
    <?php foreach ($reasons as $key => $values) : ?>
        <?= $t($key, $values) ?>
    <?php endforeach ?>
</div>
