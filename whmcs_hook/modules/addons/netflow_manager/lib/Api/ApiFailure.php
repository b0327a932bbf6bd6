<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Api;

use WHMCS\Module\Addon\NetflowManager\Page\Language;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * A call to the API failed. Messages are for administrators and contain no secret and no part of a body; those of a
 * rejection come from the API, in the language of who asked, and repeat no value. `getMessage` is for logs: English.
 */
final class ApiFailure extends \RuntimeException
{
    /** @var array<string, string> member => what is wrong with it; '' is the request as a whole */
    public readonly array $errors;
    /** What a log says of the request, in English: the log of the API has its lines under the same id. */
    public string $requestNote = '';

    /**
     * @param string                  $text             key of a language string, or the words of the API
     * @param array<string, string>   $values           those of the string
     * @param int                     $status           of the answer; 0 without one, and where the API was not asked
     * @param bool                    $isOutcomeUnknown whether a requested change may have been made all the same
     * @param string|null             $scope            what a refused key lacks, where the API named it
     * @param array<array-key, mixed> $problem          the problem document (RFC 9457) of a rejection
     */
    private function __construct(
        public readonly FailureKind $kind,
        private readonly string $text,
        private readonly array $values = [],
        public readonly int $status = 0,
        public readonly bool $isOutcomeUnknown = false,
        public readonly ?string $scope = null,
        public readonly array $problem = [],
    ) {
        parent::__construct($this->in(Language::load('english')), $status);
        $errors = [];
        foreach (is_array($problem['errors'] ?? null) ? $problem['errors'] : [] as $error) {
            $member = ltrim(self::string($error['pointer'] ?? null), '/');
            $errors[$member] ??= self::string($error['message'] ?? null);
        }
        $this->errors = $errors;
    }

    /** Add the id of the request to what is logged, where the API can have seen it. */
    public function nameRequest(string $id): void
    {
        if ($this->status !== 0 || $this->isOutcomeUnknown) {
            $this->requestNote = "(Request id: {$id})";
            $this->message .= " {$this->requestNote}";
        }
    }

    /** @return string the message in a language */
    public function in(Language $language): string
    {
        return $language->text($this->text, $this->values);
    }

    /**
     * @return array{string, array<string, string>} key and values of a language string, for a page whose language is not
     *                                              known yet: of a rejection its status, since its words have one language
     */
    public function reason(): array
    {
        return $this->isRejection()
            ? ['status', ['status' => (string) $this->status]]
            : [$this->text, $this->values];
    }

    /** @param array<string, string> $values of the text */
    public static function unreachable(string $text, bool $wasSent = false, array $values = []): self
    {
        return new self(FailureKind::Unreachable, $text, $values, isOutcomeUnknown: $wasSent);
    }

    /**
     * @param int  $error   of cURL
     * @param bool $wasSent whether the API may have read the request
     */
    public static function ofCurl(int $error, bool $wasSent): self
    {
        // The names are no constant of the class: without cURL it could then not be instantiated at all.
        return match ($error) {
            CURLE_WRITE_ERROR => self::unreadable('failure_large'),
            CURLE_PARTIAL_FILE => self::unreadable('failure_cut'),
            default => self::unreachable(match ($error) {
                CURLE_COULDNT_RESOLVE_HOST => 'failure_dns',
                CURLE_COULDNT_CONNECT => 'failure_refused',
                CURLE_OPERATION_TIMEDOUT => 'failure_timeout',
                CURLE_SSL_CONNECT_ERROR => 'failure_tls',
                // CURLE_PEER_FAILED_VERIFICATION, of older and newer libcurl; PHP has one constant for both.
                51, 60 => 'failure_certificate',
                CURLE_GOT_NOTHING => 'failure_nothing',
                CURLE_RECV_ERROR, CURLE_SEND_ERROR => 'failure_broken',
                default => 'failure_connection',
            }, $wasSent, ['reason' => "{$error}: " . rtrim((string) curl_strerror($error), '.')]),
        };
    }

    public static function notSetUp(): self
    {
        return self::unreachable('service_not_set_up');
    }

    /** @param int $status 401 or 403; 0 when the API was not asked, because it refused the key a moment ago */
    public static function keyRefused(string $text, int $status = 0, ?string $scope = null): self
    {
        return new self(FailureKind::KeyRefused, $text, ['scope' => (string) $scope], $status, scope: $scope);
    }

    /** @param array<string, string> $values of the text */
    public static function unreadable(string $text, array $values = [], int $status = 0): self
    {
        return new self(FailureKind::Unreadable, $text, $values, $status, isOutcomeUnknown: true);
    }

    /** Something between WHMCS and the API answered. A change that it refused was not made. */
    public static function intercepted(int $status, string $method): self
    {
        return new self(FailureKind::Intercepted, match (true) {
            $status === 413 => 'failure_size',
            $status === 404 => 'failure_path',
            $status >= 400 && $status < 500 => 'failure_passage',
            default => 'failure_between',
        }, ['method' => $method, 'status' => (string) $status], $status, isOutcomeUnknown: $status < 300 || $status >= 500);
    }

    public static function badStatus(int $status): self
    {
        return self::unreadable('status', ['status' => (string) $status], $status);
    }

    /** @param array<array-key, mixed> $problem a problem document (RFC 9457) */
    public static function rejected(int $status, array $problem): self
    {
        $detail = self::string($problem['detail'] ?? null) ?: self::string($problem['title'] ?? null);

        return new self(
            FailureKind::RequestRejected,
            $detail === '' ? 'status' : $detail,
            ['status' => (string) $status],
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
