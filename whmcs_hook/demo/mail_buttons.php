<?php

/**
 * Sends a product mail of vps1, in one form or the other.
 */

use WHMCS\Database\Capsule;

?>
<form class="mb-2" method="post" action="/demo/mail">
    <?php foreach (Capsule::table('tblemailtemplates')->orderBy('id')->get() as $template) : ?>
        <button class="btn btn-primary mb-1" name="template" value="<?= $template->id ?>">
            Send it <?= $template->plaintext ? 'as plain text' : 'as HTML' ?></button>
    <?php endforeach ?>
</form>
