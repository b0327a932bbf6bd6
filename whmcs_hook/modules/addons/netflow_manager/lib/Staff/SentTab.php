<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Staff;

use WHMCS\Module\Addon\NetflowManager\Id;
use WHMCS\Module\Addon\NetflowManager\Input;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The fields of the service tab as they come back when an administrator saves the service.
 */
final class SentTab
{
    private const ETAG = '/\A"[\x21\x23-\x7e]{1,100}"\z/';

    private function __construct(
        public readonly int $serviceId,
        public readonly string $etag,
        public readonly string $token,
        public readonly TabEntries $entries,
        private readonly string $marks,
    ) {
    }

    /**
     * @param array<array-key, mixed> $vars the whole request, and `id`, the service that is saved
     *
     * @return self|null null when the request does not come from the tab of this service: there are other ways to save
     *                   one, which must not change its record
     */
    public static function from(array $vars): ?self
    {
        $input = Input::of($vars);
        $serviceId = Id::from($vars['id'] ?? null);
        $etag = $input->text(TabEntries::PREFIX . 'etag');
        if ($serviceId === null || $serviceId !== $input->id(TabEntries::PREFIX . 'present')) {
            return null;
        }

        return preg_match(self::ETAG, $etag) !== 1 ? null : new self(
            $serviceId,
            $etag,
            $input->text(TabEntries::PREFIX . 'token'),
            TabEntries::typed($input),
            $input->text(TabEntries::PREFIX . 'shown'),
        );
    }

    /** @return array<string, bool|string|null> what was changed, for a merge patch */
    public function changes(): array
    {
        return $this->entries->changesSince($this->marks);
    }
}
