<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Api\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Api\Reply;
use WHMCS\Module\Addon\NetflowManager\Records\AccessRecord;
use WHMCS\Module\Addon\NetflowManager\Records\Entries;
use WHMCS\Module\Addon\NetflowManager\Records\Expectation;
use WHMCS\Module\Addon\NetflowManager\Records\Refusal;

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
        if (GroupSearch::isAskedIn($visit->input)) {
            return Outcome::page(GroupSearch::form($visit));
        }
        if (EditForm::isChoice($visit->input)) {
            return Outcome::page(EditForm::choice($visit));
        }
        $form = new RecordForm($visit);
        $entries = Entries::typed($visit->input);
        $errors = $form->errors() + $entries->unreadable($visit->language);
        $service = $form->service;
        if ($service === null || $errors !== []) {
            return Outcome::page($form->htmlAgain($entries, new Refusal($visit->language, $errors)));
        }
        $expected = Expectation::sentBy($visit->input);
        try {
            $record = $visit->api()->call(
                'PUT',
                AccessRecord::path($service->id),
                body: $entries->members($service->ownerId),
                headers: $expected->headers(),
                read: static fn (Reply $reply): AccessRecord => AccessRecord::of($reply, $service->id, 200, 201),
            );
        } catch (ApiFailure $failure) {
            $refusal = Refusal::by($failure, $visit->language, $expected->isNew);

            return Outcome::page($form->htmlAgain($entries, $refusal));
        }
        $isSame = $record->etag !== null && $record->etag === $expected->ifMatch;

        return Outcome::done('edit', ['service_id' => $service->id], $isSame ? 'record_unchanged' : 'record_saved');
    }
}
