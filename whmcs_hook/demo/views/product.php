<?php

use Demo\Hook;
use Demo\Record;
use Demo\Site;
use Demo\World;

$record = getenv('NFM_DEMO_API_URL') . '/v1/access-records/' . World::DISABLED;
?>
<h1>What a client sees on the product page</h1>
<p class="lead">Your staff stores one access record for a service. Its owner then finds the way to NetFlow Analyzer on
the product page, as <b>Network Usage</b>, and in the <a href="/?view=mail">welcome e-mail</a>. Here Ada of ACME, client
<?= World::CLIENT ?>, is logged in.</p>
<div class="columns">
    <section>
        <h2>A service with a record</h2>
        <?= Site::template('service', ['id' => World::SHOWN, 'section' => Hook::section(World::SHOWN)]) ?>
        <h2>What staff stored</h2>
        <pre class="card card-body"><?= Site::text(Record::asJson(World::SHOWN)) ?></pre>
        <p class="measured">The password is sealed: no read returns it. Notes are never shown to a client.</p>
    </section>
    <section>
        <h2>Its record is disabled</h2>
        <?= Site::template('service', ['id' => World::DISABLED, 'section' => Hook::section(World::DISABLED)]) ?>
        <h2>Try it</h2>
        <p>Enable the second record and load this page again:</p>
        <pre class="command">curl -X PATCH <?= Site::text($record) ?> \
  -H 'Authorization: Bearer <?= Site::text(getenv('NFM_DEMO_API_KEY')) ?>' \
  -H 'Content-Type: application/json' \
  -d '{"enabled": true}'</pre>
    </section>
</div>
