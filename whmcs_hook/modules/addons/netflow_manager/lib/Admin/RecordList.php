<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Api\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Api\Members;
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
    public function show(Visit $visit): string
    {
        $query = ListQuery::of($visit->input);
        $filters = $query->filters;
        $clients = ClientFilter::of($filters['client'] ?? '');
        [$records, $next, $total] = [[], null, ''];
        $errors = $clients->problem === '' ? [] : ['client' => $visit->language->text($clients->problem)];
        try {
            if ($errors === []) {
                [$records, $next, $page] = $visit->api()->page(
                    AccessRecord::LIST,
                    $query->question($clients->ids),
                    AccessRecord::listed(...),
                );
                $total = self::total($page->objectIfThere('total'), $visit);
            }
        } catch (ApiFailure $failure) {
            $errors = $failure->isRejection(422) ? $failure->errors : throw $failure;
        }
        $ids = array_map(static fn (AccessRecord $record): int => $record->serviceId, $records);
        $wanted = $errors === [] && $query->cursor === '' ? $filters['q'] ?? '' : '';
        $services = $others = [];
        try {
            $services = Services::of($ids);
            // The API does not know domains and names of clients, but who searches for them means a service.
            $others = ServiceSearch::find($wanted);
        } catch (\Throwable) {
            // Records are listed even where WHMCS's own tables cannot be read.
        }

        return $visit->render('records/list', [
            'filters' => $filters,
            'kept' => $query->kept(),
            'listFields' => $query->fields(),
            'heads' => $query->heads(),
            'size' => $query->size,
            'total' => $total,
            'mostClients' => $clients->isCut ? ClientFilter::MOST : null,
            'isFirstPage' => $query->cursor === '',
            'errors' => $errors,
            'problem' => implode(' ', array_diff_key($errors, array_flip(ListQuery::FILTERS))),
            'records' => $records,
            'services' => $services,
            'others' => array_diff_key($others, $services),
            'next' => $next === null ? null : $query->kept() + ['cursor' => $next],
        ]);
    }

    /**
     * @return string how many records match, blank where the API does not tell
     *
     * @throws ApiFailure
     */
    private static function total(?Members $total, Visit $visit): string
    {
        return $total === null ? '' : $visit->language->text(
            $total->truth('is_exact') ? 'list_total' : 'list_total_more',
            ['count' => (string) $total->number('count')],
        );
    }
}
