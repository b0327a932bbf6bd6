<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Failure;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The API understood an administrator's request and did not do it: something in it is wrong, the record has changed
 * meanwhile, or the service cannot work now. The texts are the API's own, which repeat no value.
 */
final class Rejected extends ApiFailure
{
    /**
     * @param array<string, string>   $errors  member => what is wrong with it; '' is the request as a whole
     * @param array<array-key, mixed> $problem the whole problem document
     */
    private function __construct(
        string $detail,
        public readonly int $status,
        public readonly string $kind,
        public readonly array $errors,
        public readonly array $problem,
    ) {
        parent::__construct($detail, $status);
    }

    /** @param array<array-key, mixed> $problem a problem document (RFC 9457) */
    public static function by(int $status, array $problem): self
    {
        $errors = [];
        foreach (is_array($problem['errors'] ?? null) ? $problem['errors'] : [] as $error) {
            $member = ltrim(self::text($error['pointer'] ?? null), '/');
            $errors[$member] ??= self::text($error['message'] ?? null);
        }
        $detail = self::text($problem['detail'] ?? null) ?: self::text($problem['title'] ?? null);

        return new self(
            $detail === '' ? "The API answered with status {$status}." : $detail,
            $status,
            basename(self::text($problem['type'] ?? null)),
            $errors,
            $problem,
        );
    }

    public function isOutcomeUnknown(): bool
    {
        return ($this->problem['outcome'] ?? null) === 'unknown';
    }

    /** Whether another request may well succeed: the API works, this one was wrong or came too late. */
    public function isAboutTheRequest(): bool
    {
        return $this->status < 500 && $this->status !== 429;
    }

    private static function text(mixed $value): string
    {
        return is_string($value) ? $value : '';
    }
}
