<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * A time, in format and time zone of this WHMCS, with the original beside it.
 *
 * @var string $at RFC 3339 in UTC
 */
?>
<time datetime="<?= $e($at) ?>" title="<?= $e($at) ?> (UTC)">
    <?= $e(\WHMCS\Module\Addon\NetflowManager\Page\LocalTime::of($at)) ?>
</time>
