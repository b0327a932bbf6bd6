<?php

/**
 * The last mail: as its reader gets it, and as WHMCS's log has it.
 *
 * @var object|null $sent
 * @var object|null $logged
 * @var bool        $isHtml
 * @var string      $text
 */

use Standin\Web\View;

?>
<!doctype html>
<html lang="en">
<head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>The last e-mail – NetFlow Manager demo</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/node_modules/bootstrap4/dist/css/bootstrap.min.css">
    <link rel="stylesheet" href="/static/site.css">
</head>
<body>
<div class="standin-ribbon">A stand-in for WHMCS, not WHMCS. No mail leaves this machine.</div>
<main class="container py-4">
    <p><a href="/">Back to the tour</a></p>
    <h1>The last e-mail</h1>
    <?php if ($sent === null || $logged === null) : ?>
        <p>None was sent yet. The buttons below send the welcome e-mail of vps1.</p>
    <?php else : ?>
        <p>Subject: <strong><?= View::text($sent->subject) ?></strong></p>
        <h2>As the client gets it</h2>
        <?php if ($isHtml) : ?>
            <h3 class="h5">HTML part</h3>
            <iframe class="demo-mail" sandbox title="HTML part" srcdoc="<?= View::text($sent->message) ?>"></iframe>
        <?php endif ?>
        <h3 class="h5"><?= $isHtml ? 'Text part, as a mailer makes it of the HTML' : 'Plain text' ?></h3>
        <pre class="standin-mail border p-3" id="demoText"><?= View::text($text) ?></pre>
        <h2>As WHMCS keeps it</h2>
        <p>The source in the e-mail log, for staff and for the client: the password is covered.</p>
        <pre class="standin-mail border p-3" id="demoLogged"><?= View::text($logged->message) ?></pre>
    <?php endif ?>
    <?php require __DIR__ . '/mail_buttons.php' ?>
</main>
</body>
</html>
