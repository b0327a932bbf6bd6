<?php

use Standin\Web\View;

?>

<p><?= View::text("{$client->firstname} {$client->lastname} {$client->companyname}, {$client->status}") ?></p>
<?php foreach ($links as $link) : ?>
    <?= $link ?>
<?php endforeach ?>
<ul>
    <?php foreach ($services as $service) : ?>
        <li><a href="/admin/clientsservices.php?userid=<?= $client->id ?>&amp;id=<?= $service->id ?>">
            #<?= $service->id ?> <?= View::text($service->domain) ?></a></li>
    <?php endforeach ?>
</ul>
<div class="standin-hook-output">
    <?php foreach ($outputs as $output) : ?>
        <?= $output ?>
    <?php endforeach ?>
</div>
<form method="post" class="standin-action">
    <?= View::token() ?><input type="hidden" name="do" value="login">
    <button class="btn btn-default" type="submit">Login as Owner</button>
</form>
<form method="post" class="standin-action form-inline">
    <?= View::token() ?><input type="hidden" name="do" value="merge">
    <label for="standinInto">Merge into</label>
    <select class="form-control" id="standinInto" name="into">
        <?php foreach ($others as $other) : ?>
            <option value="<?= $other->id ?>">#<?= $other->id ?> <?= View::text($other->companyname) ?></option>
        <?php endforeach ?>
    </select>
    <button class="btn btn-default" type="submit">Merge clients</button>
</form>
<form method="post" class="standin-action">
    <?= View::token() ?><input type="hidden" name="do" value="delete">
    <button class="btn btn-danger" type="submit">Delete client</button>
</form>
