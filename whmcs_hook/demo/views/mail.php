<?php

use Demo\Hook;
use Demo\Site;
use Demo\World;
use Standin\SmartyEngine;

$mails = [
    'With a record' => World::SHOWN,
    'Without a record' => World::WITHOUT_RECORD,
];
?>
<h1>The welcome e-mail</h1>
<p class="lead">One template for all clients. The addon adds six merge fields to product e-mails; where a service has no
enabled record the whole block stays out.</p>
<?php if (Hook::smartyVersion() === null) : ?>
    <div class="alert alert-danger">WHMCS renders e-mails with Smarty, which is not installed here.
        On Debian or Ubuntu: <code>apt-get install smarty4</code></div>
<?php else : ?>
    <div class="columns">
        <?php foreach ($mails as $title => $id) : ?>
            <section>
                <h2><?= $title ?></h2>
                <?php $mail = Hook::mail($id); ?>
                <div class="card mail">
                    <div class="card-header">
                        <span class="muted">To</span> Ada, ACME<br>
                        <span class="muted">Subject</span> <?= Site::text($mail['subject'] ?? '') ?>
                    </div>
                    <pre class="card-body"><?= Site::text(trim($mail['body'] ?? '')) ?></pre>
                </div>
            </section>
        <?php endforeach ?>
    </div>
    <p class="measured">Rendered by Smarty <?= Hook::smartyVersion() ?> under the documented policy for e-mails.
        <?php foreach (SmartyEngine::installed() as $version) : ?>
            <?php if ($version !== Hook::smartyVersion()) : ?>
                <a href="/?view=mail&amp;smarty=<?= $version ?>">Use Smarty <?= $version ?></a>
            <?php endif ?>
        <?php endforeach ?>
    </p>
<?php endif ?>
<h2>The template</h2>
<pre class="card card-body"><?= Site::text(trim(World::mailTemplate())) ?></pre>
