<?php

use Standin\Input;
use Standin\Web\View;

?>

<?php if ($outcome !== null) : ?>
    <div class="alert alert-<?= $outcome['status'] === 'error' ? 'danger' : View::text($outcome['status']) ?>">
        <?= View::text($outcome['description']) ?></div>
<?php endif ?>
<h2><?= View::text("{$configuration['name']} {$configuration['version']}") ?></h2>
<p><?= View::text($configuration['description']) ?> <?= View::text($configuration['author']) ?></p>
<form method="post" class="standin-action">
    <?= View::token() ?>
    <?php $action = $isActive ? 'deactivate' : 'activate'; ?>
    <button class="btn btn-default" type="submit" name="do" value="<?= $action ?>"><?= ucfirst($action) ?></button>
</form>
<?php if ($isActive) : ?>
<form method="post" id="standinSettings">
    <?= View::token() ?><input type="hidden" name="do" value="save">
    <?php foreach ($configuration['fields'] as $name => $field) : ?>
        <?php $value = Input::decoded((string) ($stored[$name] ?? $field['Default'] ?? '')); ?>
        <?php $type = $field['Type'] === 'password' ? 'password' : 'text'; ?>
        <div class="form-group">
            <label for="standin_<?= View::text($name) ?>"><?= View::text($field['FriendlyName']) ?></label>
            <?php if ($field['Type'] === 'yesno') : ?>
                <input type="checkbox" id="standin_<?= View::text($name) ?>" name="fields[<?= View::text($name) ?>]"
                    value="on"<?= $value === 'on' ? ' checked' : '' ?>>
            <?php else : ?>
                <input class="form-control" type="<?= $type ?>" id="standin_<?= View::text($name) ?>"
                    name="fields[<?= View::text($name) ?>]" value="<?= View::text($value) ?>" autocomplete="off">
            <?php endif ?>
            <p class="help-block"><?= $field['Description'] ?? '' ?></p>
        </div>
    <?php endforeach ?>
    <fieldset>
        <legend>Access Control</legend>
        <?php $open = explode(',', $stored['access'] ?? ''); ?>
        <?php foreach ($roles as $role) : ?>
            <label class="checkbox-inline">
                <input type="checkbox" name="access[]" value="<?= $role->id ?>"
                    <?= in_array((string) $role->id, $open, true) ? 'checked' : '' ?>> <?= View::text($role->name) ?>
            </label>
        <?php endforeach ?>
    </fieldset>
    <button class="btn btn-primary" type="submit">Save Changes</button>
</form>
<?php endif ?>
