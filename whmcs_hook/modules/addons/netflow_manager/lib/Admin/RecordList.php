<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Admin\Records\AccessRecord;
use WHMCS\Module\Addon\NetflowManager\Admin\Records\ListFilters;
use WHMCS\Module\Addon\NetflowManager\Admin\Records\Service;
use WHMCS\Module\Addon\NetflowManager\Admin\Records\ServiceSearch;
use WHMCS\Module\Addon\NetflowManager\Admin\Records\Services;
use WHMCS\Module\Addon\NetflowManager\ApiFailure;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Lists records beside what WHMCS knows of their services.
 */
final class RecordList implements Page
{
    private const PAGE = 25;

    public function show(Visit $visit): string
    {
        $filters = ListFilters::of($visit->input);
        $errors = [];
        try {
            $question = $filters->question() + ['limit' => self::PAGE];
            [$records, $next] = $visit->api()->page(AccessRecord::LIST, $question, AccessRecord::listed(...));
        } catch (ApiFailure $failure) {
            [$records, $next] = [[], null];
            $errors = $failure->isRejection(422) ? $failure->errors : throw $failure;
        }
        $ids = array_map(static fn (AccessRecord $record): int => $record->serviceId, $records);

        return $visit->render('records/list', [
            'filters' => $filters,
            'errors' => $errors,
            'problem' => implode(' ', array_intersect_key($errors, ['' => true, 'cursor' => true, 'limit' => true])),
            'records' => $records,
            'services' => self::known(static fn (): array => Services::of($ids)),
            'others' => $errors === [] ? self::known(static fn (): array => self::others($filters, $ids)) : [],
            'next' => $next === null ? null : $filters->parameters() + ['cursor' => $next],
        ]);
    }

    /**
     * Records are listed even where WHMCS's own tables cannot be read.
     *
     * @param \Closure $find `function (): array<int, Service>`
     *
     * @return array<int, Service>
     */
    private static function known(\Closure $find): array
    {
        try {
            return $find();
        } catch (\Throwable) {
            return [];
        }
    }

    /**
     * The API does not know domains and names of clients, but who searches for them means a service.
     *
     * @param list<int> $listed
     *
     * @return array<int, Service> services in WHMCS that match, beside those of the listed records
     */
    private static function others(ListFilters $filters, array $listed): array
    {
        $text = $filters->isFirstPage() ? $filters->texts['q'] : '';

        return array_diff_key(ServiceSearch::find($text), array_flip($listed));
    }
}
