<?php

use Standin\Web\View;

?>

<form method="post">
    <?= View::token() ?>
    <div class="form-group">
        <label for="standinSubject">Subject</label>
        <input class="form-control" id="standinSubject" name="subject" value="<?= View::text($template->subject) ?>">
    </div>
    <div class="form-group">
        <label for="standinMessage">Message</label>
        <textarea class="form-control" id="standinMessage" name="message" rows="14"><?=
            View::text($template->message) ?></textarea>
    </div>
    <label class="checkbox-inline">
        <input type="checkbox" name="plaintext" value="1"<?= $template->plaintext ? ' checked' : '' ?>> Plain text
    </label>
    <button class="btn btn-primary" type="submit">Save Changes</button>
</form>
<h2>Available Merge Fields</h2>
<table class="table" id="standinMergeFields">
    <?php foreach ($fields as $field => $label) : ?>
        <tr><td><?= View::text($label) ?></td><td><code>{$<?= View::text($field) ?>}</code></td></tr>
    <?php endforeach ?>
</table>
