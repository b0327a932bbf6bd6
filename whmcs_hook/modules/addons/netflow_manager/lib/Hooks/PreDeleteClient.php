<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Hooks;

use WHMCS\Module\Addon\NetflowManager\Id;
use WHMCS\Module\Addon\NetflowManager\Lifecycle\ClientRecords;
use WHMCS\Module\Addon\NetflowManager\Log;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * WHMCS is about to delete a client, and may still fail or be stopped. So nothing is deleted here: the client's records
 * are disabled, which can be undone, and each goes when ServiceDelete says that its service is gone.
 */
final class PreDeleteClient
{
    /** @param array<array-key, mixed> $vars `userid` */
    public function __invoke(array $vars): void
    {
        try {
            $clientId = Id::from($vars['userid'] ?? null);
            if ($clientId !== null) {
                ClientRecords::disable($clientId);
            }
        } catch (\Throwable $failure) {
            Log::broken('The hook of deleted clients', $failure);
        }
    }
}
