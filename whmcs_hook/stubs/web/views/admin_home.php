<?php

use Standin\Web\View;

?>

<?php if ($hasRun) : ?>
    <div class="alert alert-success">The daily run has ended.</div>
<?php endif ?>
<?php foreach ($widgets as $widget) : ?>
    <div class="panel panel-default">
        <div class="panel-heading"><h3 class="panel-title"><?= View::text($widget['title']) ?></h3></div>
        <div class="panel-body"><?= $widget['html'] ?></div>
    </div>
<?php endforeach ?>
<p>Everything that an addon module meets in WHMCS's administration, and nothing else.</p>
<form method="post">
    <?= View::token() ?>
    <button class="btn btn-default" type="submit">Run the daily cron job</button>
</form>
<p><a href="/index.php">To the client area</a></p>
