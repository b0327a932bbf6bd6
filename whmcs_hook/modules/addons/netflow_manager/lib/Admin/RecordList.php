<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Api\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Records\AccessRecord;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Service;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Services;
use WHMCS\Module\Addon\NetflowManager\Whmcs\ServiceSearch;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Lists records beside what WHMCS knows of their services.
 */
final class RecordList implements Page
{
    private const PAGE = 25;
    private const FILTERS = ['q', 'ip', 'client_id', 'enabled', 'needs_review'];

    public function show(Visit $visit): string
    {
        $filters = [];
        foreach (self::FILTERS as $name) {
            $filters[$name] = trim($visit->input->text($name));
        }
        $filters = array_filter($filters, 'strlen');
        $cursor = $visit->input->text('cursor');
        $question = $filters + ($cursor === '' ? [] : ['cursor' => $cursor]) + ['limit' => self::PAGE];
        $errors = [];
        try {
            [$records, $next] = $visit->api()->page(AccessRecord::LIST, $question, AccessRecord::listed(...));
        } catch (ApiFailure $failure) {
            [$records, $next] = [[], null];
            $errors = $failure->isRejection(422) ? $failure->errors : throw $failure;
        }
        $ids = array_map(static fn (AccessRecord $record): int => $record->serviceId, $records);
        $wanted = $errors === [] && $cursor === '' ? $filters['q'] ?? '' : '';

        return $visit->render('records/list', [
            'filters' => $filters,
            'isFirstPage' => $cursor === '',
            'errors' => $errors,
            'problem' => implode(' ', array_intersect_key($errors, ['' => true, 'cursor' => true, 'limit' => true])),
            'records' => $records,
            'services' => Services::named($ids),
            // The API does not know domains and names of clients, but who searches for them means a service.
            'others' => array_diff_key(
                self::known(static fn (): array => ServiceSearch::find($wanted)),
                array_flip($ids),
            ),
            'next' => $next === null ? null : $filters + ['cursor' => $next],
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
}
