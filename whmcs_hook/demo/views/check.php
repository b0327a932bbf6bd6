<?php

require_once Standin\Runtime::ADDONS . '/netflow_manager/netflow_manager.php';
?>
<h1>Addons &gt; NetFlow Manager</h1>
<p class="lead">What staff opens first when something does not work: each line that is not right says what to do.
    <?php if (isset($_GET['down'])) : ?>
        <a href="/?view=check">With the API running</a>
    <?php else : ?>
        <a href="/?view=check&amp;down=1">With the API down</a>
    <?php endif ?>
</p>
<div class="card card-body admin">
<?php
$_GET['action'] = 'health';
netflow_manager_output([]);
?>
</div>
