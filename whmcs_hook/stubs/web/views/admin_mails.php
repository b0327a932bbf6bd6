<?php

use Standin\Web\View;

?>

<div class="table-responsive">
    <table class="table">
        <thead><tr><th>Date</th><th>Client</th><th>Subject</th></tr></thead>
        <tbody>
        <?php foreach ($mails as $mail) : ?>
            <tr>
                <td><?= View::text($mail->date) ?></td>
                <td>#<?= $mail->userid ?></td>
                <td><a href="/admin/systememaillog.php?id=<?= $mail->id ?>"><?= View::text($mail->subject) ?></a></td>
            </tr>
        <?php endforeach ?>
        </tbody>
    </table>
</div>
