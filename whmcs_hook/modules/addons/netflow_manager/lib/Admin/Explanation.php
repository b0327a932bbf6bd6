<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Api\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Api\Members;
use WHMCS\Module\Addon\NetflowManager\Records\AccessRecord;
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

    public function show(Visit $visit): string
    {
        $serviceId = $visit->input->id('service_id') ?? $visit->input->id('id');
        if ($serviceId === null) {
            return self::search($visit, trim($visit->input->text('service_id')));
        }
        $service = new ServiceFacts($visit, $serviceId);
        $pause = BreakerCheck::pause($visit, 'page');

        return $visit->render('explain', [
            'serviceId' => (string) $serviceId,
            'services' => [],
            'findings' => [
                ...$service->findings(),
                $pause->isRight ? $pause : self::linked($pause, $visit, 'health'),
                ...self::conditions($visit, $service),
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

    /** @return list<Finding> the conditions that the API checks before it shows a section */
    private static function conditions(Visit $visit, ServiceFacts $service): array
    {
        $question = ['language' => $visit->language->text('language')];
        if ($service->service !== null) {
            $question['client_id'] = $service->service->ownerId;
        }
        if ($service->service?->hasKnownStatus() === true) {
            $question['status'] = $service->service->status;
        }
        try {
            $path = AccessRecord::path($service->id) . '/explanation';
            $answer = $visit->api()->call('GET', $path, $question)->members();
            if ($answer->number('service_id') !== $service->id) {
                throw ApiFailure::unreadable('The answer is about another service.');
            }

            return array_map(
                static fn (Members $condition): Finding => self::condition($visit, $service->id, $condition),
                $answer->objects('conditions'),
            );
        } catch (ApiFailure $failure) {
            $label = $visit->language->text('check_reachable');
            $advice = $visit->language->text('explain_api_advice');

            return [self::linked(Finding::wrong($label, $failure->getMessage(), $advice), $visit, 'health')];
        }
    }

    private static function condition(Visit $visit, int $serviceId, Members $condition): Finding
    {
        $finding = Finding::ofLine($condition);
        $action = self::PAGES[$condition->textOrNull('page') ?? ''] ?? null;
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
