<?php

use Demo\ActivityLog;
use Demo\Hook;
use Demo\Site;
use Demo\World;

$section = Hook::section(World::SHOWN);
$mail = Hook::mail(World::SHOWN);
?>
<h1>While the API is down</h1>
<p class="lead">On this page the addon has an address at which nothing answers. Pages and e-mails go out all the same,
without NetFlow details and without a wait. Load it a few times: after three failures the addon does not even try.</p>
<div class="columns">
    <section>
        <h2>The product page</h2>
        <?= Site::template('service', ['id' => World::SHOWN, 'section' => $section]) ?>
    </section>
    <section>
        <h2>The welcome e-mail</h2>
        <?php if ($mail === null) : ?>
            <div class="alert alert-danger">For e-mails: <code>apt-get install smarty4</code></div>
        <?php else : ?>
            <div class="card mail">
                <div class="card-header">
                    <span class="muted">Subject</span> <?= Site::text($mail['subject']) ?>
                </div>
                <pre class="card-body"><?= Site::text(trim($mail['body'])) ?></pre>
            </div>
        <?php endif ?>
    </section>
</div>
<h2>What staff reads in the activity log</h2>
<pre class="card card-body"><?= Site::text(implode("\n", ActivityLog::lines())) ?></pre>
<p class="measured">At most once an hour, so that an outage does not flood the log.</p>
