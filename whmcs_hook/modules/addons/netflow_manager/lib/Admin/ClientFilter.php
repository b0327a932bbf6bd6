<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Whmcs\ClientSearch;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Id;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The clients whose records are to be listed: one by id, or all whose name, company or e-mail address WHMCS finds. The
 * API knows ids alone.
 */
final class ClientFilter
{
    /** As many as the API takes. */
    public const MOST = 100;

    /**
     * @param list<int> $ids
     * @param string    $problem key of a text, blank where there is none
     * @param bool      $isCut   whether more than MOST match
     */
    private function __construct(
        public readonly array $ids,
        public readonly string $problem = '',
        public readonly bool $isCut = false,
    ) {
    }

    /** @param string $typed blank for all clients */
    public static function of(string $typed): self
    {
        // An id is not looked up: records outlive a client whom WHMCS has deleted.
        $id = Id::from(ltrim($typed, '#'));
        if ($typed === '' || $id !== null) {
            return new self($id === null ? [] : [$id]);
        }
        try {
            $ids = ClientSearch::ids($typed, self::MOST + 1);
        } catch (\Throwable) {
            return new self([], 'list_clients_unreadable');
        }

        return new self(
            array_slice($ids, 0, self::MOST),
            $ids === [] ? 'list_clients_none' : '',
            count($ids) > self::MOST,
        );
    }
}
