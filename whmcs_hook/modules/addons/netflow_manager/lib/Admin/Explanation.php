<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Admin\Records\ServiceSearch;
use WHMCS\Module\Addon\NetflowManager\ApiFailure;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Why the Network Usage section of a service is shown, or not: first what WHMCS itself says, then what the API says.
 */
final class Explanation implements Page
{
    public function show(Visit $visit): string
    {
        $serviceId = $visit->input->id('service_id') ?? $visit->input->id('id');
        if ($serviceId === null) {
            return self::search($visit, trim($visit->input->text('service_id')));
        }
        $service = ServiceFacts::of($serviceId, $visit);
        $findings = [...$service->findings(), ...self::pause($visit), ...self::conditions($visit, $service)];

        return $visit->render('explain', [
            'serviceId' => (string) $serviceId,
            'services' => [],
            'findings' => $findings,
            'mails' => (new MailTemplateCheck($visit->language))->findings($service->welcomeMailId),
        ]);
    }

    private static function search(Visit $visit, string $text): string
    {
        return $visit->render('explain', [
            'serviceId' => $text,
            'services' => ServiceSearch::find($text),
            'findings' => [],
        ]);
    }

    /** @return list<Finding> */
    private static function conditions(Visit $visit, ServiceFacts $service): array
    {
        try {
            return (new Conditions($visit))->findings($service);
        } catch (ApiFailure $failure) {
            $label = $visit->language->text('check_reachable');

            return [
                Finding::wrong($label, $failure->getMessage(), $visit->language->text('explain_api_advice'))
                    ->linked($visit->language->text('tab_health'), $visit->links->to('health')),
            ];
        }
    }

    /** @return list<Finding> */
    private static function pause(Visit $visit): array
    {
        $pause = (new BreakerCheck($visit->settings, $visit->language))->pause('page', false);

        return [$pause->isRight
            ? $pause
            : $pause->linked($visit->language->text('tab_health'), $visit->links->to('health'))];
    }
}
