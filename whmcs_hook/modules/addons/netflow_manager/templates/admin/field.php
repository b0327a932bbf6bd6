<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * A labelled input. Under it: what is wrong with it, what is stored now, what to mind, and what it is for.
 *
 * @var \Closure $e
 * @var string   $name
 * @var string   $kind    `string`, `lines` (of them), `url`, `number`, `secret` (typed and never shown again), `switch` (on or off), `choice` (one of several) or `choices` (any of them)
 * @var string   $label
 * @var mixed    $value   a bool for a switch, a list of strings for choices, else a string
 * @var array<string, string> $choices value => label; for the kinds `choice` and `choices`
 * @var string   $error   blank where there is nothing to say, and so are the next three
 * @var string   $now     what is stored now, when somebody else has changed it
 * @var string   $warning
 * @var string   $help
 */
$id = "nfm-{$name}";
$notes = array_filter(['error' => $error, 'now' => $now, 'warning' => $warning, 'help' => $help]);
$ids = implode(' ', array_map(static fn (string $note): string => "{$id}-{$note}", array_keys($notes)));
$classes = ['error' => 'help-block', 'now' => 'help-block nfm-now', 'warning' => 'alert alert-warning'];
?>
<<?= $e($kind === 'choices' ? 'fieldset' : 'div') ?> class="form-group<?php if ($error !== '') : ?> has-error<?php endif ?>"
    <?php if ($kind === 'choices') : ?>aria-describedby="<?= $e($ids) ?>"<?php endif ?>>
    <?php if ($kind === 'choices') : ?>
        <legend class="col-sm-3 control-label nfm-legend"><?= $e($label) ?></legend>
    <?php elseif ($kind !== 'switch') : ?>
        <label class="col-sm-3 control-label" for="<?= $e($id) ?>"><?= $e($label) ?></label>
    <?php endif ?>
    <div class="<?= $e($kind === 'switch' ? 'col-sm-offset-3 ' : '') ?>col-sm-9">
        <?php if ($kind === 'choices') : ?>
            <?php foreach ($choices as $choice => $text) : ?>
                <label class="checkbox-inline">
                    <input type="checkbox" name="<?= $e($name) ?>[]" value="<?= $e($choice) ?>"
                        <?php if (in_array($choice, $value, true)) : ?>checked<?php endif ?>>
                    <?= $e($text) ?>
                </label>
            <?php endforeach ?>
        <?php elseif ($kind === 'switch') : ?>
            <div class="checkbox">
                <label>
                    <input type="checkbox" id="<?= $e($id) ?>" name="<?= $e($name) ?>" value="1"
                        <?php if ($value) : ?>checked<?php endif ?>
                        <?php if ($error !== '') : ?>aria-invalid="true"<?php endif ?> aria-describedby="<?= $e($ids) ?>">
                    <?= $e($label) ?>
                </label>
            </div>
        <?php elseif ($kind === 'choice') : ?>
            <select class="form-control" id="<?= $e($id) ?>" name="<?= $e($name) ?>"
                <?php if ($error !== '') : ?>aria-invalid="true"<?php endif ?> aria-describedby="<?= $e($ids) ?>">
                <?php foreach ($choices as $choice => $text) : ?>
                    <option value="<?= $e($choice) ?>"<?php if ($choice === $value) : ?> selected<?php endif ?>>
                        <?= $e($text) ?>
                    </option>
                <?php endforeach ?>
            </select>
        <?php elseif ($kind === 'lines') : ?>
            <textarea class="form-control" rows="4" id="<?= $e($id) ?>" name="<?= $e($name) ?>"
                <?php if ($error !== '') : ?>aria-invalid="true"<?php endif ?>
                aria-describedby="<?= $e($ids) ?>"><?= $e("\n" . $value) ?></textarea>
        <?php else : ?>
            <input class="form-control" type="<?= $e($kind === 'secret' ? 'password' : 'text') ?>"
                id="<?= $e($id) ?>" name="<?= $e($name) ?>" value="<?= $e($kind === 'secret' ? '' : $value) ?>"
                autocomplete="<?= $e($kind === 'secret' ? 'new-password' : 'off') ?>" <?php if ($kind === 'url') : ?>inputmode="url"<?php endif ?>
                <?php if ($kind === 'number') : ?>inputmode="numeric"<?php endif ?>
                <?php if ($error !== '') : ?>aria-invalid="true"<?php endif ?> aria-describedby="<?= $e($ids) ?>">
        <?php endif ?>
        <?php foreach ($notes as $note => $text) : ?>
            <div class="<?= $e($classes[$note] ?? 'help-block') ?>" id="<?= $e("{$id}-{$note}") ?>"><?= $e($text) ?></div>
        <?php endforeach ?>
    </div>
</<?= $e($kind === 'choices' ? 'fieldset' : 'div') ?>>
