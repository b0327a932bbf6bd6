<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Whmcs;

use WHMCS\Authentication\CurrentUser;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The client whose client area is being looked at.
 */
final class SessionClient
{
    private const FALL_BACK_LANGUAGE = 'english';

    private function __construct(
        public readonly int $id,
        public readonly string $language,
    ) {
    }

    /** @return self|null null when nobody is logged in: users are not clients, and a user may act for none */
    public static function current(): ?self
    {
        $client = (new CurrentUser())->client();
        $id = Id::from($client->id ?? null);

        return $id === null ? null : new self($id, self::languageOf($client));
    }

    /** @return Service|null null unless the service is theirs now. Throws what the database throws. */
    public function service(int $id): ?Service
    {
        $service = Service::find($id, Service::COLUMNS_OF_PAGES);

        return $service?->ownerId === $this->id ? $service : null;
    }

    /** The language chosen in this session, else the one of the client's profile. */
    private static function languageOf(object $client): string
    {
        foreach ([$_SESSION['Language'] ?? null, $client->language ?? null] as $name) {
            if (is_string($name) && preg_match('/\A[a-z][a-z_-]{1,31}\z/i', $name) === 1) {
                return strtolower($name);
            }
        }

        return self::FALL_BACK_LANGUAGE;
    }
}
