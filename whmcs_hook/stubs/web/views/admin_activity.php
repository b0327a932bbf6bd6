<?php

use Standin\Web\View;

?>

<div class="table-responsive">
    <table class="table">
        <thead><tr><th>Date</th><th>Description</th><th>User</th></tr></thead>
        <tbody>
        <?php foreach ($lines as $line) : ?>
            <tr>
                <td><?= View::text($line->date) ?></td>
                <td><?= View::text($line->description) ?></td>
                <td><?= View::text($line->user) ?></td>
            </tr>
        <?php endforeach ?>
        </tbody>
    </table>
</div>
