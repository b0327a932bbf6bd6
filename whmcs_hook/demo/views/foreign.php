<?php

use Demo\Hook;
use Demo\Site;
use Demo\World;
use Standin\MailFields;
use Standin\Mailer;

$invoice = Mailer::added('Invoice Created', World::OF_ANOTHER_CLIENT, ['invoice_id' => World::OF_ANOTHER_CLIENT]);
$wrong = Mailer::added(
    World::MAIL,
    World::OF_ANOTHER_CLIENT,
    ['client_id' => World::CLIENT] + MailFields::of('product', World::OF_ANOTHER_CLIENT),
);
?>
<h1>What nobody else gets</h1>
<p class="lead">Service #<?= World::OF_ANOTHER_CLIENT ?> belongs to Globex, client 57, and has a record with a password.
Ada of ACME is logged in and tries to get it.</p>
<div class="columns">
    <section>
        <h2>She opens its product page</h2>
        <?= Site::template('service', [
            'id' => World::OF_ANOTHER_CLIENT,
            'section' => Hook::section(World::OF_ANOTHER_CLIENT),
        ]) ?>
    </section>
    <section>
        <h2>E-mails that carry its number</h2>
        <div class="card card-body">
            <h3>Invoice number <?= World::OF_ANOTHER_CLIENT ?></h3>
            <p>WHMCS hands the addon the same number as for the service. Merge fields added:
                <b><?= $invoice === [] ? 'none' : 'some' ?></b>.</p>
            <h3>A product e-mail to the wrong client</h3>
            <p>Merge fields added: <b>six, <?= array_filter($wrong) === [] ? 'all empty' : 'not empty' ?></b>.
                They are defined, so that the template prints nothing odd.</p>
        </div>
        <p class="measured">Owner and service are confirmed three times: by the e-mail, by WHMCS's own table and by the
            API, where the pair is part of the seal of the record.</p>
    </section>
</div>
