<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Staff;

use WHMCS\Module\Addon\NetflowManager\Api\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Api\Reply;
use WHMCS\Module\Addon\NetflowManager\Lifecycle\EventReporter;
use WHMCS\Module\Addon\NetflowManager\Module;
use WHMCS\Module\Addon\NetflowManager\Records\AccessRecord;
use WHMCS\Module\Addon\NetflowManager\Records\Entries;
use WHMCS\Module\Addon\NetflowManager\Records\Expectation;
use WHMCS\Module\Addon\NetflowManager\Records\Refusal;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Id;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Input;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Log;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Token;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The fields of the service tab as they come back when an administrator saves the service.
 *
 * WHMCS shows no result of its own and then loads the page anew. So what went wrong is written to the activity log, and
 * kept in the session, with what was typed, until the tab is shown again.
 */
final class SentTab
{
    public const PREFIX = 'netflow_manager_';
    public const TEXTS = ['username', ...Entries::OWN_TEXTS];
    private const KEPT = 'netflow_manager_tab_problem';

    private function __construct(
        private readonly int $serviceId,
        private readonly Input $input,
        private readonly Entries $entries,
    ) {
    }

    /**
     * @param array<array-key, mixed> $vars the whole request, and `id`, the service that is saved
     *
     * @return self|null null when the request does not come from the tab of this service: there are other ways to save
     *                   one, which must not change its record
     */
    public static function from(array $vars): ?self
    {
        $input = Input::of($vars)->under(self::PREFIX);
        $serviceId = Id::from($vars['id'] ?? null);
        $isTab = $serviceId !== null && $serviceId === $input->id('present')
            && Expectation::sentBy($input, 'etag')->ifMatch !== null;

        return $isTab ? new self($serviceId, $input, self::entries($input)) : null;
    }

    /** Stores what was changed, for staff who may use the addon. */
    public function save(): void
    {
        $staff = AllowedStaff::current();
        $changes = $this->entries->changesSince($this->input->text('shown'));
        // Else the service was saved for another reason. A PATCH would end the review of a record nobody has looked at.
        $refusal = $staff === null || $changes === [] ? null : $this->refusal($staff, $changes);
        if ($refusal === null) {
            return;
        }
        $_SESSION[self::KEPT] = [
            'service' => $this->serviceId,
            'sentences' => $refusal->sentences(),
            'errors' => $refusal->errors,
            'isOutage' => $refusal->isOutage,
            'typed' => $this->entries->texts + [
                'enabled' => $this->entries->isEnabled,
                Input::PROBE_NAME => Input::PROBE,
            ],
        ];
        $reasons = [$refusal->cause()];
        foreach ($refusal->errors as $member => $message) {
            $label = in_array($member, self::TEXTS, true) ? $staff->language->text("netflow_{$member}") . ': ' : '';
            $reasons[] = $label . $message;
        }
        $reasons[] = $refusal->requestNote;
        $record = "the access record of service {$this->serviceId}";
        Log::note(($refusal->isOutcomeUnknown
            ? "It is not known whether {$record} was saved from the service tab. "
            : ucfirst($record) . ' was not saved from the service tab. ') . rtrim(implode(' ', $reasons)));
    }

    /**
     * @return array{sentences: list<string>, errors: array<string, string>, isOutage: bool, entries: Entries}|null why
     *         the last save of this service's record failed, and what was typed; it is not kept any longer then
     */
    public static function takeRefused(int $serviceId): ?array
    {
        $kept = $_SESSION[self::KEPT] ?? null;
        if (($kept['service'] ?? null) !== $serviceId || !isset($kept['sentences'], $kept['typed'])) {
            return null;
        }
        unset($_SESSION[self::KEPT]);

        return ['entries' => self::entries(Input::of($kept['typed']))] + $kept;
    }

    /** @return Entries those whose field was sent: a field that is missing is no change */
    private static function entries(Input $input): Entries
    {
        return Entries::typed($input, array_values(array_filter(self::TEXTS, $input->has(...))));
    }

    /**
     * @param array<string, bool|string|null> $changes
     *
     * @return Refusal|null why the change was not stored
     */
    private function refusal(AllowedStaff $staff, array $changes): ?Refusal
    {
        $language = $staff->language;
        // Whether WHMCS has checked its token before it runs the hook is documented nowhere.
        if (!Token::accepts(Token::ADMIN, $this->input->text('token'))) {
            return new Refusal($language, [], problem: $language->text('form_expired'));
        }
        $errors = $this->entries->unreadable($language);
        if ($errors !== []) {
            return new Refusal($language, $errors);
        }
        // A change of status in the same request may have given the record another tag.
        $isTagOld = EventReporter::hasChanged($this->serviceId);
        $expected = $isTagOld ? [] : Expectation::sentBy($this->input, 'etag')->headers();
        $read = fn (Reply $reply): AccessRecord => AccessRecord::of($reply, $this->serviceId);
        try {
            $api = Module::adminApi($staff->settings, $staff->actor, $staff->settings->deadlineMs, $language);
            $api->call('PATCH', AccessRecord::path($this->serviceId), body: $changes, headers: $expected, read: $read);
        } catch (ApiFailure $failure) {
            return Refusal::by($failure, $language);
        }

        return null;
    }
}
