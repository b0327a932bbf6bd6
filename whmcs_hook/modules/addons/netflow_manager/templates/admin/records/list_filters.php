<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The search for records.
 *
 * @var array<string, string> $filters filter => what was typed, where something was
 * @var array<string, string|int> $kept the same and the page size
 * @var array<string, string> $errors filter => what is wrong with it
 */
$inputs = ['q' => 'search', 'client' => 'search', 'ip' => 'text'];
$examples = ['ip' => '203.0.113.7'];
$choices = [
    'enabled' => ['' => 'list_any', 'true' => 'field_enabled', 'false' => 'list_disabled'],
    'needs_review' => ['' => 'list_any', 'owner_changed' => 'field_needs_review'],
];
?>
<form class="nfm-filters well well-sm" method="get" role="search">
    <?php foreach ($formFields('list') + array_diff_key($kept, $filters) as $name => $value) : ?>
        <input type="hidden" name="<?= $e($name) ?>" value="<?= $e($value) ?>">
    <?php endforeach ?>
    <?php foreach ($inputs + $choices as $name => $kind) : ?>
        <div class="form-group nfm-filter-<?= $e($name) ?> <?= $e(isset($errors[$name]) ? 'has-error' : '') ?>">
            <label class="control-label" for="nfm-filter-<?= $e($name) ?>"><?= $t("list_filter_{$name}") ?></label>
            <?php if (is_array($kind)) : ?>
                <select class="form-control" id="nfm-filter-<?= $e($name) ?>" name="<?= $e($name) ?>"
                        <?php if (isset($errors[$name])) : ?>
                            aria-invalid="true" aria-describedby="nfm-filter-<?= $e($name) ?>-error"
                        <?php endif ?>>
                    <?php foreach ($kind as $value => $text) : ?>
                        <option value="<?= $e($value) ?>"
                                <?php if (($filters[$name] ?? '') === $value) : ?>selected<?php endif ?>>
                            <?= $t($text) ?>
                        </option>
                    <?php endforeach ?>
                </select>
            <?php else : ?>
                <input class="form-control" type="<?= $e($kind) ?>" id="nfm-filter-<?= $e($name) ?>"
                       name="<?= $e($name) ?>" value="<?= $e($filters[$name] ?? '') ?>"
                       <?php if (isset($examples[$name])) : ?>
                           placeholder="<?= $e($examples[$name]) ?>"
                       <?php else : ?>
                           placeholder="<?= $t("list_hint_{$name}") ?>" title="<?= $t("list_hint_{$name}") ?>"
                       <?php endif ?>
                       <?php if (isset($errors[$name])) : ?>
                           aria-invalid="true" aria-describedby="nfm-filter-<?= $e($name) ?>-error"
                       <?php endif ?>>
            <?php endif ?>
            <?php if (isset($errors[$name])) : ?>
                <span class="help-block" id="nfm-filter-<?= $e($name) ?>-error"><?= $e($errors[$name]) ?></span>
            <?php endif ?>
        </div>
    <?php endforeach ?>
    <div class="form-group nfm-filter-buttons">
        <button class="btn btn-default" type="submit"><?= $t('list_search') ?></button>
        <?php if ($filters !== []) : ?>
            <a class="btn btn-link" href="<?= $link('list') ?>"><?= $t('list_clear') ?></a>
        <?php endif ?>
    </div>
</form>
