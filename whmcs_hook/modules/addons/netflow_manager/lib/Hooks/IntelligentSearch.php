<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Hooks;

use WHMCS\Module\Addon\NetflowManager\Api\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Page\Escape;
use WHMCS\Module\Addon\NetflowManager\Records\AccessRecord;
use WHMCS\Module\Addon\NetflowManager\Staff\AllowedStaff;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Input;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Log;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Service;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Services;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Adds access records to what the search bar of the admin area finds: by username, group or address.
 */
final class IntelligentSearch
{
    private const SHORTEST_TERM = 2;
    private const LONGEST_TERM = 255;
    private const USUAL_RESULTS = 10;
    private const MOST = 50;
    private const ICON = 'fas fa-network-wired';

    /**
     * @param array<array-key, mixed> $vars `searchTerm` and `numResults`
     *
     * @return list<array{title: string, href: string, subTitle: string, icon: string}>
     */
    public function __invoke(array $vars): array
    {
        $term = trim(Input::of($vars)->text('searchTerm'));
        $staff = self::isTerm($term) ? AllowedStaff::current() : null;
        $most = filter_var($vars['numResults'] ?? null, FILTER_VALIDATE_INT) ?: self::USUAL_RESULTS;

        return $staff === null ? [] : self::results($staff, $term, max(1, min(self::MOST, $most)));
    }

    /** @return bool whether the API is worth asking: invisible characters and invalid UTF-8 stand in no record */
    private static function isTerm(string $term): bool
    {
        $shape = sprintf('/\A[^\p{C}\p{Zl}\p{Zp}]{%d,%d}\z/u', self::SHORTEST_TERM, self::LONGEST_TERM);

        return preg_match($shape, $term) === 1;
    }

    /** @return list<array{title: string, href: string, subTitle: string, icon: string}> */
    private static function results(AllowedStaff $staff, string $term, int $most): array
    {
        $isAddress = self::isAddress($term);
        $fitting = [];
        try {
            // Each record that covers an address is a result; of those with a text in them not each is.
            $query = $isAddress ? ['ip' => $term, 'limit' => $most] : ['q' => $term];
            foreach (self::found($staff, $query) as $record) {
                if ($isAddress || self::isInFields($record, $term)) {
                    $fitting[] = $record;
                }
                if (count($fitting) === $most) {
                    break;
                }
            }
        } catch (ApiFailure $failure) {
            Log::failed('search', $failure, $staff->settings, 'The search of WHMCS finds no access records.');
        }

        $services = Services::named(array_column($fitting, 'serviceId'));

        return array_map(static fn (AccessRecord $record): array
            => self::result($staff, $record, $services[$record->serviceId] ?? null), $fitting);
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
    private static function found(AllowedStaff $staff, array $query): iterable
    {
        $api = $staff->api('search');
        if ($api === null) {
            return [];
        }
        $lastStart = hrtime(true) + $staff->settings->deadlineMs * 1e6;

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
    private static function result(AllowedStaff $staff, AccessRecord $record, ?Service $service): array
    {
        $language = $staff->language;
        $texts = $record->texts;
        $about = [$texts['username'], $texts['group'], $texts['ip_address']];
        $details = [$language->text('search_ids', ['client' => $record->clientName($service)]), ...$about];
        $states = [
            $record->isEnabled ? '' : $language->text('list_disabled'),
            $record->needsReview ? $language->text('record_review') : '',
        ];

        return [
            // Whether WHMCS escapes these is documented nowhere.
            'title' => Escape::html($language->text('search_title', ['service' => $record->title($service)])),
            'href' => $staff->links->to('edit', ['service_id' => $record->serviceId]),
            'subTitle' => Escape::html(implode(' · ', array_filter([...$details, ...$states], 'strlen'))),
            'icon' => self::ICON,
        ];
    }
}
