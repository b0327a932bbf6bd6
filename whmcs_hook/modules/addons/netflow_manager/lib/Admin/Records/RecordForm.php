<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin\Records;

use WHMCS\Module\Addon\NetflowManager\Admin\Visit;
use WHMCS\Module\Addon\NetflowManager\Failure\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Failure\Rejected;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The form of a record as a page, with what was wrong in it.
 */
final class RecordForm
{
    /** @var array<string, string> member => what is wrong with it */
    private array $errors = [];
    private string $problem = '';
    private bool $isOutdated = false;
    private bool $isOutcomeUnknown = false;

    /** @param Service|null $service the one with this id, where WHMCS has it */
    public function __construct(
        private readonly Visit $visit,
        private readonly ?int $serviceId,
        private readonly ?Service $service,
    ) {
    }

    public function refuse(string $member, string $message): void
    {
        $this->errors[$member] ??= $message;
    }

    public function isRefused(): bool
    {
        return $this->errors !== [];
    }

    /** Takes over why the API did not store the record. */
    public function refuseBy(ApiFailure $failure): void
    {
        if ($failure instanceof Rejected && $failure->status === 422) {
            array_map($this->refuseAs(...), array_keys($failure->errors), $failure->errors);
        }
        $this->isOutcomeUnknown = $failure->isOutcomeUnknown();
        $this->isOutdated = $failure instanceof Rejected && $failure->status === 412;
        if ($failure instanceof Rejected && $failure->kind === 'broken-record') {
            $this->refuse('password', $this->visit->language->text('edit_broken_password'));
        }
        if ($this->errors === []) {
            $this->problem = $failure->getMessage();
        }
    }

    /** The API speaks of values; of a box to tick one says it in other words. */
    private function refuseAs(string $member, string $message): void
    {
        $key = "edit_refused_{$member}";
        $this->refuse($member, $this->visit->language->has($key) ? $this->visit->language->text($key) : $message);
    }

    /** @return string HTML of the form before anything is typed */
    public function html(FormContext $context): string
    {
        $entries = $context->record === null
            ? Entries::blank()
            : Entries::stored($context->record, $context->isMoved($this->service));

        return $this->page($entries, $context, Expectation::of($context->record));
    }

    /** @return string HTML of the form with what was typed, passwords aside */
    public function htmlAgain(Entries $entries): string
    {
        $context = FormContext::loadIfPossible($this->visit, $this->serviceId, $this->service);
        $seen = $this->visit->input->text(Expectation::FIELD);

        return $this->page($entries, $context, $this->isOutdated ? Expectation::of($context->record) : $seen);
    }

    private function page(Entries $entries, FormContext $context, string $seen): string
    {
        return $this->visit->render('records/edit', [
            'service' => $this->service,
            'serviceId' => $this->serviceId,
            'typedId' => $this->service === null ? $this->visit->input->text('service_id') : '',
            'record' => $context->record,
            'entries' => $entries,
            'logins' => $context->logins,
            'defaultUrl' => $context->defaultUrl,
            'errors' => $this->errors,
            'problem' => $this->problem,
            'isOutdated' => $this->isOutdated,
            'failed' => $this->isOutcomeUnknown ? 'outcome_unknown' : 'edit_not_saved',
            'isMoved' => $context->isMoved($this->service),
            'isSaved' => in_array($this->visit->input->text('notice'), ['record_saved', 'record_unchanged'], true),
            'seen' => $seen,
        ]);
    }
}
