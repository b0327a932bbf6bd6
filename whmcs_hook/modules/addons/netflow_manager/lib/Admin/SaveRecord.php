<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Admin\Records\AccessRecord;
use WHMCS\Module\Addon\NetflowManager\Admin\Records\Entries;
use WHMCS\Module\Addon\NetflowManager\Admin\Records\Expectation;
use WHMCS\Module\Addon\NetflowManager\Admin\Records\RecordForm;
use WHMCS\Module\Addon\NetflowManager\Admin\Records\Service;
use WHMCS\Module\Addon\NetflowManager\Admin\Records\Services;
use WHMCS\Module\Addon\NetflowManager\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Reply;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Stores what the form of a record says, for the client who owns the service in WHMCS now.
 */
final class SaveRecord implements Change
{
    public function apply(Visit $visit): Outcome
    {
        $serviceId = $visit->input->id('service_id');
        $service = $serviceId === null ? null : Services::find($serviceId);
        $entries = Entries::typed($visit->input);
        $form = new RecordForm($visit, $serviceId, $service);
        self::check($visit, $form, $entries, $service);
        if ($service === null || $form->isRefused()) {
            return Outcome::page($form->htmlAgain($entries));
        }
        $expected = Expectation::sentBy($visit->input);
        try {
            $members = $entries->members($service->ownerId);
            $record = $visit->api()->call(
                'PUT',
                AccessRecord::path($service->id),
                body: $members,
                headers: $expected->headers(),
                read: static fn (Reply $reply): AccessRecord => AccessRecord::of($reply, $service->id, 200, 201),
            );
        } catch (ApiFailure $failure) {
            $form->refuseBy($failure, $expected);

            return Outcome::page($form->htmlAgain($entries));
        }
        $isSame = $record->etag !== null && $record->etag === $expected->ifMatch;

        return Outcome::done('edit', ['service_id' => $service->id], $isSame ? 'record_unchanged' : 'record_saved');
    }

    /** What only WHMCS knows; all other rules are the API's. */
    private static function check(Visit $visit, RecordForm $form, Entries $entries, ?Service $service): void
    {
        if ($service === null) {
            $form->refuseService();
        }
        $isOtherClient = trim($visit->input->text('client_id')) !== ''
            && $visit->input->id('client_id') !== $service?->ownerId;
        if ($service !== null && $isOtherClient) {
            $owner = ['id' => (string) $service->ownerId];
            $form->refuse('client_id', $visit->language->text('edit_other_client', $owner));
        }
        foreach ($entries->unreadable() as $name) {
            $form->refuse($name, $visit->language->text('edit_not_text'));
        }
    }
}
