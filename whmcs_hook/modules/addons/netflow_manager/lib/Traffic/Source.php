<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Traffic;

use WHMCS\Module\Addon\NetflowManager\Api\Api;
use WHMCS\Module\Addon\NetflowManager\Api\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Api\Reply;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Input;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Where the API takes the figures of traffic from. The key of NetFlow Analyzer is never read back.
 */
final class Source
{
    public const PATH = '/v1/usage-source';
    public const NFDUMP = 'nfdump';
    public const ANALYZER = 'netflow_analyzer';
    /** Members that a form shows => what stands there before anything is stored. */
    private const BLANK = ['kind' => self::NFDUMP, 'url' => '', 'auth' => 'header', 'time_zone' => 'UTC'];
    public const KEY = 'api_key';

    /**
     * @param array<string, string> $values      member => text
     * @param bool                  $isWhole     false when the row was changed outside of the API: nothing is measured then
     * @param string|null           $lastSuccess when a round of the collector succeeded, RFC 3339; null for never
     * @param string|null           $lastFailure a code, null when the last round did not fail
     */
    private function __construct(
        public readonly array $values,
        public readonly ?string $etag = null,
        public readonly bool $hasKey = false,
        public readonly bool $isWhole = true,
        public readonly ?string $lastSuccess = null,
        public readonly ?string $lastFailure = null,
    ) {
    }

    public static function blank(): self
    {
        return new self(self::BLANK);
    }

    public static function typed(Input $input): self
    {
        $values = [];
        foreach (array_keys(self::BLANK) as $name) {
            $values[$name] = trim($input->text($name));
        }

        return new self($values);
    }

    /** @throws ApiFailure unless the reply is a source */
    public static function of(Reply $reply): self
    {
        $read = $reply->members(200, 201);
        $values = ['kind' => $read->text('kind')];
        foreach (array_diff_key(self::BLANK, $values) as $name => $default) {
            $values[$name] = $read->textOrNull($name) ?? $default;
        }

        return new self(
            $values,
            $reply->etag,
            $read->truth('has_api_key'),
            $read->text('integrity') === 'ok',
            $read->textOrNull('last_success_at'),
            $read->textOrNull('last_failure'),
        );
    }

    /**
     * @return self|null null when the installation has none
     *
     * @throws ApiFailure
     */
    public static function find(Api $api): ?self
    {
        try {
            return $api->call('GET', self::PATH, read: self::of(...));
        } catch (ApiFailure $failure) {
            return $failure->problemType() === 'usage-source-not-found' ? null : throw $failure;
        }
    }

    /**
     * @param string $key blank keeps the stored one
     *
     * @return array<string, string> the body of a PUT; files of nfcapd need nothing else than their kind
     */
    public function members(string $key): array
    {
        if ($this->values['kind'] !== self::ANALYZER) {
            return ['kind' => $this->values['kind']];
        }
        $texts = array_filter($this->values, 'strlen');

        return $key === '' ? $texts : $texts + [self::KEY => $key];
    }
}
