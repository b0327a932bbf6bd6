<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Api\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Api\Reply;
use WHMCS\Module\Addon\NetflowManager\Records\AccessRecord;
use WHMCS\Module\Addon\NetflowManager\Records\Expectation;

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

        return Outcome::page($visit->render('records/results', [
            'title' => "bulk_{$mode}",
            'results' => self::results($visit, $mode, $chosen),
            'services' => $chosen->services,
            'done' => "bulk_done_{$mode}",
            'list' => $list,
        ]));
    }

    /** @return array<int, string> service => why it was not done, blank when it was */
    private static function results(Visit $visit, string $mode, ChosenRecords $chosen): array
    {
        $results = [];
        $outage = null;
        foreach ($chosen->ids as $id) {
            try {
                $results[$id] = $outage ?? self::change($visit, $mode, $id, $chosen->records[$id] ?? null);
            } catch (ApiFailure $failure) {
                $reason = $failure->in($visit->language);
                // Each of the others would wait as long for the same.
                $outage = $failure->isAboutTheRequest() ? null : $reason;
                $isUnknown = $failure->isOutcomeUnknown ? "{$visit->language->text('outcome_unknown')} " : '';
                $results[$id] = $isUnknown . $reason;
            }
        }

        return $results;
    }

    /**
     * @return string why it was not done, blank when it was
     *
     * @throws ApiFailure
     */
    private static function change(Visit $visit, string $mode, int $id, ?AccessRecord $record): string
    {
        if ($mode === 'delete') {
            $seen = Expectation::sentBy($visit->input, Expectation::FIELD . "_{$id}");
            $visit->api()->call('DELETE', AccessRecord::path($id), headers: ['If-Match' => $seen->ifMatch], read: static fn (
                Reply $reply,
            ): bool => $reply->status === 204 || throw ApiFailure::badStatus($reply->status));
        } elseif ($record?->needsReview === true) {
            // Any change counts as the review.
            return $visit->language->text('bulk_review');
        } else {
            $read = static fn (Reply $reply): AccessRecord => AccessRecord::of($reply, $id);
            $headers = ['If-Match' => $record?->etag];
            $body = ['enabled' => $mode === 'enable'];
            $visit->api()->call('PATCH', AccessRecord::path($id), body: $body, headers: $headers, read: $read);
        }

        return '';
    }
}
