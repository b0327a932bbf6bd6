<?php

use Standin\Web\View;

?>

<?php if ($hasRun) : ?>
    <div class="alert alert-success">The daily run has ended.</div>
<?php endif ?>
<p>Everything that an addon module meets in WHMCS's administration, and nothing else.</p>
<form method="post">
    <?= View::token() ?>
    <button class="btn btn-default" type="submit">Run the daily cron job</button>
</form>
<p><a href="/index.php">To the client area</a></p>
