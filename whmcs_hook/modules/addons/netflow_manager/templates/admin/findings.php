<?php

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The lines of a check.
 *
 * @var list<\WHMCS\Module\Addon\NetflowManager\Admin\Finding> $findings
 */
?>
<div class="table-responsive">
    <table class="table table-bordered">
        <tbody>
        <?php foreach ($findings as $finding) : ?>
            <tr>
                <th scope="row"><?= $e($finding->label) ?></th>
                <td>
                    <?php if (!$finding->isRight) : ?>
                        <span class="label label-danger">&#10007;</span>
                    <?php elseif ($finding->advice !== '') : ?>
                        <span class="label label-warning">!</span>
                    <?php elseif (!$finding->isKnown) : ?>
                        <span class="label label-default">&ndash;</span>
                    <?php else : ?>
                        <span class="label label-success">&#10003;</span>
                    <?php endif ?>
                </td>
                <td>
                    <?= $e(\WHMCS\Module\Addon\NetflowManager\Page\LocalTime::within($finding->found)) ?>
                    <?php if ($finding->advice !== '') : ?>
                        <p class="help-block"><?= $e($finding->advice) ?></p>
                    <?php endif ?>
                    <?php foreach ($finding->links as $text => $address) : ?>
                        <a href="<?= $e($address) ?>"><?= $e($text) ?></a>
                    <?php endforeach ?>
                </td>
            </tr>
        <?php endforeach ?>
        </tbody>
    </table>
</div>
