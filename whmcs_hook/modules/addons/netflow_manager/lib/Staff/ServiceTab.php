<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Staff;

use WHMCS\Module\Addon\NetflowManager\Admin\Records\AccessRecord;
use WHMCS\Module\Addon\NetflowManager\Admin\Records\Service;
use WHMCS\Module\Addon\NetflowManager\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Input;
use WHMCS\Module\Addon\NetflowManager\Log;
use WHMCS\Module\Addon\NetflowManager\Token;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The rows that a service's page in the admin area gets: its access record, to be read and changed in place.
 */
final class ServiceTab
{
    public function __construct(
        private readonly AllowedStaff $staff,
        private readonly int $serviceId,
    ) {
    }

    /** @return array<string, string> label => HTML */
    public function rows(): array
    {
        $api = $this->staff->api('staff');
        try {
            $record = $api === null ? null : AccessRecord::find($api, $this->serviceId);
        } catch (ApiFailure $failure) {
            Log::failed('staff', $failure, $this->staff->settings, 'The service tab shows no access record.');

            return $this->message($failure->getMessage());
        }
        if ($record === null) {
            return $api === null ? $this->message($this->text('service_not_set_up')) : $this->withoutRecord();
        }

        return $this->rowsOf($record);
    }

    /** @return array<string, string> */
    private function rowsOf(AccessRecord $record): array
    {
        $service = Service::find($this->serviceId);
        $isMoved = $service !== null && $service->ownerId !== $record->clientId;
        // What the API would not take, or what is not for this client any more, is changed on the record's own page.
        $isEditable = $record->isWhole && !$isMoved && $record->etag !== null;
        $problem = TabProblem::take($this->serviceId);
        $stored = TabEntries::stored($record);
        $values = ['record' => $record, 'isEditable' => $isEditable];

        return [
            $this->text('service_access') => $this->staff->render('tab_access', $values + [
                'shown' => $stored->marks(),
                'isMoved' => $isMoved,
                'problem' => $problem?->message,
                'token' => Token::value(),
                'probe' => Input::PROBE,
            ]),
            ...$this->fields($stored, $isEditable ? $problem?->entries : null, $values),
            $this->text('netflow_password') => $this->staff->render('tab_password', $values),
        ];
    }

    /**
     * @param TabEntries|null      $typed  what could not be saved, to be typed no second time
     * @param array<string, mixed> $values variables of the templates
     *
     * @return array<string, string>
     */
    private function fields(TabEntries $stored, ?TabEntries $typed, array $values): array
    {
        $isEnabled = ['isEnabled' => $typed->isEnabled ?? $stored->isEnabled, 'stored' => $stored->isEnabled];
        $rows = [$this->text('service_enabled') => $this->staff->render('tab_enabled', $isEnabled + $values)];
        foreach ($stored->texts as $member => $text) {
            $own = ['member' => $member, 'value' => $typed->texts[$member] ?? $text, 'stored' => $text];
            $rows[$this->text("netflow_{$member}")] = $this->staff->render('tab_text', $own + $values);
        }

        return $rows;
    }

    /** @return array<string, string> */
    private function withoutRecord(): array
    {
        $values = ['serviceId' => $this->serviceId];

        return [$this->text('service_access') => $this->staff->render('tab_none', $values)];
    }

    /** @return array<string, string> */
    private function message(string $text): array
    {
        return [$this->text('service_access') => $this->staff->render('tab_message', ['message' => $text])];
    }

    private function text(string $key): string
    {
        return $this->staff->language->text($key);
    }
}
