<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Records;

use WHMCS\Module\Addon\NetflowManager\Api\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Api\FailureKind;
use WHMCS\Module\Addon\NetflowManager\Page\Language;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Why a record was not saved, for whoever sent the form or the service tab.
 */
final class Refusal
{
    /** Whether the record is not what it was when the form was opened. */
    public readonly bool $isOutdated;
    /** Whether the connection or the API is to be looked at, not the form. */
    public readonly bool $isOutage;
    public readonly bool $isOutcomeUnknown;
    /** What a log says of the request, empty where none was sent. */
    public readonly string $requestNote;

    /**
     * @param array<string, string> $errors  member => what is wrong with it
     * @param string                $title   key of the text that says what has happened to the record
     * @param string                $problem what no field shows
     */
    public function __construct(
        private readonly Language $language,
        public array $errors,
        private readonly string $title = 'edit_not_saved',
        private readonly string $problem = '',
        private readonly ?ApiFailure $failure = null,
    ) {
        $this->isOutdated = $failure?->isRejection(412) === true;
        $this->isOutage = $failure?->isAboutTheRequest() === false;
        $this->isOutcomeUnknown = $failure?->isOutcomeUnknown === true;
        $this->requestNote = (string) $failure?->requestNote;
    }

    /** @param bool $isNew whether there was no record when the form was opened */
    public static function by(ApiFailure $failure, Language $language, bool $isNew = false): self
    {
        $errors = $failure->isRejection(422) ? $failure->errors : [];
        foreach (array_keys($errors) as $member) {
            // The API speaks of values; of a box to tick, one says it in other words.
            $key = "edit_refused_{$member}";
            $errors[$member] = $language->has($key) ? $language->text($key) : $errors[$member];
        }
        if ($failure->problemType() === 'broken-record') {
            $errors['password'] ??= $language->text('edit_broken');
        }
        $reason = $failure->kind === FailureKind::Unreachable ? $language->text('api_unreachable') : '';

        return new self($language, $errors, match (true) {
            $failure->isOutcomeUnknown => 'edit_unknown',
            $failure->isRejection(412) => $isNew ? 'edit_exists' : 'edit_outdated',
            default => 'edit_not_saved',
        }, $errors === [] && !$failure->isRejection(412) ? trim("{$reason} {$failure->in($language)}") : '', $failure);
    }

    /** @return bool whether the API has read a member that was sent, and has nothing against it */
    public function accepts(string $member): bool
    {
        return $this->failure?->isRejection() === true
            && in_array($this->failure->status, [409, 412, 422], true)
            && !isset($this->errors[$member]);
    }

    /** Whether there is a record already where a new one was to be made. */
    public function isExisting(): bool
    {
        return $this->title === 'edit_exists';
    }

    /** @return string what has happened, and why where no field says it */
    public function cause(): string
    {
        return trim("{$this->language->text($this->title)} {$this->problem}");
    }

    /**
     * @param string $outdated key of the text that says what to do with a record that has changed
     *
     * @return list<string> what has happened, why, and what to do where no field says it
     */
    public function sentences(string $outdated = 'edit_outdated_help'): array
    {
        $advice = match (true) {
            $this->isOutage => $this->isOutcomeUnknown ? 'edit_outage_unknown' : 'edit_outage_unsaved',
            $this->isOutdated => $outdated,
            default => null,
        };
        $all = [$this->language->text($this->title), $this->problem];

        return array_values(array_filter([...$all, $advice === null ? '' : $this->language->text($advice)], 'strlen'));
    }
}
