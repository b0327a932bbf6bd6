<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Api\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Records\AccessRecord;
use WHMCS\Module\Addon\NetflowManager\Records\Conditions;
use WHMCS\Module\Addon\NetflowManager\Records\Entries;
use WHMCS\Module\Addon\NetflowManager\Records\Expectation;
use WHMCS\Module\Addon\NetflowManager\Records\Login;
use WHMCS\Module\Addon\NetflowManager\Records\LoginOffer;
use WHMCS\Module\Addon\NetflowManager\Records\Refusal;
use WHMCS\Module\Addon\NetflowManager\Traffic\Checks;
use WHMCS\Module\Addon\NetflowManager\Traffic\Groups;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Service;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Services;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The form of a record as a page: the record as it is stored or was typed, the client's logins, what was wrong.
 */
final class RecordForm
{
    private readonly ?int $serviceId;
    /** The service that was chosen, where WHMCS has it. */
    public readonly ?Service $service;

    public function __construct(private readonly Visit $visit)
    {
        $this->serviceId = $visit->input->id('service_id');
        $this->service = $this->serviceId === null ? null : Services::find($this->serviceId);
    }

    /** @return array<string, string> member => what is wrong with it; only what WHMCS alone knows */
    public function errors(): array
    {
        $input = $this->visit->input;
        $typed = trim($input->text('service_id'));
        if ($this->service === null) {
            return ['service_id' => $this->visit->language->text(match (true) {
                $typed === '' => 'edit_no_service',
                preg_match('/\A[1-9][0-9]*\z/', $typed) === 1 => 'edit_no_such_service',
                default => 'edit_no_service_id',
            })];
        }
        $owner = $this->service->ownerId;
        $isOther = trim($input->text('client_id')) !== '' && $input->id('client_id') !== $owner;

        return !$isOther ? [] : [
            'client_id' => $this->visit->language->text('edit_other_client', ['id' => (string) $owner]),
        ];
    }

    /**
     * @param Entries|null $typed before this service was chosen
     * @param list<string> $lost  keys of texts about what was typed and is not kept
     *
     * @return string HTML of the form before anything is to be saved
     *
     * @throws ApiFailure
     */
    public function html(?Entries $typed = null, array $lost = []): string
    {
        $context = $this->context();
        $record = $context['record'];
        $stored = $record === null ? Entries::blank() : Entries::stored($record, $this->isMoved($record));
        $entries = $typed === null ? $stored : $stored->with($typed);
        $context += ['lost' => $lost, 'isOutdated' => $typed !== null];
        $isLinkWrong = $this->service === null && trim($this->visit->input->text('service_id')) !== '';
        // Nothing was to be saved yet: what is wrong is the address of this page.
        $wrong = $isLinkWrong ? new Refusal($this->visit->language, $this->errors(), 'edit_link_wrong') : null;

        return $this->page($entries, $context, Expectation::of($record), $wrong);
    }

    /**
     * @param Refusal|null $refusal null where nothing was to be saved; no login is then in the typed URL
     * @param list<string> $lost    keys of texts about what was typed and is not kept
     * @param Groups|null  $groups  that were searched for
     *
     * @return string HTML of the form with what was typed, passwords aside
     */
    public function htmlAgain(Entries $entries, ?Refusal $refusal, array $lost = [], ?Groups $groups = null): string
    {
        try {
            $context = $this->context();
        } catch (ApiFailure) {
            // What was typed is worth more than what cannot be loaded.
            $context = ['isKnown' => false, 'record' => null, 'offers' => [], 'defaultUrl' => '', 'checks' => null];
        }
        $context += ['lost' => $lost, 'groups' => $groups];
        $url = $entries->texts['netflow_url'];
        $isAccepted = $url === $context['record']?->texts['netflow_url']
            || ($entries->reuseFrom === null && $refusal?->accepts('netflow_url') === true);
        if ($refusal !== null && !$isAccepted && str_contains($url, '@')) {
            // What stands before the sign may be a password, which no page shows again.
            $entries = $entries->withoutUrl();
            $dropped = $this->visit->language->text('edit_url_login_dropped');
            $refusal->errors['netflow_url'] = trim(($refusal->errors['netflow_url'] ?? '') . ' ' . $dropped);
        }
        $seen = $refusal?->isOutdated === true && $context['isKnown']
            ? Expectation::of($context['record'])
            : $this->visit->input->text(Expectation::FIELD);

        return $this->page($entries, $context, $seen, $refusal);
    }

    /**
     * @param array<string, mixed> $context what `context` returned, and variables that differ from the usual ones
     * @param string               $seen    the state of the record that whoever sends the form has seen
     */
    private function page(Entries $entries, array $context, string $seen, ?Refusal $refusal): string
    {
        $record = $context['record'];

        return $this->visit->render('records/edit', $context + [
            'service' => $this->service,
            'typedId' => $this->service === null ? $this->visit->input->text('service_id') : '',
            'entries' => $entries,
            'refusal' => $refusal,
            'errors' => $refusal->errors ?? [],
            'sentences' => $refusal?->sentences(match (true) {
                !$context['isKnown'] => 'edit_outdated_unread',
                $record === null => 'edit_outdated_deleted',
                default => 'edit_outdated_help',
            }) ?? [],
            'warnings' => $record?->warnings($this->visit->language) ?? [],
            'isOutdated' => $refusal?->isOutdated === true,
            'lost' => [],
            'groups' => null,
            'isMoved' => $this->isMoved($record),
            'isSaved' => in_array($this->visit->input->text('notice'), ['record_saved', 'record_unchanged'], true),
            'seen' => $seen,
        ]);
    }

    /** Whether the record is still that of a former owner of the service. */
    private function isMoved(?AccessRecord $record): bool
    {
        return $record !== null && $this->service !== null && $record->clientId !== $this->service->ownerId;
    }

    /**
     * @return array{isKnown: bool, record: ?AccessRecord, offers: list<LoginOffer>, defaultUrl: string, checks: ?Checks}
     *         what the form shows beside the entries; not known, nothing is said of the record
     *
     * @throws ApiFailure
     */
    private function context(): array
    {
        $api = $this->visit->api();
        $service = $this->service;
        $record = $this->serviceId === null ? null : AccessRecord::find($api, $this->serviceId);
        $logins = $service === null ? [] : Login::ofClient($api, $service->ownerId);
        $offers = array_map(static fn (Login $login): array => $login->offersTo($service->id), $logins);
        try {
            $defaultUrl = $api->call('GET', '/v1/settings')->members()->text('default_netflow_url');
        } catch (ApiFailure) {
            // The key may not read the settings: the field then only says that there is a default.
            $defaultUrl = '';
        }

        return [
            'isKnown' => true,
            'record' => $record,
            'offers' => array_merge([], ...$offers),
            'defaultUrl' => $defaultUrl,
            'checks' => $record === null ? null : $this->checks($record),
        ];
    }

    /** @return Checks|null null also where they cannot be had: the form is worth more */
    private function checks(AccessRecord $record): ?Checks
    {
        try {
            $language = $this->visit->language->text('language');

            return Checks::of(Conditions::ask($this->visit->api(), $record->serviceId, $this->service, $language));
        } catch (ApiFailure) {
            return null;
        }
    }
}
