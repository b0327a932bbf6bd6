<?php

use Standin\Web\View;

?>

<ul>
    <?php foreach ($templates as $template) : ?>
        <li><a href="/admin/configemailtemplates.php?id=<?= $template->id ?>"><?= View::text($template->name) ?></a>
            (<?= View::text(trim("{$template->type} {$template->language}")) ?>)</li>
    <?php endforeach ?>
</ul>
