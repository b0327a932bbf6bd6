<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Rules;

use WHMCS\Module\Addon\NetflowManager\Api\Api;
use WHMCS\Module\Addon\NetflowManager\Api\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Api\Members;
use WHMCS\Module\Addon\NetflowManager\Api\Reply;
use WHMCS\Module\Addon\NetflowManager\Page\Language;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Input;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The rule of a product: which record its new services start with.
 */
final class Rule
{
    public const LIST = '/v1/provisioning-rules';
    /** Member => kind of its field, and its choices, the default first. In the order of the form. */
    public const FIELDS = [
        'enabled' => ['switch', []],
        'login' => ['choice', ['reuse', 'new', 'none']],
        'username' => ['string', []],
        'password' => ['choice', ['none', 'generate']],
        'netflow_url' => ['url', []],
        'group' => ['string', []],
        'ip_address' => ['choice', ['dedicated', 'assigned', 'both', 'none']],
        'notes' => ['lines', []],
        'record_enabled' => ['switch', []],
    ];
    /** What templates may name, in braces. */
    public const PLACEHOLDERS = [
        'service_id',
        'client_id',
        'product_id',
        'domain',
        'hostname',
        'service_username',
        'dedicated_ip',
    ];

    /**
     * @param array<string, bool|string> $values  member => what its field shows; blank for null
     * @param bool                       $isWhole false when the row was changed outside of the API: it creates nothing
     * @param string|null                $etag    null for a rule that is not stored, and in lists
     */
    private function __construct(
        public readonly array $values,
        public readonly bool $isWhole = true,
        public readonly ?string $etag = null,
    ) {
    }

    /** What the form of a product without a rule begins with. */
    public static function blank(): self
    {
        return new self(array_map(
            static fn (array $field): bool|string => $field[0] === 'switch' ? true : $field[1][0] ?? '',
            self::FIELDS,
        ));
    }

    public static function typed(Input $input): self
    {
        $values = [];
        foreach (self::FIELDS as $name => [$kind]) {
            $values[$name] = $kind === 'switch' ? $input->flag($name) : trim($input->text($name));
        }

        return new self($values);
    }

    /**
     * @return array<int, self> by product
     *
     * @throws ApiFailure
     */
    public static function all(Api $api): array
    {
        $rules = [];
        $item = static fn (Members $read): array => [$read->number('product_id'), self::read($read)];
        foreach ($api->items(self::LIST, [], $item) as [$productId, $rule]) {
            $rules[$productId] = $rule;
        }

        return $rules;
    }

    /**
     * @return self|null null when the product has none
     *
     * @throws ApiFailure
     */
    public static function find(Api $api, int $productId): ?self
    {
        try {
            $read = static fn (Reply $reply): self => self::read($reply->members(), $reply->etag);

            return $api->call('GET', self::path($productId), read: $read);
        } catch (ApiFailure $failure) {
            return $failure->isRejection(404) ? null : throw $failure;
        }
    }

    public static function path(int $productId): string
    {
        return self::LIST . "/{$productId}";
    }

    /** @return array<string, bool|string|null> the body of a PUT */
    public function members(): array
    {
        return array_map(static fn (bool|string $value): bool|string|null => $value === '' ? null : $value, $this->values);
    }

    /** @return array<string, string> member => what is wrong with it; only what cannot be sent at all */
    public function unreadable(Language $language): array
    {
        $isWrong = static fn (bool|string $value): bool => is_string($value) && !mb_check_encoding($value, 'UTF-8');

        return array_map(
            static fn (): string => $language->text('edit_not_text'),
            array_filter($this->values, $isWrong),
        );
    }

    /** Whether a form shows the same of both: a browser sends line ends of its own. */
    public function isAs(self $other): bool
    {
        $lines = static fn (bool|string $value): bool|string => is_string($value) ? str_replace("\r\n", "\n", $value) : $value;

        return array_map($lines, $this->values) === array_map($lines, $other->values);
    }

    private static function read(Members $read, ?string $etag = null): self
    {
        $values = [];
        foreach (self::FIELDS as $name => [$kind]) {
            $values[$name] = $kind === 'switch' ? $read->truth($name) : $read->textOrNull($name) ?? '';
        }

        return new self($values, $read->text('integrity') === 'ok', $etag);
    }
}
