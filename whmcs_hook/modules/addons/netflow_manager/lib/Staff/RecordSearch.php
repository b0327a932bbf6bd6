<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Staff;

use WHMCS\Module\Addon\NetflowManager\Admin\Records\AccessRecord;
use WHMCS\Module\Addon\NetflowManager\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Escape;
use WHMCS\Module\Addon\NetflowManager\Log;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Finds access records by username, group or address, for the search bar of WHMCS.
 */
final class RecordSearch
{
    private const SHORTEST_TERM = 2;
    private const LONGEST_TERM = 255;
    private const MOST = 50;
    private const ICON = 'fas fa-network-wired';

    public function __construct(private readonly AllowedStaff $staff)
    {
    }

    /** @return bool whether the API is worth asking: invisible characters and invalid UTF-8 stand in no record */
    public static function isTerm(string $term): bool
    {
        $shape = sprintf('/\A[^\p{C}\p{Zl}\p{Zp}]{%d,%d}\z/u', self::SHORTEST_TERM, self::LONGEST_TERM);

        return preg_match($shape, $term) === 1;
    }

    /**
     * @param int $most results that WHMCS shows
     *
     * @return list<array{title: string, href: string, subTitle: string, icon: string}>
     */
    public function results(string $term, int $most): array
    {
        $isAddress = self::isAddress($term);
        $most = max(1, min(self::MOST, $most));
        $fitting = [];
        try {
            // Each record that covers an address is a result; of those with a text in them not each is.
            $query = $isAddress ? ['ip' => $term, 'limit' => $most] : ['q' => $term];
            foreach ($this->found($query) as $record) {
                if ($isAddress || self::isInFields($record, $term)) {
                    $fitting[] = $record;
                }
                if (count($fitting) === $most) {
                    break;
                }
            }
        } catch (ApiFailure $failure) {
            Log::failed('search', $failure, $this->staff->settings, 'The search of WHMCS finds no access records.');
        }

        return array_map($this->result(...), $fitting);
    }

    /**
     * As long as there is somebody to take them and time for one page.
     *
     * @param array<string, string|int> $query
     *
     * @return iterable<AccessRecord>
     *
     * @throws ApiFailure
     */
    private function found(array $query): iterable
    {
        $api = $this->staff->api('search');
        if ($api === null) {
            return [];
        }
        $lastStart = hrtime(true) + $this->staff->settings->deadlineMs * 1e6;

        return $api->items(AccessRecord::LIST, $query, AccessRecord::listed(...), $lastStart);
    }

    private static function isAddress(string $term): bool
    {
        [$address, $bits] = explode('/', $term, 2) + [1 => '0'];

        return filter_var($address, FILTER_VALIDATE_IP) !== false
            && preg_match('/\A[0-9]{1,3}\z/', $bits) === 1
            && (int) $bits <= (str_contains($address, ':') ? 128 : 32);
    }

    /** The API looks into the notes too; what stands only there would puzzle who sees the result. */
    private static function isInFields(AccessRecord $record, string $term): bool
    {
        $fields = [$record->texts['username'], $record->texts['group'], $record->texts['ip_address']];
        $isInText = preg_match('/' . preg_quote($term, '/') . '/iu', implode("\n", $fields)) === 1;

        return $isInText || $term === (string) $record->serviceId;
    }

    /** @return array{title: string, href: string, subTitle: string, icon: string} */
    private function result(AccessRecord $record): array
    {
        $language = $this->staff->language;
        $texts = $record->texts;
        $about = [$texts['username'], $texts['group'], $texts['ip_address']];
        $ids = ['service' => (string) $record->serviceId, 'client' => (string) $record->clientId];
        $details = [$language->text('search_ids', $ids), ...$about];
        $states = [
            $record->isEnabled ? '' : $language->text('service_is_disabled'),
            $record->needsReview ? $language->text('record_review') : '',
        ];

        return [
            // Whether WHMCS escapes these is documented nowhere.
            'title' => Escape::html($language->text('search_title', $ids)),
            'href' => $this->staff->links->to('edit', ['service_id' => $record->serviceId]),
            'subTitle' => Escape::html(implode(' · ', array_filter([...$details, ...$states], 'strlen'))),
            'icon' => self::ICON,
        ];
    }
}
