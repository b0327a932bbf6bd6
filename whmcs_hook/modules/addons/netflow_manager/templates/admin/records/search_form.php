<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * What the field of a search for a service belongs to: forms cannot stand in one another.
 */
?>
<form id="nfm-find" method="get">
    <?php foreach ($formFields('edit') as $name => $value) : ?>
        <input type="hidden" name="<?= $e($name) ?>" value="<?= $e($value) ?>">
    <?php endforeach ?>
</form>
<script><?php include __DIR__ . '/../../../assets/service-picker.js' ?></script>
