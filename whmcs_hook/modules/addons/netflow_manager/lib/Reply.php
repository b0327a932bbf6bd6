<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager;

use WHMCS\Module\Addon\NetflowManager\Failure\Refused;
use WHMCS\Module\Addon\NetflowManager\Failure\Rejected;
use WHMCS\Module\Addon\NetflowManager\Failure\Unreadable;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * One complete HTTP reply, not judged yet.
 */
final class Reply
{
    private const DEEPEST = 8;

    /** @param string|null $etag the entity tag, quotes included */
    public function __construct(
        public readonly int $status,
        public readonly string $mediaType,
        private readonly string $body,
        public readonly ?string $etag = null,
    ) {
    }

    /**
     * What a page or a mail asked for.
     *
     * @return array<array-key, mixed> the object that the body states
     *
     * @throws Refused    for 401 and 403
     * @throws Unreadable for everything else that is not a 200 with one JSON object or list
     */
    public function json(): array
    {
        $this->requirePermission();
        if ($this->status !== 200) {
            throw new Unreadable("The API answered with status {$this->status}.", $this->status);
        }

        return $this->object();
    }

    /**
     * What an administrator did.
     *
     * @throws Refused    for 401 and 403
     * @throws Rejected   when the API says what is wrong with the request, or that it cannot do it now
     * @throws Unreadable for everything else that is not a 2xx
     */
    public function accepted(): self
    {
        $this->requirePermission();
        if ($this->status >= 200 && $this->status < 300) {
            return $this;
        }
        $problem = $this->isOf('application/problem+json') ? json_decode($this->body, true, self::DEEPEST) : null;

        throw is_array($problem)
            ? Rejected::by($this->status, $problem)
            : new Unreadable("The API answered with status {$this->status}.", $this->status);
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

    /** @throws Unreadable unless the body is one JSON object or list */
    public function members(): Members
    {
        return new Members($this->object());
    }

    /** @return string|null what a problem document (RFC 9457) says about itself, to be escaped where it is shown */
    public function problemDetail(): ?string
    {
        return $this->stated('detail');
    }

    /** @return string|null a text of the body where there is one: for what is good to know and decides nothing */
    public function stated(string $name): ?string
    {
        $members = json_decode($this->body, true, self::DEEPEST);
        $text = is_array($members) ? $members[$name] ?? null : null;

        return is_string($text) ? $text : null;
    }

    /** @return array<array-key, mixed> */
    private function object(): array
    {
        if (!$this->isOf('application/json')) {
            throw new Unreadable('The answer is not JSON: another program may listen at this address.');
        }
        $members = json_decode($this->body, true, self::DEEPEST);
        if (!is_array($members)) {
            throw new Unreadable('The answer is not complete and valid JSON.');
        }

        return $members;
    }

    private function requirePermission(): void
    {
        if ($this->status === 401) {
            throw new Refused('The API does not accept the key (401).', 401);
        }
        if ($this->status === 403) {
            $scope = $this->namedScope();
            $lacking = $scope === null ? 'a scope for this call' : "the scope {$scope}";

            throw new Refused("The key lacks {$lacking} (403).", 403, $scope);
        }
    }

    /** @return string|null the scope that a refusal names */
    private function namedScope(): ?string
    {
        return preg_match('/\bscope ([a-z]{1,20}(?::[a-z]{1,20})?)\b/', (string) $this->problemDetail(), $parts) === 1
            ? $parts[1]
            : null;
    }
}
