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
    /** How many records a page may have, the usual number first: as many as `Api` can read, however long their notes. */
    private const SIZES = [25, 50, 100];
    private const FILTERS = ['q', 'ip', 'client_id', 'enabled', 'needs_review'];

    public function show(Visit $visit): string
    {
        $filters = [];
        foreach (self::FILTERS as $name) {
            $filters[$name] = trim($visit->input->text($name));
        }
        $filters = array_filter($filters, 'strlen');
        $cursor = $visit->input->text('cursor');
        $size = $visit->input->id('limit');
        $size = in_array($size, self::SIZES, true) ? $size : self::SIZES[0];
        $kept = $filters + ($size === self::SIZES[0] ? [] : ['limit' => $size]);
        $question = $filters + ($cursor === '' ? [] : ['cursor' => $cursor]) + ['limit' => $size, 'total' => 'true'];
        $errors = [];
        try {
            [$records, $next, $page] = $visit->api()->page(AccessRecord::LIST, $question, AccessRecord::listed(...));
            $total = self::total($page->objectIfThere('total'), $visit);
        } catch (ApiFailure $failure) {
            [$records, $next, $total] = [[], null, ''];
            $errors = $failure->isRejection(422) ? $failure->errors : throw $failure;
        }
        $ids = array_map(static fn (AccessRecord $record): int => $record->serviceId, $records);
        $wanted = $errors === [] && $cursor === '' ? $filters['q'] ?? '' : '';
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
            'kept' => $kept,
            'sizes' => self::SIZES,
            'size' => $size,
            'total' => $total,
            'isFirstPage' => $cursor === '',
            'errors' => $errors,
            'problem' => implode(' ', array_intersect_key($errors, ['' => true, 'cursor' => true, 'limit' => true])),
            'records' => $records,
            'services' => $services,
            'others' => array_diff_key($others, $services),
            'next' => $next === null ? null : $kept + ['cursor' => $next],
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
