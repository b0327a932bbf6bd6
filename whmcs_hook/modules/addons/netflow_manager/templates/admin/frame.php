<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * What stands around every admin page.
 *
 * @var string      $content HTML of the page
 * @var array<string, list<string>> $tabs page => the actions that belong to it
 * @var string      $action
 * @var string|null $notice  key of a language string
 */
?>
<style><?php include __DIR__ . '/../../assets/admin.css' ?></style>
<div class="netflow-manager">
    <ul class="nav nav-tabs">
        <?php foreach ($tabs as $tab => $actions) : ?>
            <li<?php if (in_array($action, $actions, true)) : ?> class="active"<?php endif ?>>
                <a href="<?= $link($tab) ?>"><?= $t("tab_{$tab}") ?></a>
            </li>
        <?php endforeach ?>
    </ul>
    <?php if ($notice !== null) : ?>
        <div class="alert alert-<?= $e($notice === 'notice_bulk_nothing' ? 'warning' : 'success') ?>" role="status">
            <?= $t($notice) ?>
        </div>
    <?php endif ?>
    <?php echo $content ?>
</div>
<script><?php include __DIR__ . '/../../assets/admin.js' ?></script>
