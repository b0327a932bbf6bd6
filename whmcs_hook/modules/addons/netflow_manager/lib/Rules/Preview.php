<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Rules;

use WHMCS\Module\Addon\NetflowManager\Api\Api;
use WHMCS\Module\Addon\NetflowManager\Api\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Service;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The record that a service would get by a rule: never with a password.
 */
final class Preview
{
    private const TEXTS = ['netflow_url', 'username', 'group', 'ip_address', 'notes'];

    /**
     * @param array<string, string> $texts       member => string, blank for null
     * @param string                $login       `reused`, `new` or `none`
     * @param int|null              $reusedFrom  the service whose login it is
     * @param array<string, string> $errors      member of the rule => why the service would get no record
     */
    private function __construct(
        public readonly array $texts = [],
        public readonly bool $hasPassword = false,
        public readonly bool $isEnabled = false,
        public readonly string $login = '',
        public readonly ?int $reusedFrom = null,
        public readonly array $errors = [],
    ) {
    }

    /**
     * @throws ApiFailure
     */
    public static function of(Api $api, int $productId, Service $service, Rule $rule): self
    {
        // The rule of another product is tried out, too, on a service that is to get this product.
        $facts = ['product_id' => $productId] + $service->factsForRule();
        try {
            $answer = $api->call('POST', Rule::path($productId) . '/preview', body: [
                'service' => $facts,
                'rule' => $rule->members(),
            ])->members();
        } catch (ApiFailure $failure) {
            return $failure->isRejection(422) ? new self(errors: $failure->errors) : throw $failure;
        }
        $record = $answer->object('record');

        return new self(
            array_combine(self::TEXTS, array_map(static fn (string $name): string => $record->textOrNull($name) ?? '', self::TEXTS)),
            $record->truth('has_password'),
            $record->truth('enabled'),
            $answer->text('login'),
            $answer->numberOrNull('reused_from'),
        );
    }
}
