<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Hooks;

use WHMCS\Module\Addon\NetflowManager\Client\ProductPage;
use WHMCS\Module\Addon\NetflowManager\Client\ServicePage;
use WHMCS\Module\Addon\NetflowManager\Module;
use WHMCS\Module\Addon\NetflowManager\Page\Escape;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Input;
use WHMCS\Module\Addon\NetflowManager\Whmcs\SessionClient;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Links the addon's page about a service in the sidebar of its product page, where there is something to see: a server
 * module may replace the overview in which the section stands.
 */
final class ClientAreaPrimarySidebar
{
    // The panels of the product page, the better place first. Other pages, and some themes, have neither.
    private const PANELS = ['Service Details Actions', 'Service Details Overview'];
    private const ORDER = 90;

    /** @param mixed $sidebar the menu item itself, which is changed */
    public function __invoke(mixed $sidebar): void
    {
        $panel = is_object($sidebar) ? self::panel($sidebar) : null;
        $input = Input::ofRequest();
        $serviceId = in_array($input->text('action'), ['', 'productdetails'], true) ? $input->id('id') : null;
        $client = $panel === null || $serviceId === null ? null : SessionClient::current();
        $title = $client === null ? null : ProductPage::linkTitle($client, $serviceId);
        if ($title !== null) {
            $panel->addChild(Module::NAME, [
                // Themes print it as it is.
                'label' => Escape::html($title),
                'uri' => ServicePage::address($serviceId),
                'icon' => 'fas fa-chart-area',
                'order' => self::ORDER,
            ]);
        }
    }

    private static function panel(object $sidebar): ?object
    {
        foreach (self::PANELS as $name) {
            $panel = $sidebar->getChild($name);
            if (is_object($panel)) {
                return $panel;
            }
        }

        return null;
    }
}
