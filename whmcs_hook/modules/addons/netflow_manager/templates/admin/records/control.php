<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The input of a field, and under it what is wrong with it, what the API warns of, and what is stored now.
 *
 * @var string $name of the field
 * @var string $kind `text`, `url`, `textarea`, `password`, `checkbox` or `select`
 * @var string|bool|null $value what stands in it; whether a box is ticked
 * @var string|null $prefix before the name
 * @var string|null $aria key of the label, where none belongs to the input
 * @var string|null $caption key of the words beside a box
 * @var string|null $placeholder
 * @var list<string>|null $list values to offer
 * @var list<array{string|int|null, bool, string, array<string, string>}>|null $options of a `select`: value, whether it
 *      is chosen, key and values of its text
 * @var string|null $hint what is probably wrong
 * @var array{string, array<string, string>}|null $now key and values of a text about what is stored
 * @var list<string>|null $explained ids of what else explains the field
 * @var bool|null $isRequired
 * @var array<string, string> $errors field => what is wrong with it
 */
$notes = ['error' => isset($errors[$name]), 'hint' => ($hint ?? '') !== '', 'now' => isset($now)];
$ids = array_map(static fn (string $note): string => "nfm-{$name}-{$note}", array_keys(array_filter($notes)));
$attributes = array_filter([
    'id' => "nfm-{$name}",
    'name' => ($prefix ?? '') . $name,
    'aria-invalid' => $notes['error'] ? 'true' : '',
    'aria-describedby' => implode(' ', [...$ids, ...$explained ?? []]),
], 'strlen');
$typed = ['autocomplete' => $kind === 'password' ? 'new-password' : 'off', 'spellcheck' => 'false'] + array_filter([
    'autocapitalize' => $kind === 'password' ? '' : 'none',
    'inputmode' => $kind === 'url' ? 'url' : '',
    'placeholder' => $placeholder ?? '',
    'required' => ($isRequired ?? false) ? 'required' : '',
    'list' => ($list ?? []) === [] ? '' : "nfm-{$name}-list",
], 'strlen');
$attributes += in_array($kind, ['text', 'url', 'password'], true) ? $typed : [];
?>
<?php if ($kind === 'checkbox') : ?>
    <div class="checkbox"><label for="nfm-<?= $e($name) ?>">
        <input type="checkbox" value="1"<?php if ($value) : ?> checked<?php endif ?>
<?php elseif ($kind === 'select') : ?>
    <select class="form-control"
<?php elseif ($kind === 'textarea') : ?>
    <textarea class="form-control" rows="4"
<?php else : ?>
    <?php if ($kind === 'password') : ?>
        <div data-nfm-reveal data-show="<?= $t('password_show') ?>" data-hide="<?= $t('password_hide') ?>">
    <?php endif ?>
    <input class="form-control" type="<?= $e($kind === 'password' ? 'password' : 'text') ?>" value="<?= $e($value) ?>"
        <?php if (($list ?? []) !== []) : ?> data-nfm-offer="<?= $t('edit_offer') ?>"<?php endif ?>
<?php endif ?>
<?php if (isset($aria)) : ?> aria-label="<?= $t($aria) ?>"<?php endif ?>
<?php foreach ($attributes as $attribute => $text) : ?> <?= $e($attribute) ?>="<?= $e($text) ?>"<?php endforeach ?>
<?php // Nothing is printed between the end of the tag and the content of a textarea, not even a line break. ?>
><?php if ($kind === 'checkbox') : ?>
        <?= $t($caption) ?>
    </label></div>
<?php elseif ($kind === 'select') : ?>
        <?php foreach ($options as [$option, $isChosen, $key, $values]) : ?>
            <option value="<?= $e($option) ?>"<?php if ($isChosen) : ?> selected<?php endif ?>>
                <?= $t($key, $values) ?>
            </option>
        <?php endforeach ?>
    </select>
<?php elseif ($kind === 'textarea') : ?><?= $e("\n" . $value) ?></textarea>
<?php elseif ($kind === 'password') : ?>
    </div>
<?php endif ?>
<?php if (($list ?? []) !== []) : ?>
    <datalist id="nfm-<?= $e($name) ?>-list">
        <?php foreach ($list as $offer) : ?>
            <option value="<?= $e($offer) ?>"></option>
        <?php endforeach ?>
    </datalist>
<?php endif ?>
<?php if ($notes['error']) : ?>
    <span class="help-block" id="nfm-<?= $e($name) ?>-error"><?= $e($errors[$name]) ?></span>
<?php endif ?>
<?php if ($notes['hint']) : ?>
    <span class="help-block text-warning" id="nfm-<?= $e($name) ?>-hint"><?= $e($hint) ?></span>
<?php endif ?>
<?php if ($notes['now']) : ?>
    <span class="help-block nfm-now" id="nfm-<?= $e($name) ?>-now"><?= $t(...$now) ?></span>
<?php endif ?>
