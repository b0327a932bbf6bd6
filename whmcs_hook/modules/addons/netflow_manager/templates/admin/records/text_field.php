<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * A field of the form that is a string.
 *
 * @var \Closure $e
 * @var \Closure $t
 * @var \Closure $link
 * @var \Closure $part
 * @var string $name member of a record
 * @var string $kind `text`, `url` or `textarea`
 * @var string $placeholder
 * @var list<string>|null $list texts to offer
 * @var string $hint key of a language string about what stands in the field, or blank
 * @var \WHMCS\Module\Addon\NetflowManager\Admin\Records\Entries $entries
 * @var \WHMCS\Module\Addon\NetflowManager\Admin\Records\AccessRecord|null $record
 * @var array<string, string> $errors
 * @var bool   $isOutdated
 * @var bool   $isMoved whether the record is still that of a former owner
 */
// A form that assigns the record to another client does not show the login of the former one.
$isForeign = $isMoved && in_array($name, ['netflow_url', 'username'], true);
$isOther = $isOutdated && !$isForeign && $record !== null && $record->texts[$name] !== $entries->texts[$name];
$ids = array_keys(array_filter([
    "nfm-{$name}-hint" => $hint !== '',
    "nfm-{$name}-now" => $isOther,
    "nfm-{$name}-help" => true,
]));
$marks = ['name' => $name, 'help' => $ids];
// Without the scope to read the settings, the default is not known here.
$help = $kind === 'url' && $placeholder === '' ? 'edit_help_netflow_url_unknown' : "edit_help_{$name}";
?>
<div class="form-group<?php if (isset($errors[$name])) : ?> has-error<?php endif ?>">
    <label class="col-sm-3 control-label" for="nfm-<?= $e($name) ?>"><?= $t("field_{$name}") ?></label>
    <div class="col-sm-9">
        <?php if ($kind === 'textarea') : ?>
            <textarea class="form-control" id="nfm-<?= $e($name) ?>" name="<?= $e($name) ?>" rows="4"
                      <?= $part('admin/records/marks', $marks) ?>><?= $e("\n" . $entries->texts[$name]) ?></textarea>
        <?php else : ?>
            <input class="form-control" type="text" id="nfm-<?= $e($name) ?>" name="<?= $e($name) ?>"
                   value="<?= $e($entries->texts[$name]) ?>" autocomplete="off" autocapitalize="none" spellcheck="false"
                   <?php if ($kind === 'url') : ?>inputmode="url"<?php endif ?>
                   <?php if ($placeholder !== '') : ?>placeholder="<?= $e($placeholder) ?>"<?php endif ?>
                   <?php if (($list ?? []) !== []) : ?>
                       list="nfm-<?= $e($name) ?>-list" data-nfm-offer="<?= $t('edit_offer') ?>"
                   <?php endif ?>
                   <?= $part('admin/records/marks', $marks) ?>>
        <?php endif ?>
        <?php if (($list ?? []) !== []) : ?>
            <datalist id="nfm-<?= $e($name) ?>-list">
                <?php foreach ($list as $offer) : ?>
                    <option value="<?= $e($offer) ?>"></option>
                <?php endforeach ?>
            </datalist>
        <?php endif ?>
        <?= $part('admin/records/error', ['name' => $name]) ?>
        <?php if ($hint !== '') : ?>
            <span class="help-block text-warning" id="nfm-<?= $e($name) ?>-hint"><?= $t($hint) ?></span>
        <?php endif ?>
        <?php if ($isOther) : ?>
            <span class="help-block nfm-now" id="nfm-<?= $e($name) ?>-now">
                <?= $t('edit_stored_now', ['value' => $record->texts[$name] === '' ? '–' : $record->texts[$name]]) ?>
            </span>
        <?php endif ?>
        <span class="help-block" id="nfm-<?= $e($name) ?>-help">
            <?= $t($help, ['default' => $placeholder]) ?>
        </span>
    </div>
</div>
