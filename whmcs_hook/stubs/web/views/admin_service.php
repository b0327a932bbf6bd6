<?php

use Standin\Web\View;

?>

<?php if ($said !== '') : ?>
    <div class="alert alert-success"><?= View::text($said) ?></div>
<?php endif ?>
<form method="post" id="standinService">
    <?= View::token() ?>
    <input type="hidden" name="do" value="save">
    <input type="hidden" name="id" value="<?= $service->id ?>">
    <input type="hidden" name="userid" value="<?= $service->userid ?>">
    <div class="table-responsive">
    <table class="form table">
        <tr>
            <td class="fieldlabel">Client</td>
            <td class="fieldarea"><a href="/admin/clientssummary.php?userid=<?= $service->userid ?>">
                #<?= $service->userid ?></a></td>
        </tr>
        <tr>
            <td class="fieldlabel">Product/Service</td>
            <td class="fieldarea"><?= View::text($product->name ?? '') ?></td>
        </tr>
        <tr>
            <td class="fieldlabel"><label for="standinDomain">Domain</label></td>
            <td class="fieldarea"><input class="form-control" id="standinDomain" name="domain"
                value="<?= View::text($service->domain) ?>"></td>
        </tr>
        <tr>
            <td class="fieldlabel"><label for="standinStatus">Status</label></td>
            <td class="fieldarea">
                <select class="form-control" id="standinStatus" name="domainstatus">
                    <?php foreach (['Pending', 'Active', 'Suspended', 'Terminated', 'Cancelled', 'Fraud'] as $status) : ?>
                        <option<?= $status === $service->domainstatus ? ' selected' : '' ?>><?= $status ?></option>
                    <?php endforeach ?>
                </select>
            </td>
        </tr>
        <tr>
            <td class="fieldlabel">IP addresses</td>
            <td class="fieldarea"><?= View::text("{$service->dedicatedip} {$service->assignedips}") ?></td>
        </tr>
        <?php foreach ($fields as $label => $html) : ?>
            <tr><td class="fieldlabel"><?= $label ?></td><td class="fieldarea"><?= $html ?></td></tr>
        <?php endforeach ?>
    </table>
    </div>
    <button class="btn btn-primary" type="submit">Save Changes</button>
</form>
<h2>Module commands</h2>
<form method="post" class="standin-action">
    <?= View::token() ?>
    <?php foreach (['create', 'suspend', 'unsuspend', 'terminate', 'delete'] as $command) : ?>
        <button class="btn btn-default" type="submit" name="do" value="<?= $command ?>"><?= ucfirst($command) ?></button>
    <?php endforeach ?>
</form>
<form method="post" class="standin-action form-inline">
    <?= View::token() ?><input type="hidden" name="do" value="move">
    <label for="standinClient">Move to</label>
    <select class="form-control" id="standinClient" name="client">
        <?php foreach ($others as $other) : ?>
            <option value="<?= $other->id ?>">#<?= $other->id ?> <?= View::text($other->companyname) ?></option>
        <?php endforeach ?>
    </select>
    <button class="btn btn-default" type="submit">Move</button>
</form>
<form method="post" class="standin-action form-inline">
    <?= View::token() ?><input type="hidden" name="do" value="mail">
    <label for="standinTemplate">Email</label>
    <select class="form-control" id="standinTemplate" name="template">
        <?php foreach ($templates as $template) : ?>
            <option><?= View::text($template) ?></option>
        <?php endforeach ?>
    </select>
    <button class="btn btn-default" type="submit">Send Message</button>
</form>
