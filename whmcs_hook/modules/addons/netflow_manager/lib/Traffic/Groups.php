<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Traffic;

use WHMCS\Module\Addon\NetflowManager\Api\Api;
use WHMCS\Module\Addon\NetflowManager\Api\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Api\Members;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Groups of the source of traffic whose names contain what was searched for.
 */
final class Groups
{
    private const PATH = '/v1/usage-source/groups';
    private const MOST = 20;
    private const LONGEST = 255;

    /**
     * @param list<string> $names   in their order, at most some
     * @param bool         $hasMore whether others match too
     * @param string       $problem why they cannot be had now, in the words of a page; blank where they can
     * @param bool         $isAny   whether the source has ever named groups: one without groups and none are alike
     */
    private function __construct(
        public readonly array $names,
        public readonly bool $hasMore,
        public readonly bool $isAny,
        public readonly string $problem = '',
    ) {
    }

    /**
     * @param string $text part of a name, upper and lower case alike
     *
     * @throws ApiFailure
     */
    public static function search(Api $api, string $text): self
    {
        $query = ['q' => mb_substr(trim($text), 0, self::LONGEST, 'UTF-8'), 'limit' => self::MOST];
        $name = static fn (Members $group): string => $group->text('name');
        try {
            [$names, $cursor, $page] = $api->page(self::PATH, $query, $name);
        } catch (ApiFailure $failure) {
            // An older API has no sources.
            return $failure->isRejection(404) ? new self([], false, false) : throw $failure;
        }

        return new self($names, $cursor !== null, $page->textOrNull('fetched_at') !== null);
    }

    public static function unavailable(string $problem): self
    {
        return new self([], false, true, $problem);
    }
}
