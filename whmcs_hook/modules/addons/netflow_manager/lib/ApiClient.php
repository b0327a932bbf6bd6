<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager;

use WHMCS\Module\Addon\NetflowManager\Failure\ApiFailure;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * What WHMCS asks for its clients: one call each, never repeated, guarded by the breaker.
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
            fn (): MergeFields => MergeFields::fromAnswer($this->read($path), $serviceId, $clientId),
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
            fn (): ClientAreaSection => ClientAreaSection::fromAnswer($this->read($path), $serviceId, $clientId),
        );
    }

    /**
     * @return ClientPassword|null null for every pair that is not an enabled record of its owner, and for all of them
     *                             while the password page is off
     *
     * @throws ApiFailure
     */
    public function clientPassword(int $serviceId, int $clientId): ?ClientPassword
    {
        $request = new Request(
            'POST',
            "/v1/access-records/{$serviceId}/client-password",
            [...$this->headers->withKey(), 'Content-Type: application/json'],
            $this->deadlineMs,
            body: (string) json_encode(['client_id' => $clientId]),
        );

        return $this->guarded(function () use ($request): ?ClientPassword {
            $reply = $this->ask($request);

            return $reply->isProblem(404) ? null : ClientPassword::fromAnswer(new Members($reply->json()));
        });
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

    private function read(string $path): Members
    {
        return new Members($this->ask(Request::get($path, $this->headers->withKey(), $this->deadlineMs))->json());
    }

    private function ask(Request $request): Reply
    {
        $startedAt = hrtime(true);
        $outcome = 'no reply';
        try {
            $reply = $this->transport->send($request);
            $outcome = "status {$reply->status}";

            return $reply;
        } finally {
            $milliseconds = (hrtime(true) - $startedAt) / 1e6;
            Log::call("{$request->method} {$request->path}", sprintf('%s, %.1f ms', $outcome, $milliseconds));
        }
    }
}
