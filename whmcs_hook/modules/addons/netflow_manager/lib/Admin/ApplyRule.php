<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Reconciliation\Provisioning;
use WHMCS\Module\Addon\NetflowManager\Records\Expectation;
use WHMCS\Module\Addon\NetflowManager\Rules\Rule;
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
        $productId = $visit->input->id('product_id');

        return $productId === null ? (new Rules())->show($visit) : self::html($visit, $productId, ['done' => null]);
    }

    public function apply(Visit $visit): Outcome
    {
        $productId = $visit->input->id('product_id');
        if ($productId === null) {
            return Outcome::page((new Rules())->show($visit));
        }
        $seen = $visit->input->text(Expectation::FIELD);
        $now = Expectation::of(Rule::find($visit->api(), $productId));
        // What the dry run showed is not what the rule would do now.
        $isOutdated = $seen !== '' && $seen !== $now;
        $isDryRun = $isOutdated || $visit->input->text('mode') !== 'run';

        return Outcome::page(self::html($visit, $productId, [
            'done' => Provisioning::run($visit->api(), $isDryRun, $productId),
            'isDryRun' => $isDryRun,
            'isOutdated' => $isOutdated,
            'seen' => $now,
        ]));
    }

    /** @param array<string, mixed> $values of the template */
    private static function html(Visit $visit, int $productId, array $values): string
    {
        return $visit->render('rules/apply', [
            'productId' => $productId,
            'product' => Products::name($productId) ?? "#{$productId}",
        ] + $values + ['isDryRun' => false, 'isOutdated' => false, 'seen' => '']);
    }
}
