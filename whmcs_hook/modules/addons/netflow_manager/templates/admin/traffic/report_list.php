<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * One list of the report.
 *
 * @var string $name
 * @var array{total: int, rows: list<array{records: array<int, int>, texts: list<string>}>} $list
 * @var array<int, \WHMCS\Module\Addon\NetflowManager\Whmcs\Service> $services by id; those of WHMCS
 */

use WHMCS\Module\Addon\NetflowManager\Page\LocalTime;
use WHMCS\Module\Addon\NetflowManager\Traffic\Report;

$labels = [
    'group' => 'field_group',
    'ip_address' => 'field_ip_address',
    'name' => $name === 'silent_exporters' ? 'report_exporter' : 'field_group',
    'id' => 'report_group_id',
    'last_slot_ended_at' => 'report_last_slot',
];
$columns = array_map(static fn (string $member): string => $labels[$member], Report::LISTS[$name]);
$hasRecords = ($list['rows'][0]['records'] ?? []) !== [];
?>
<h3>
    <?= $t("report_{$name}") ?>
    <span class="label label-<?= $e($list['total'] === 0 ? 'success' : 'warning') ?>"><?= $e($list['total']) ?></span>
</h3>
<p class="help-block"><?= $t("report_{$name}_help") ?></p>
<?php if ($list['rows'] === []) : ?>
    <p><?= $t('report_clear') ?></p>
<?php else : ?>
    <table class="table table-striped nfm-stack nfm-report">
        <thead>
            <tr>
                <?php if ($hasRecords) : ?><th scope="col"><?= $t('field_service_id') ?></th><?php endif ?>
                <?php foreach ($columns as $label) : ?>
                    <th scope="col"><?= $t($label) ?></th>
                <?php endforeach ?>
            </tr>
        </thead>
        <tbody>
            <?php foreach ($list['rows'] as $row) : ?>
                <tr>
                    <?php if ($hasRecords) : ?>
                        <td data-label="<?= $t('field_service_id') ?>">
                            <?php foreach ($row['records'] as $serviceId => $clientId) : ?>
                                <div>
                                    <a href="<?= $link('edit', ['service_id' => $serviceId]) ?>">
                                        <?= $e(isset($services[$serviceId]) ? $services[$serviceId]->title() : "#{$serviceId}") ?>
                                    </a>
                                    <a class="text-muted" href="<?= $e("clientssummary.php?userid={$clientId}") ?>">
                                        <?= $t('search_ids', ['client' => "#{$clientId}"]) ?>
                                    </a>
                                </div>
                            <?php endforeach ?>
                        </td>
                    <?php endif ?>
                    <?php foreach ($row['texts'] as $place => $text) : ?>
                        <td data-label="<?= $t($columns[$place]) ?>"><?= $e($text === '' ? '–' : LocalTime::within($text)) ?></td>
                    <?php endforeach ?>
                </tr>
            <?php endforeach ?>
        </tbody>
    </table>
    <?php if ($list['total'] > count($list['rows'])) : ?>
        <p><?= $t('import_more_errors', ['count' => (string) ($list['total'] - count($list['rows']))]) ?></p>
    <?php endif ?>
<?php endif ?>
