<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Staff;

use WHMCS\Module\Addon\NetflowManager\Api\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Api\Usage;
use WHMCS\Module\Addon\NetflowManager\Records\AccessRecord;
use WHMCS\Module\Addon\NetflowManager\Records\Conditions;
use WHMCS\Module\Addon\NetflowManager\Records\Entries;
use WHMCS\Module\Addon\NetflowManager\Traffic\Checks;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Id;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Input;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Log;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Service;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Token;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The rows that a service's page in the admin area gets: the form of its access record without login and password. Its
 * hooks show and save it.
 */
final class ServiceTab
{
    private AllowedStaff $staff;
    private int $serviceId;

    /**
     * @param array<array-key, mixed> $vars `id` of the service, and the whole request when it is saved
     *
     * @return array<string, string>|null label => HTML; null for a save
     */
    public function __invoke(array $vars, string $hook): ?array
    {
        if ($hook === 'AdminClientServicesTabFieldsSave') {
            SentTab::from($vars)?->save();

            return null;
        }
        $serviceId = Id::from($vars['id'] ?? null);
        $staff = $serviceId === null ? null : AllowedStaff::current();
        if ($staff === null) {
            return [];
        }
        [$this->staff, $this->serviceId] = [$staff, $serviceId];
        $api = $staff->api('staff');
        try {
            $record = $api === null ? null : AccessRecord::find($api, $this->serviceId);
        } catch (ApiFailure $failure) {
            Log::failed('staff', $failure, $this->staff->settings, 'The service tab shows no access record.');

            return $this->withoutRecord($failure->in($this->staff->language));
        }

        return $record === null
            ? $this->withoutRecord($api === null ? $this->staff->language->text('service_not_set_up') : '')
            : $this->rowsOf($record);
    }

    /** @return array<string, string> */
    private function rowsOf(AccessRecord $record): array
    {
        $language = $this->staff->language;
        $service = Service::find($this->serviceId);
        $isMoved = $service !== null && $service->ownerId !== $record->clientId;
        // What the API would not take, or what is not for this client any more, is changed on the record's own page.
        $isEditable = $record->isWhole && !$isMoved && $record->etag !== null;
        $refused = SentTab::takeRefused($this->serviceId);
        $stored = Entries::stored($record, false);
        $values = [
            'record' => $record,
            'entries' => $isEditable && $refused !== null ? $refused['entries'] : $stored,
            'errors' => $refused['errors'] ?? [],
            'warnings' => $record->warnings($language),
            'isOutdated' => $isEditable && $refused !== null,
            'isMoved' => $isMoved,
            'isEditable' => $isEditable,
            'isKnown' => true,
            'service' => null,
            'prefix' => SentTab::PREFIX,
            'defaultUrl' => '',
        ];
        $own = [
            'sentences' => $refused['sentences'] ?? [],
            'isOutage' => $refused['isOutage'] ?? false,
            'shown' => $stored->marks(SentTab::TEXTS),
            'token' => Token::value(),
            'probe' => Input::PROBE,
        ];
        $rows = ['service_access' => $this->staff->render('staff/tab', $own + $values)];
        foreach (['enabled', ...SentTab::TEXTS] as $member) {
            $label = $member === 'enabled' ? 'service_enabled' : "netflow_{$member}";
            $rows[$label] = $this->staff->render('admin/records/member', ['name' => $member] + $values);
        }
        $checks = $this->checks($service);
        if ($checks !== null) {
            $traffic = ['checks' => $checks, 'serviceId' => $this->serviceId];
            $rows['netflow_traffic'] = $this->staff->render('staff/traffic', $traffic);
        }
        $rows['netflow_password'] = $this->staff->render('admin/records/password_state', $values);

        return array_combine(array_map($language->text(...), array_keys($rows)), $rows);
    }

    /**
     * The record is shown by now: what fails here takes nothing else away, and has a breaker of its own.
     *
     * @return Checks|null null where there is no source of traffic, and where it is not known
     */
    private function checks(?Service $service): ?Checks
    {
        // The tab waits no longer than for the record.
        $api = $this->staff->api(Usage::PAGES_OF_STAFF, $this->staff->settings->deadlineMs);
        $language = $this->staff->language->text('language');
        try {
            return $api === null ? null : Checks::of(Conditions::ask($api, $this->serviceId, $service, $language));
        } catch (ApiFailure $failure) {
            $consequence = 'The service tab shows nothing of traffic.';
            Log::failed(Usage::PAGES_OF_STAFF, $failure, $this->staff->settings, $consequence);

            return null;
        }
    }

    /**
     * @param string $problem why the record could not be read; blank where there is none
     *
     * @return array<string, string>
     */
    private function withoutRecord(string $problem): array
    {
        $values = ['message' => $problem, 'serviceId' => $this->serviceId];

        return [$this->staff->language->text('service_access') => $this->staff->render('staff/message', $values)];
    }
}
