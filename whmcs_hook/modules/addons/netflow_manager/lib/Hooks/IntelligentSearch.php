<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Hooks;

use WHMCS\Module\Addon\NetflowManager\Input;
use WHMCS\Module\Addon\NetflowManager\Log;
use WHMCS\Module\Addon\NetflowManager\Staff\AllowedStaff;
use WHMCS\Module\Addon\NetflowManager\Staff\RecordSearch;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Adds access records to what the search bar of the admin area finds.
 */
final class IntelligentSearch
{
    private const USUAL_RESULTS = 10;

    /**
     * @param array<array-key, mixed> $vars `searchTerm` and `numResults`
     *
     * @return list<array{title: string, href: string, subTitle: string, icon: string}>
     */
    public function __invoke(array $vars): array
    {
        try {
            $term = trim(Input::of($vars)->text('searchTerm'));
            $staff = RecordSearch::isTerm($term) ? AllowedStaff::current() : null;
            $most = filter_var($vars['numResults'] ?? null, FILTER_VALIDATE_INT);

            return $staff === null ? [] : (new RecordSearch($staff))->results($term, $most ?: self::USUAL_RESULTS);
        } catch (\Throwable $failure) {
            Log::brokenView('The search', $failure);
        }

        return [];
    }
}
