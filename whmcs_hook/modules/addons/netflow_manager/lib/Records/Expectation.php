<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Records;

use WHMCS\Module\Addon\NetflowManager\Api\Api;
use WHMCS\Module\Addon\NetflowManager\Api\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Api\Reply;
use WHMCS\Module\Addon\NetflowManager\Rules\Rule;
use WHMCS\Module\Addon\NetflowManager\Traffic\Source;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Input;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The state of a record, a rule or a source that an administrator had before their eyes. It travels with the form, so that two of
 * them do not overwrite each other; a request without it, from a script, sets no condition.
 */
final class Expectation
{
    public const FIELD = 'nfm_seen';
    private const NO_RECORD = 'none';

    /** @param bool $isNew whether there was no record */
    private function __construct(
        public readonly ?string $ifMatch,
        public readonly bool $isNew,
    ) {
    }

    /** @param string $field name of the field that says it */
    public static function sentBy(Input $input, string $field = self::FIELD): self
    {
        $seen = $input->text($field);
        // Exactly what an entity tag may be: this becomes a header line.
        $isTag = preg_match('/\A"[\x21\x23-\x7e]{1,100}"\z/', $seen) === 1;

        return new self($isTag ? $seen : null, $seen === self::NO_RECORD);
    }

    /** @return array<string, string|null> the headers by which the API holds a change against it */
    public function headers(): array
    {
        return ['If-Match' => $this->ifMatch, 'If-None-Match' => $this->isNew ? '*' : null];
    }

    /**
     * Deletes what is still in this state.
     *
     * @throws ApiFailure
     */
    public function delete(Api $api, string $path): void
    {
        $read = static fn (Reply $reply): bool => $reply->status === 204 || throw ApiFailure::badStatus($reply->status);
        $api->call('DELETE', $path, headers: ['If-Match' => $this->ifMatch], read: $read);
    }

    /** @return string what the form sends back for what is shown, or for none */
    public static function of(AccessRecord|Rule|Source|null $shown): string
    {
        return $shown === null ? self::NO_RECORD : $shown->etag ?? '';
    }
}
