<?php

use Standin\Web\View;

?>

<p>Nobody needs a password here.</p>
<form method="post">
    <?= View::token() ?>
    <div class="form-group">
        <label for="standinAdmin">Administrator</label>
        <select class="form-control" id="standinAdmin" name="admin">
            <?php foreach ($admins as $admin) : ?>
                <option value="<?= $admin->id ?>"><?= View::text("{$admin->username} ({$admin->role})") ?></option>
            <?php endforeach ?>
        </select>
    </div>
    <button class="btn btn-primary" type="submit">Login</button>
</form>
