<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Api;

use WHMCS\Module\Addon\NetflowManager\Page\Escape;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The merge fields of a product mail, as the API gives them for one service of one client, and the link to the
 * client's password page where a mail wants it.
 */
final class MergeFields
{
    public const PASSWORD_URL = 'netflow_password_url';
    public const PASSWORD = 'netflow_password';
    /** The fields that are strings, in the order in which an editor lists them. */
    public const TEXTS = [
        'netflow_url',
        'netflow_username',
        self::PASSWORD,
        'netflow_group',
        'netflow_ip_address',
    ];

    /**
     * @param array<string, string> $texts            field name => value, raw
     * @param bool                  $canBeProvisioned whether the service has no record, and products have rules
     */
    private function __construct(
        private readonly bool $isEnabled,
        public readonly array $texts,
        public readonly bool $hasPasswordPage = false,
        public readonly bool $canBeProvisioned = false,
    ) {
    }

    /** All fields, defined and empty: what every product mail without an enabled record gets. */
    public static function none(): self
    {
        return new self(false, array_fill_keys(self::TEXTS, ''));
    }

    /**
     * Asks the API for them.
     *
     * @throws ApiFailure also unless the answer is about exactly this pair and every member has its type
     */
    public static function of(Api $api, int $serviceId, int $clientId): self
    {
        $read = static function (Reply $reply) use ($serviceId, $clientId): self {
            $answer = $reply->members();
            $answer->requireEcho($serviceId, $clientId);
            $fields = $answer->object('merge_fields');
            $texts = array_combine(self::TEXTS, array_map([$fields, 'text'], self::TEXTS));
            $hasPasswordPage = $answer->truthIfThere('client_password_page');

            return $fields->truth('netflow_enabled')
                ? new self(true, $texts, $hasPasswordPage)
                : new self(false, self::none()->texts, canBeProvisioned: $answer->truthIfThere('can_be_provisioned'));
        };

        return $api->call(
            'GET',
            "/v1/access-records/{$serviceId}/merge-fields",
            ['client_id' => $clientId],
            read: $read,
        );
    }

    /** The same, but for the value of one field. */
    public function with(string $name, string $value): self
    {
        return new self($this->isEnabled, [$name => $value] + $this->texts, $this->hasPasswordPage);
    }

    /** @return array<string, bool|string> escaped, but for plain text, where an entity would be read as it stands */
    public function values(bool $isPlainText): array
    {
        $texts = $isPlainText ? $this->texts : array_map([Escape::class, 'html'], $this->texts);

        return ['netflow_enabled' => $this->isEnabled] + $texts;
    }
}
