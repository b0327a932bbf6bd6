<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Api;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * A call to the API failed. Messages are for administrators and contain no secret and no part of a body; the texts of a
 * rejection come from the API, which repeats no value.
 */
final class ApiFailure extends \RuntimeException
{
    private const LET_PASS = 'Let GET, POST, PUT, PATCH, DELETE and these media types pass: application/json,'
        . ' application/merge-patch+json, text/csv, application/x-ndjson (both of these with Content-Encoding: gzip).';
    /** @var array<string, string> member => what is wrong with it; '' is the request as a whole */
    public readonly array $errors;

    /**
     * @param int                     $status           of the answer; 0 without one, and where the API was not asked
     * @param bool                    $isOutcomeUnknown whether a requested change may have been made all the same
     * @param string|null             $scope            what a refused key lacks, where the API named it
     * @param array<array-key, mixed> $problem          the problem document (RFC 9457) of a rejection
     */
    private function __construct(
        public readonly FailureKind $kind,
        string $message,
        public readonly int $status = 0,
        public readonly bool $isOutcomeUnknown = false,
        public readonly ?string $scope = null,
        public readonly array $problem = [],
    ) {
        parent::__construct($message, $status);
        $errors = [];
        foreach (is_array($problem['errors'] ?? null) ? $problem['errors'] : [] as $error) {
            $member = ltrim(self::string($error['pointer'] ?? null), '/');
            $errors[$member] ??= self::string($error['message'] ?? null);
        }
        $this->errors = $errors;
    }

    public static function unreachable(string $message, bool $wasSent = false): self
    {
        return new self(FailureKind::Unreachable, $message, isOutcomeUnknown: $wasSent);
    }

    public static function notSetUp(): self
    {
        return self::unreachable('The address or the key of the API is not set up.');
    }

    /** @param int $status 401 or 403; 0 when the API was not asked, because it refused the key a moment ago */
    public static function keyRefused(string $message, int $status = 0, ?string $scope = null): self
    {
        return new self(FailureKind::KeyRefused, $message, $status, scope: $scope);
    }

    public static function unreadable(string $message, int $status = 0): self
    {
        return new self(FailureKind::Unreadable, $message, $status, isOutcomeUnknown: true);
    }

    /** Something between WHMCS and the API answered. A change that it refused was not made. */
    public static function intercepted(int $status, string $method): self
    {
        return new self(FailureKind::Intercepted, match (true) {
            $status === 413 => 'A web server between WHMCS and the API refused the size of the request (status 413).'
                . ' Raise client_max_body_size (nginx) or LimitRequestBody (Apache) there.',
            $status === 404 => "A web server between WHMCS and the API does not know this address ({$method}, status 404)."
                . ' Is the path in the address of the API right?',
            $status >= 400 && $status < 500 => 'A web server or firewall between WHMCS and the API refused'
                . " {$method} (status {$status}). " . self::LET_PASS,
            default => "A web server between WHMCS and the API answered {$method} with status {$status}."
                . ' Does it reach the service, and does the address of the API need no redirect?',
        }, $status, isOutcomeUnknown: $status < 300 || $status >= 500);
    }

    public static function badStatus(int $status): self
    {
        return self::unreadable("The API answered with status {$status}.", $status);
    }

    /** @param array<array-key, mixed> $problem a problem document (RFC 9457) */
    public static function rejected(int $status, array $problem): self
    {
        $detail = self::string($problem['detail'] ?? null) ?: self::string($problem['title'] ?? null);

        return new self(
            FailureKind::RequestRejected,
            $detail === '' ? "The API answered with status {$status}." : $detail,
            $status,
            ($problem['outcome'] ?? null) === 'unknown',
            problem: $problem,
        );
    }

    /** Whether the API refused the key because of a missing scope: other calls may be allowed. */
    public function isMissingScope(): bool
    {
        return $this->kind === FailureKind::KeyRefused && $this->status === 403;
    }

    /** Whether the API rejected the request, with this status if one is named. */
    public function isRejection(?int $status = null): bool
    {
        return $this->kind === FailureKind::RequestRejected && ($status ?? $this->status) === $this->status;
    }

    /** Whether the API works and another request may well succeed: this one was wrong or came too late. */
    public function isAboutTheRequest(): bool
    {
        return $this->isRejection() && $this->status < 500 && $this->status !== 429;
    }

    /** @return string the last part of a problem's type, such as `broken-record`; empty without one */
    public function problemType(): string
    {
        return basename(self::string($this->problem['type'] ?? null));
    }

    private static function string(mixed $value): string
    {
        return is_string($value) ? $value : '';
    }
}
