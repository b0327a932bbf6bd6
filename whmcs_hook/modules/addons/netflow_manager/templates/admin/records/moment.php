<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * A time, or its date alone, in format and time zone of this WHMCS, with the original beside it.
 *
 * @var string $at RFC 3339 in UTC
 * @var bool   $isDate
 */
?>
<time datetime="<?= $e($at) ?>" title="<?= $e($at) ?> (UTC)">
    <?= $e(\WHMCS\Module\Addon\NetflowManager\Page\LocalTime::of($at, $isDate ?? false)) ?>
</time>
