<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Api;

use CurlHandle;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * How long the way to the API took, and which of its addresses did not answer.
 */
final class Measurement
{
    private const TRIED = '/Trying \[?([0-9a-f.:]+?)\]?(?::[0-9]+)?\.\.\./i';

    /** Milliseconds for name, TCP and TLS; null when no connection came about. */
    public readonly ?float $connectMs;
    public readonly float $totalMs;
    /** @var list<string> addresses that were tried and not connected to */
    public readonly array $silent;

    /**
     * @param int             $limitMs milliseconds that it was allowed to take
     * @param ApiFailure|null $problem why there is no answer; null with one
     * @param string          $notes   what cURL noted meanwhile
     */
    public function __construct(
        public readonly int $limitMs,
        public readonly ?ApiFailure $problem,
        CurlHandle $handle,
        string $notes,
    ) {
        $isEncrypted = str_starts_with((string) curl_getinfo($handle, CURLINFO_EFFECTIVE_URL), 'https:');
        $seconds = (float) curl_getinfo($handle, $isEncrypted ? CURLINFO_APPCONNECT_TIME : CURLINFO_CONNECT_TIME);
        $this->connectMs = $seconds > 0 || $problem === null ? 1000 * $seconds : null;
        $this->totalMs = 1000 * (float) curl_getinfo($handle, CURLINFO_TOTAL_TIME);
        $answered = $this->connectMs === null ? '' : curl_getinfo($handle, CURLINFO_PRIMARY_IP);
        preg_match_all(self::TRIED, $notes, $tried);
        $this->silent = array_values(array_diff(array_unique($tried[1]), [$answered]));
    }
}
