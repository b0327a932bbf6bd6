<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Failure;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The API does not accept the key (401) or the key lacks a scope (403). Waiting does not mend it, so it is no outage.
 */
final class Refused extends ApiFailure
{
    /**
     * @param int         $code  401 or 403; 0 when the API was not asked, because it refused a moment ago
     * @param string|null $scope what the key lacks, where the API said so
     */
    public function __construct(string $message, int $code = 0, public readonly ?string $scope = null)
    {
        parent::__construct($message, $code);
    }
}
