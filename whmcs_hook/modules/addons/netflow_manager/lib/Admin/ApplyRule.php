<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Reconciliation\Provisioning;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Products;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Gives the services of a product that have no record theirs, by the rule of the product: first as a dry run.
 */
final class ApplyRule implements Page, Change
{
    public function show(Visit $visit): string
    {
        return self::html($visit, null, false);
    }

    public function apply(Visit $visit): Outcome
    {
        $isDryRun = $visit->input->text('mode') !== 'run';
        $productId = $visit->input->id('product_id');
        $done = $productId === null ? null : Provisioning::run($visit->api(), $isDryRun, $productId);

        return Outcome::page(self::html($visit, $done, $isDryRun));
    }

    private static function html(Visit $visit, ?Provisioning $done, bool $isDryRun): string
    {
        $productId = $visit->input->id('product_id');
        if ($productId === null) {
            return (new Rules())->show($visit);
        }

        return $visit->render('rules/apply', [
            'productId' => $productId,
            'product' => Products::name($productId) ?? "#{$productId}",
            'done' => $done,
            'isDryRun' => $isDryRun,
        ]);
    }
}
