<?php

use Standin\Web\View;

?>

<p>Results for “<?= View::text($term) ?>”</p>
<ul class="list-unstyled" id="standinFound">
    <?php foreach ($found as $result) : ?>
        <li><a href="<?= $result['href'] ?>"><i class="<?= $result['icon'] ?? '' ?>" aria-hidden="true"></i>
            <strong><?= $result['title'] ?></strong> <span><?= $result['subTitle'] ?? '' ?></span></a></li>
    <?php endforeach ?>
</ul>
