<?php

/** @var int $id */
/** @var array{html: string, ms: float} $section */

use Demo\Hook;
use Demo\Site;

$service = Hook::service($id);
$html = $section['html'] === '' ? '<p class="nothing">No Network Usage section.</p>' : $section['html'];
?>
<div class="card product">
    <div class="card-body">
        <div class="product-head">
            <div>
                <h3>VPS Large</h3>
                <p class="muted"><?= Site::text($service->domain) ?></p>
            </div>
            <span class="label label-success"><?= Site::text($service->domainstatus) ?></span>
        </div>
        <dl>
            <div><dt>Service</dt><dd>#<?= $id ?></dd></div>
            <div><dt>Primary IP</dt><dd><?= Site::text($service->dedicatedip) ?></dd></div>
            <div><dt>Next due</dt><dd><?= Site::text($service->nextduedate) ?></dd></div>
        </dl>
    </div>
</div>
<div class="hook-output"><?= $html ?></div>
<p class="measured">The addon took <?= number_format($section['ms'], 1) ?> ms.</p>
