<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Client\ServicePage;
use WHMCS\Module\Addon\NetflowManager\Client\UsageGraph;
use WHMCS\Module\Addon\NetflowManager\Client\UsagePage;
use WHMCS\Module\Addon\NetflowManager\Page\Escape;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Service;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Services;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The traffic of a service as its client sees it, with the same figures and the same limits; `view=graph` is the
 * picture alone, `view=csv` the file.
 */
final class Traffic implements Page
{
    public function show(Visit $visit): string
    {
        $serviceId = $visit->input->id('service_id');
        $service = $serviceId === null ? null : Service::find($serviceId, Service::COLUMNS_OF_PAGES);
        $language = $visit->language->text('language');
        if (UsageGraph::isAskedIn($visit->input)) {
            UsageGraph::answer($service, $language, $visit->input, $visit->actor);
        }
        $view = $service === null
            ? ['message' => 'nothing']
            : UsagePage::view($service, $language, $visit->input, $visit->actor) ?? ['message' => 'usage_later'];

        return $visit->render('traffic/service', [
            'service' => $serviceId === null ? null : Services::named([$serviceId])[$serviceId] ?? null,
            'serviceId' => $serviceId,
            'message' => $view['message'] ?? null,
            'content' => self::linked($visit, $view['section'] ?? '', (int) $serviceId),
        ]);
    }

    /** @return string the client's section with links to this page, where it has some to the client's */
    private static function linked(Visit $visit, string $html, int $serviceId): string
    {
        $own = $visit->links->to('traffic', ['service_id' => $serviceId]);

        return str_replace(
            'href="' . Escape::html(ServicePage::address($serviceId)),
            'href="' . Escape::html($own),
            $html,
        );
    }
}
