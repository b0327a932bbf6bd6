<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Api\Api;
use WHMCS\Module\Addon\NetflowManager\Api\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Api\Reply;
use WHMCS\Module\Addon\NetflowManager\Records\AccessRecord;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Enables, disables or deletes the records that were ticked in the list; deleting is confirmed first.
 */
final class BulkChange implements Change
{
    private const MODES = ['enable', 'disable', 'send', 'delete'];

    public function apply(Visit $visit): Outcome
    {
        $mode = $visit->input->text('mode');
        $list = ListQuery::behind($visit);
        $chosen = ChosenRecords::of($visit);
        if ($chosen->ids === [] || !in_array($mode, self::MODES, true)) {
            return Outcome::done('list', $list->place(), 'bulk_nothing');
        }
        if ($mode === 'send') {
            return Outcome::page(SendDetails::html($visit, $chosen));
        }
        if ($mode === 'delete' && !$visit->input->flag('confirm')) {
            return Outcome::page($visit->render('records/bulk_delete', ['chosen' => $chosen, 'list' => $list]));
        }
        $results = [];
        foreach ($chosen->ids as $id) {
            $results[$id] = self::change($visit->api(), $mode, $id, $visit);
        }

        return Outcome::page($visit->render('records/results', [
            'title' => "bulk_{$mode}",
            'results' => $results,
            'services' => $chosen->services,
            'done' => "bulk_done_{$mode}",
            'list' => $list,
        ]));
    }

    /** @return string why it was not done, blank when it was */
    private static function change(Api $api, string $mode, int $id, Visit $visit): string
    {
        try {
            if ($mode === 'delete') {
                $api->call('DELETE', AccessRecord::path($id), read: static fn (Reply $reply): bool
                    => $reply->status === 204 || throw ApiFailure::badStatus($reply->status));
            } else {
                $read = static fn (Reply $reply): AccessRecord => AccessRecord::of($reply, $id);
                $api->call('PATCH', AccessRecord::path($id), body: ['enabled' => $mode === 'enable'], read: $read);
            }
        } catch (ApiFailure $failure) {
            $isUnknown = $failure->isOutcomeUnknown ? "{$visit->language->text('outcome_unknown')} " : '';

            return $isUnknown . $failure->in($visit->language);
        }

        return '';
    }
}
