<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Staff;

use WHMCS\Module\Addon\NetflowManager\Admin\Records\AccessRecord;
use WHMCS\Module\Addon\NetflowManager\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Lifecycle\EventReporter;
use WHMCS\Module\Addon\NetflowManager\Log;
use WHMCS\Module\Addon\NetflowManager\Module;
use WHMCS\Module\Addon\NetflowManager\Token;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Stores what was changed in the service tab. WHMCS shows no result of its own, so what went wrong is written to the
 * activity log and kept for the next view of the tab, with what was typed.
 */
final class TabSave
{
    private bool $isOutcomeUnknown = false;

    public function __construct(private readonly AllowedStaff $staff)
    {
    }

    public function apply(SentTab $sent): void
    {
        $changes = $sent->changes();
        if ($changes === []) {
            // The service was saved for another reason. A PATCH would end the review of a record nobody has looked at.
            return;
        }
        // Whether WHMCS has checked its token before it runs the hook is documented nowhere.
        $problem = Token::accepts(Token::ADMIN, $sent->token)
            ? $this->problemOf($sent, $changes)
            : $this->staff->language->text('form_expired');
        if ($problem !== null) {
            $this->keep($sent, $problem);
        }
    }

    private function keep(SentTab $sent, string $problem): void
    {
        $title = $this->staff->language->text($this->isOutcomeUnknown ? 'outcome_unknown' : 'service_not_saved');
        TabProblem::keep($sent->serviceId, "{$title} {$problem}", $sent->entries);
        $record = "the access record of service {$sent->serviceId}";
        Log::note($this->isOutcomeUnknown
            ? "It is not known whether {$record} was saved from the service tab. {$problem}"
            : ucfirst($record) . " was not saved from the service tab. {$problem}");
    }

    /**
     * @param array<string, bool|string|null> $changes
     *
     * @return string|null why the change was not stored
     */
    private function problemOf(SentTab $sent, array $changes): ?string
    {
        // A change of status in the same request may have given the record another tag.
        $expected = EventReporter::hasChanged($sent->serviceId) ? null : $sent->etag;
        $settings = $this->staff->settings;
        try {
            Module::adminApi($settings, $this->staff->actor, $settings->deadlineMs)->call(
                'PATCH',
                AccessRecord::path($sent->serviceId),
                body: $changes,
                headers: ['If-Match' => $expected],
            );
        } catch (ApiFailure $failure) {
            $this->isOutcomeUnknown = $failure->isOutcomeUnknown;

            return $failure->isRejection() ? $this->explained($failure) : $failure->getMessage();
        } catch (\JsonException) {
            return $this->staff->language->text('service_not_utf8');
        }

        return null;
    }

    private function explained(ApiFailure $rejected): string
    {
        if ($rejected->isRejection(412)) {
            return $this->staff->language->text('service_changed_meanwhile');
        }
        $reasons = [];
        foreach ($rejected->errors as $member => $message) {
            $label = match (true) {
                $member === 'enabled' => 'service_enabled',
                in_array($member, TabEntries::TEXTS, true) => "netflow_{$member}",
                default => null,
            };
            $reasons[] = ($label === null ? '' : $this->staff->language->text($label) . ': ') . $message;
        }

        return $reasons === [] ? $rejected->getMessage() : implode(' ', $reasons);
    }
}
