<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Hooks;

use WHMCS\Module\Addon\NetflowManager\Client\Script;
use WHMCS\Module\Addon\NetflowManager\Failure\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\HostedService;
use WHMCS\Module\Addon\NetflowManager\Id;
use WHMCS\Module\Addon\NetflowManager\Log;
use WHMCS\Module\Addon\NetflowManager\Module;
use WHMCS\Module\Addon\NetflowManager\SessionClient;
use WHMCS\Module\Addon\NetflowManager\Settings;

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
        try {
            $serviceId = Id::from($vars['service']->id ?? null);

            return $serviceId === null ? '' : $this->section($serviceId);
        } catch (\Throwable $failure) {
            Log::brokenView('The product page', $failure);
        }

        return '';
    }

    private function section(int $serviceId): string
    {
        $client = SessionClient::current();
        $service = $client === null ? null : HostedService::find($serviceId);
        if ($client === null || $service === null || $service->ownerId !== $client->id) {
            return '';
        }

        return $service->hasKnownStatus() ? $this->confirmed($service, $client->language) : '';
    }

    private function confirmed(HostedService $service, string $language): string
    {
        $settings = Settings::stored();
        try {
            $section = Module::pageClient($settings)
                ?->clientArea($service->id, $service->ownerId, $service->status, $language);

            return ($section->html ?? '') === '' ? '' : $section->html . Script::html();
        } catch (ApiFailure $failure) {
            Log::pageWithoutSection($failure, $settings);
        }

        return '';
    }
}
