<?php

use Standin\Web\View;

?>

<div class="table-responsive">
    <table class="table table-striped">
        <thead><tr><th>Client</th><th>Services</th></tr></thead>
        <tbody>
        <?php foreach ($clients as $client) : ?>
            <tr>
                <td><a href="/admin/clientssummary.php?userid=<?= $client->id ?>">
                    #<?= $client->id ?> <?= View::text("{$client->firstname} {$client->companyname}") ?></a></td>
                <td>
                    <?php foreach ($services[$client->id] ?? [] as $service) : ?>
                        <a href="/admin/clientsservices.php?userid=<?= $client->id ?>&amp;id=<?= $service->id ?>">
                            #<?= $service->id ?> <?= View::text($service->domain) ?></a>
                        (<?= View::text($service->domainstatus) ?>)<br>
                    <?php endforeach ?>
                </td>
            </tr>
        <?php endforeach ?>
        </tbody>
    </table>
</div>
