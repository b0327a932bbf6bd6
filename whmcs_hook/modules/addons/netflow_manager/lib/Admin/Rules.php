<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Rules\Rule;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Products;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Lists the products of WHMCS with their rules.
 */
final class Rules implements Page
{
    public function show(Visit $visit): string
    {
        $groups = Products::byGroup();
        $rules = Rule::all($visit->api());
        // A product that was deleted keeps its rule until that is deleted.
        $gone = array_diff_key($rules, ...array_values($groups));
        if ($gone !== []) {
            $groups[$visit->language->text('rules_gone')] = array_map(static fn (): string => '', $gone);
        }

        return $visit->render('rules/list', [
            'groups' => $groups,
            'rules' => $rules,
            'isNightly' => $visit->settings->createsMissing,
        ]);
    }
}
