<?php

use Standin\Web\View;

?>

<p>To client #<?= $mail->userid ?>, <?= View::text($mail->date) ?></p>
<pre id="standinMail"><?= View::text($mail->message) ?></pre>
