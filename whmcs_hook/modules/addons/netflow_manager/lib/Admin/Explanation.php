<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Api\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Api\Members;
use WHMCS\Module\Addon\NetflowManager\Records\Conditions;
use WHMCS\Module\Addon\NetflowManager\Whmcs\ServiceSearch;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Why the Network Usage section of a service is shown, or not: first what WHMCS itself says, then what the API says.
 */
final class Explanation implements Page
{
    /** What the API names as the page where a condition can be changed => action of the addon. */
    private const PAGES = ['record' => 'edit', 'settings' => 'settings'];
    // It has a page of its own.
    private const SOURCE = 'usage_source';

    public function show(Visit $visit): string
    {
        $serviceId = $visit->input->id('service_id') ?? $visit->input->id('id');
        if ($serviceId === null) {
            return self::search($visit, trim($visit->input->text('service_id')));
        }
        $service = new ServiceFacts($visit, $serviceId);
        try {
            $conditions = self::conditions($visit, $service);
            $pause = BreakerCheck::pause($visit, 'page', true);
        } catch (ApiFailure $failure) {
            $conditions = [self::unanswered($visit, $failure)];
            $pause = BreakerCheck::pause($visit, 'page', false);
        }

        return $visit->render('explain', [
            'serviceId' => (string) $serviceId,
            'services' => [],
            'findings' => [
                ...$service->findings(),
                $pause->isRight ? $pause : self::linked($pause, $visit, 'health'),
                ...$conditions,
            ],
            'mails' => MailTemplateCheck::findings($visit->language->text(...), $service->welcomeMailId()),
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

    private static function unanswered(Visit $visit, ApiFailure $failure): Finding
    {
        $t = $visit->language->text(...);
        $finding = Finding::wrong($t('check_reachable'), $failure->in($visit->language), $t('explain_api_advice'));

        return self::linked($finding, $visit, 'health');
    }

    /**
     * @return list<Finding> the conditions that the API checks before it shows a section
     *
     * @throws ApiFailure
     */
    private static function conditions(Visit $visit, ServiceFacts $service): array
    {
        $language = $visit->language->text('language');
        $answer = Conditions::ask($visit->api(), $service->id, $service->service, $language);

        return array_map(
            static fn (Members $condition): Finding => self::condition($visit, $service->id, $condition),
            $answer->objects('conditions'),
        );
    }

    private static function condition(Visit $visit, int $serviceId, Members $condition): Finding
    {
        $finding = Finding::ofLine($condition);
        $page = $condition->textOrNull('page') ?? '';
        $action = $condition->text('condition') === self::SOURCE ? 'usage_source' : self::PAGES[$page] ?? null;
        if ($finding->isRight || $action === null) {
            return $finding;
        }

        return self::linked($finding, $visit, $action, $action === 'edit' ? ['service_id' => $serviceId] : []);
    }

    /** @param array<string, int> $parameters */
    private static function linked(Finding $finding, Visit $visit, string $action, array $parameters = []): Finding
    {
        return $finding->linked($visit->language->text("tab_{$action}"), $visit->links->to($action, $parameters));
    }
}
