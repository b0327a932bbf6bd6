<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Hooks;

use WHMCS\Module\Addon\NetflowManager\Client\ProductPage;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Id;
use WHMCS\Module\Addon\NetflowManager\Whmcs\SessionClient;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Adds the "Network Usage" section to the product page.
 *
 * The hook is given `service`, an object with the service's id. What it returns is printed as it is, so it is the
 * complete and escaped HTML of the API, with the script for its buttons, or nothing.
 */
final class ClientAreaProductDetailsOutput
{
    /**
     * @param array<array-key, mixed> $vars
     *
     * @return string HTML, empty when there is nothing to show
     */
    public function __invoke(array $vars): string
    {
        $serviceId = Id::from($vars['service']->id ?? null);
        $client = $serviceId === null ? null : SessionClient::current();

        return $client === null ? '' : ProductPage::overview($client, $serviceId);
    }
}
