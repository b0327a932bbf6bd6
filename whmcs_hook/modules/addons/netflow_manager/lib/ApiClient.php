<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager;

use WHMCS\Module\Addon\NetflowManager\Failure\ApiFailure;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The two questions that WHMCS asks at render time. One call each, never repeated, guarded by the breaker.
 */
final class ApiClient
{
    /** @param int $deadlineMs milliseconds for a whole call */
    public function __construct(
        private readonly Transport $transport,
        private readonly Breaker $breaker,
        private readonly RequestHeaders $headers,
        private readonly int $deadlineMs,
    ) {
    }

    /** @throws ApiFailure */
    public function mergeFields(int $serviceId, int $clientId): MergeFields
    {
        $path = "/v1/access-records/{$serviceId}/merge-fields?client_id={$clientId}";

        return $this->guarded(
            fn (): MergeFields => MergeFields::fromAnswer($this->ask($path), $serviceId, $clientId),
        );
    }

    /**
     * @param string $status   `tblhosting.domainstatus`
     * @param string $language a WHMCS language name such as `english`
     *
     * @throws ApiFailure
     */
    public function clientArea(int $serviceId, int $clientId, string $status, string $language): ClientAreaSection
    {
        $query = http_build_query(
            ['client_id' => $clientId, 'status' => $status, 'language' => $language],
            '',
            '&',
            PHP_QUERY_RFC3986,
        );
        $path = "/v1/access-records/{$serviceId}/client-area?{$query}";

        return $this->guarded(
            fn (): ClientAreaSection => ClientAreaSection::fromAnswer($this->ask($path), $serviceId, $clientId),
        );
    }

    /**
     * @template Answer
     *
     * @param callable(): Answer $question
     *
     * @return Answer
     */
    private function guarded(callable $question): mixed
    {
        $this->breaker->admit();
        try {
            $answer = $question();
        } catch (ApiFailure $failure) {
            $this->breaker->failed($failure);

            throw $failure;
        }
        $this->breaker->succeeded();

        return $answer;
    }

    private function ask(string $path): Members
    {
        $startedAt = hrtime(true);
        $outcome = 'no reply';
        try {
            $reply = $this->transport->send(
                Request::get($path, $this->headers->withKey(), $this->deadlineMs),
            );
            $outcome = "status {$reply->status}";

            return new Members($reply->json());
        } finally {
            Log::call("GET {$path}", sprintf('%s, %.1f ms', $outcome, (hrtime(true) - $startedAt) / 1e6));
        }
    }
}
