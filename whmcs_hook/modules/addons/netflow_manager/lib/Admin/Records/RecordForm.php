<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin\Records;

use WHMCS\Module\Addon\NetflowManager\Admin\Visit;
use WHMCS\Module\Addon\NetflowManager\ApiFailure;

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
    private ?FormRefusal $refusal = null;

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

    /** Says what is wrong with the id of a service that WHMCS does not have. */
    public function refuseService(): void
    {
        $typed = trim($this->visit->input->text('service_id'));
        $this->refuse('service_id', $this->visit->language->text(match (true) {
            $typed === '' => 'edit_no_service',
            preg_match('/\A[1-9][0-9]*\z/', $typed) === 1 => 'edit_no_such_service',
            default => 'edit_no_service_id',
        }));
    }

    /** Takes over why the API did not store the record. */
    public function refuseBy(ApiFailure $failure, Expectation $expected): void
    {
        if ($failure->isRejection(422)) {
            array_map($this->refuseAs(...), array_keys($failure->errors), $failure->errors);
        }
        $this->refusal = new FormRefusal($failure, $expected->isNew);
        if ($failure->problemType() === 'broken-record') {
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

        // Nothing was to be saved yet: what is wrong is the address of this page.
        return $this->page($entries, $context, Expectation::of($context->record), 'edit_link_wrong');
    }

    /** @return string HTML of the form with what was typed, passwords aside */
    public function htmlAgain(Entries $entries): string
    {
        $shown = $entries->showable();
        if ($shown->texts !== $entries->texts) {
            $dropped = $this->visit->language->text('edit_url_login_dropped');
            $this->errors['netflow_url'] = trim(($this->errors['netflow_url'] ?? '') . ' ' . $dropped);
        }
        $context = FormContext::loadIfPossible($this->visit, $this->serviceId, $this->service);
        $seen = $this->refusal?->isOutdated === true && $context->isKnown
            ? Expectation::of($context->record)
            : $this->visit->input->text(Expectation::FIELD);

        return $this->page($shown, $context, $seen, $this->refusal?->title() ?? 'edit_not_saved');
    }

    /**
     * @param string $seen  the state of the record that whoever sends the form has seen
     * @param string $title key of the text above what is wrong
     */
    private function page(Entries $entries, FormContext $context, string $seen, string $title): string
    {
        return $this->visit->render('records/edit', [
            'service' => $this->service,
            'serviceId' => $this->serviceId,
            'typedId' => $this->service === null ? $this->visit->input->text('service_id') : '',
            'record' => $context->record,
            'isKnown' => $context->isKnown,
            'entries' => $entries,
            'offers' => $context->offers,
            'defaultUrl' => $context->defaultUrl,
            'errors' => $this->errors,
            'problem' => $this->problem,
            'refusal' => $this->refusal,
            'advice' => $this->refusal?->advice($context) ?? '',
            'isOutdated' => $this->refusal?->isOutdated === true,
            'title' => $title,
            'isMistakenAddress' => MistakenAddress::isIn($entries->texts['ip_address']),
            'isMoved' => $context->isMoved($this->service),
            'isSaved' => in_array($this->visit->input->text('notice'), ['record_saved', 'record_unchanged'], true),
            'seen' => $seen,
        ]);
    }
}
