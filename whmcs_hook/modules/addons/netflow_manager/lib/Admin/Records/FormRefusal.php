<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin\Records;

use WHMCS\Module\Addon\NetflowManager\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\FailureKind;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Why the API did not store what a form says, as keys of texts for whoever sent it.
 */
final class FormRefusal
{
    /** Whether the record is not what it was when the form was opened. */
    public readonly bool $isOutdated;
    /** Whether the connection or the API is to be looked at, not the form. */
    public readonly bool $isOutage;

    /** @param bool $isNew whether there was no record when the form was opened */
    public function __construct(private readonly ApiFailure $failure, private readonly bool $isNew)
    {
        $this->isOutdated = $failure->isRejection(412);
        $this->isOutage = !$failure->isAboutTheRequest();
    }

    /** @return string what has happened to the record */
    public function title(): string
    {
        return match (true) {
            $this->failure->isOutcomeUnknown => 'edit_unknown',
            $this->isOutdated => $this->isNew ? 'edit_exists' : 'edit_outdated',
            default => 'edit_not_saved',
        };
    }

    /** @return string what to do; blank where the errors of the fields say it */
    public function advice(FormContext $context): string
    {
        return match (true) {
            $this->isOutage => $this->failure->isOutcomeUnknown ? 'edit_outage_unknown' : 'edit_outage_unsaved',
            !$this->isOutdated => '',
            !$context->isKnown => 'edit_outdated_unread',
            default => $context->record === null ? 'edit_outdated_deleted' : 'edit_outdated_help',
        };
    }

    /** @return string `api_unreachable`, or blank where something has answered */
    public function reason(): string
    {
        return $this->failure->kind === FailureKind::Unreachable ? 'api_unreachable' : '';
    }

    /** Whether there is a record already where a new one was to be made. */
    public function isExisting(): bool
    {
        return $this->isOutdated && $this->isNew;
    }
}
