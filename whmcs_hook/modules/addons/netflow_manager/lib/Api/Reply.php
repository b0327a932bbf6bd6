<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Api;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * One complete HTTP reply.
 */
final class Reply
{
    private const DEEPEST = 8;
    private const SCOPES = '/\b(?:render|mail|records:read|records:write|lifecycle|reveal|admin)\b/';

    /** @param string|null $etag the entity tag, quotes included */
    public function __construct(
        public readonly int $status,
        public readonly string $mediaType,
        private readonly string $body,
        public readonly ?string $etag = null,
        private readonly string $method = 'GET',
    ) {
    }

    /**
     * @param bool $isConditional whether a 304 counts too, as the answer to `If-None-Match`
     *
     * @throws ApiFailure what `refusal` returns, for everything else that is not a 2xx
     */
    public function accepted(bool $isConditional = false): self
    {
        $isAccepted = $this->status >= 200 && $this->status < 300;

        return $isAccepted || ($isConditional && $this->status === 304) ? $this : throw $this->refusal();
    }

    /**
     * Why this reply, which is not a 2xx, is none that was asked for. Only a problem document is the API's word.
     *
     * @return ApiFailure KeyRefused for 401 and 403, RequestRejected when the API says what is wrong with the request
     *                    or that it cannot do it now, Intercepted for what is no problem document
     */
    public function refusal(): ApiFailure
    {
        if (!$this->isOf('application/problem+json')) {
            return ApiFailure::intercepted($this->status, $this->method);
        }
        $problem = $this->json();

        return match (true) {
            $problem === null => ApiFailure::badStatus($this->status),
            $this->status === 401 => ApiFailure::keyRefused('failure_key', 401),
            $this->status === 403 => $this->scopeMissing(),
            default => ApiFailure::rejected($this->status, $problem),
        };
    }

    /**
     * @param int ...$statuses that count; none: only 200
     *
     * @throws ApiFailure Unreadable for what is not one JSON object or list with such a status
     */
    public function members(int ...$statuses): Members
    {
        if (!in_array($this->status, $statuses ?: [200], true)) {
            throw ApiFailure::badStatus($this->status);
        }
        if (!$this->isOf('application/json')) {
            throw ApiFailure::unreadable('failure_not_json');
        }

        return new Members($this->json() ?? throw ApiFailure::unreadable('failure_incomplete'));
    }

    /**
     * @param string $beginning with which the body must begin, so that it is what its media type says
     * @param string $end       with which it must end, white space aside; empty for a file whose end says nothing
     *
     * @return string the body of a 200, byte for byte
     *
     * @throws ApiFailure Unreadable for everything else
     */
    public function file(string $mediaType, string $beginning, string $end): string
    {
        if ($this->status !== 200) {
            throw ApiFailure::badStatus($this->status);
        }
        $isIt = $this->isOf($mediaType) && str_starts_with($this->body, $beginning);
        if (!$isIt) {
            throw ApiFailure::unreadable('failure_no_file');
        }

        return str_ends_with(rtrim($this->body), $end) ? $this->body : throw ApiFailure::unreadable('failure_cut');
    }

    public function isOf(string $mediaType): bool
    {
        return self::isMediaType($this->mediaType, $mediaType);
    }

    /**
     * @param string $header    the header Content-Type, parameters included
     * @param string $mediaType in small letters
     */
    public static function isMediaType(string $header, string $mediaType): bool
    {
        return strtolower(rtrim(explode(';', $header)[0], " \t")) === $mediaType;
    }

    /**
     * @return string|null a string member of the body, to be escaped where it is shown: for what is good to know and
     *                     decides nothing
     */
    public function stated(string $name): ?string
    {
        $value = $this->json()[$name] ?? null;

        return is_string($value) ? $value : null;
    }

    /** @return array<array-key, mixed>|null null when the body is not one JSON object or list */
    private function json(): ?array
    {
        $members = json_decode($this->body, true, self::DEEPEST);

        return is_array($members) ? $members : null;
    }

    private function scopeMissing(): ApiFailure
    {
        // It is named in a sentence, but its name is the same in every language.
        $isNamed = preg_match(self::SCOPES, (string) $this->stated('detail'), $parts) === 1;
        $scope = $isNamed ? $parts[0] : null;

        return ApiFailure::keyRefused($scope === null ? 'failure_scope_unknown' : 'failure_scope', 403, $scope);
    }
}
