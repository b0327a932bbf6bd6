<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * A member of a record: a field of the form, or the content of a row of the service tab.
 *
 * @var string $name
 * @var string|null $prefix of names in the service tab
 * @var bool|null $isEditable in the service tab
 * @var \WHMCS\Module\Addon\NetflowManager\Records\Entries $entries
 * @var \WHMCS\Module\Addon\NetflowManager\Records\AccessRecord|null $record
 * @var array<string, string> $warnings member => what is probably wrong with what is stored
 * @var string|null $defaultUrl
 * @var bool $isOutdated whether the record may have changed since it was shown
 * @var bool $isMoved whether the record is still that of a former owner
 */
$isBox = $name === 'enabled';
$value = $isBox ? $entries->isEnabled : $entries->texts[$name] ?? $record?->texts[$name];
$stored = $isBox ? $record?->isEnabled : $record?->texts[$name];
// A form that assigns the record to another client does not show the login of the former one.
$isForeign = $isMoved && in_array($name, ['netflow_url', 'username'], true);
$now = $isBox
    ? [$stored === true ? 'edit_stored_enabled' : 'edit_stored_disabled', []]
    : ['edit_stored_now', ['value' => ($stored ?? '') === '' ? '–' : $stored]];
// Without the scope to read the settings, the default is not known here.
$help = $name === 'netflow_url' && $defaultUrl === '' ? 'edit_help_netflow_url_unknown' : "edit_help_{$name}";
$values = [
    'kind' => ['enabled' => 'checkbox', 'netflow_url' => 'url', 'notes' => 'textarea'][$name] ?? 'text',
    'value' => $value,
    'caption' => 'edit_enabled',
    'hint' => !$isBox && $value === $stored ? $warnings[$name] ?? '' : '',
    'now' => $isOutdated && $record !== null && !$isForeign && $value !== $stored ? $now : null,
];
?>
<?php if (!isset($prefix)) : ?>
    <?= $part('admin/records/field', ['help' => $isBox ? null : [$help, ['default' => $defaultUrl]]] + $values) ?>
<?php elseif ($isEditable) : ?>
    <div class="nfm-tab">
        <?= $part('admin/records/control', ['aria' => $isBox ? null : "netflow_{$name}"] + $values) ?>
    </div>
<?php else : ?>
    <div class="nfm-tab">
        <?php if ($isBox) : ?>
            <?= $t($value ? 'field_enabled' : 'list_disabled') ?>
        <?php else : ?>
            <?= $e($value) ?> <span class="text-warning"><?= $e($values['hint']) ?></span>
        <?php endif ?>
    </div>
<?php endif ?>
