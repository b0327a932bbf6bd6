<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The counts of a reconciliation, and the services that they are about.
 *
 * @var \Closure $e
 * @var \Closure $t
 * @var \Closure $link
 * @var array<string, int>       $counts
 * @var array<string, list<int>> $serviceIds
 */
$shown = 50;
?>
<table class="table table-bordered">
    <tbody>
    <?php foreach ($counts as $name => $count) : ?>
        <tr>
            <th scope="row"><?= $t("reconcile_{$name}") ?></th>
            <td><?= $e($count) ?></td>
            <?php if ($serviceIds !== []) : ?>
                <td>
                    <?php foreach (array_slice($serviceIds[$name] ?? [], 0, $shown) as $serviceId) : ?>
                        <a href="<?= $link('edit', ['service_id' => $serviceId]) ?>">#<?= $e($serviceId) ?></a>
                    <?php endforeach ?>
                    <?php if ($count > $shown && isset($serviceIds[$name])) : ?>…<?php endif ?>
                </td>
            <?php endif ?>
        </tr>
    <?php endforeach ?>
    </tbody>
</table>
