<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Client;

use WHMCS\Module\Addon\NetflowManager\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\ClientAreaSection;
use WHMCS\Module\Addon\NetflowManager\HostedService;
use WHMCS\Module\Addon\NetflowManager\Module;
use WHMCS\Module\Addon\NetflowManager\Settings;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The question for the section of a service, the same on every page of the client area.
 */
final class SectionQuestion
{
    /**
     * @return ClientAreaSection|null null when WHMCS does not say enough to ask, or the addon is not set up
     *
     * @throws ApiFailure
     */
    public static function ask(HostedService $service, string $language, Settings $settings): ?ClientAreaSection
    {
        $api = $service->hasKnownStatus() ? Module::hookApi($settings, 'page', 'whmcs page') : null;

        return $api === null
            ? null
            : ClientAreaSection::of($api, $service->id, $service->ownerId, $service->status, $language);
    }
}
