<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The services whose record has a login.
 *
 * @var list<int> $ids
 * @var list<int> $withoutPassword services whose record has none
 * @var string    $mark key of a language string for these
 * @var array<int, \WHMCS\Module\Addon\NetflowManager\Whmcs\Service> $services
 */
?>
<ul>
    <?php foreach ($ids as $id) : ?>
        <li>
            <a href="<?= $link('edit', ['service_id' => $id]) ?>"><?= $e(($services[$id] ?? null)?->title() ?? "#{$id}") ?></a>
            <?php if (in_array($id, $withoutPassword, true)) : ?>
                <span class="label label-warning"><?= $t($mark) ?></span>
            <?php endif ?>
        </li>
    <?php endforeach ?>
</ul>
