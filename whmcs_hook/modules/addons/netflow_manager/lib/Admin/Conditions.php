<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Admin\Records\AccessRecord;
use WHMCS\Module\Addon\NetflowManager\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Members;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The conditions that the API checks before it shows a section, in the administrator's language and with what solves
 * each of them.
 */
final class Conditions
{
    /** Condition => page of the addon where it is solved. */
    private const SOLVED_AT = [
        'record_exists' => 'edit',
        'record_enabled' => 'edit',
        'record_integrity' => 'edit',
        'client_owns_record' => 'edit',
        'settings_integrity' => 'settings',
        'client_area_enabled' => 'settings',
        'status_visible' => 'settings',
    ];

    public function __construct(private readonly Visit $visit)
    {
    }

    /**
     * @return list<Finding>
     *
     * @throws ApiFailure
     */
    public function findings(ServiceFacts $service): array
    {
        $question = [];
        if ($service->ownerId !== null) {
            $question['client_id'] = $service->ownerId;
        }
        if (preg_match('/\A[A-Za-z]{1,64}\z/', $service->status) === 1) {
            $question['status'] = $service->status;
        }
        $path = AccessRecord::path($service->id) . '/explanation';
        $answer = $this->visit->api()->call('GET', $path, $question)->members();

        return array_map(
            fn (Members $condition): Finding => $this->finding($condition, $service),
            $answer->objects('conditions'),
        );
    }

    private function finding(Members $condition, ServiceFacts $service): Finding
    {
        $name = $condition->text('condition');
        if (!isset(self::SOLVED_AT[$name])) {
            return $this->unknown($name, $condition);
        }
        $label = $this->visit->language->text("condition_{$name}");
        $values = ['found' => $condition->text('found'), 'client' => (string) $service->ownerId];
        if ($condition->truth('ok')) {
            return Finding::right($label, $this->visit->language->text("condition_{$name}_ok", $values));
        }

        return Finding::wrong(
            $label,
            $this->visit->language->text("condition_{$name}_wrong", $values),
            $this->visit->language->text("condition_{$name}_advice"),
        )->linked(...$this->solution(self::SOLVED_AT[$name], $service->id));
    }

    /** A newer API may know conditions that this addon has no words for: then its own are shown. */
    private function unknown(string $name, Members $condition): Finding
    {
        $label = ucfirst(strtr($name, '_', ' '));

        return $condition->truth('ok')
            ? Finding::right($label, $condition->text('found'))
            : Finding::wrong($label, $condition->text('found'), $condition->textOrNull('action') ?? '');
    }

    /** @return array{string, string} text and address of a link */
    private function solution(string $action, int $serviceId): array
    {
        $parameters = $action === 'edit' ? ['service_id' => $serviceId] : [];

        return [$this->visit->language->text("tab_{$action}"), $this->visit->links->to($action, $parameters)];
    }
}
