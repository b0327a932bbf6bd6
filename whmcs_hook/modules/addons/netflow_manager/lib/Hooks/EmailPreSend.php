<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Hooks;

use WHMCS\Module\Addon\NetflowManager\Api\Api;
use WHMCS\Module\Addon\NetflowManager\Api\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Api\Deadline;
use WHMCS\Module\Addon\NetflowManager\Api\MergeFields;
use WHMCS\Module\Addon\NetflowManager\Client\ServicePage;
use WHMCS\Module\Addon\NetflowManager\Lifecycle\NewServices;
use WHMCS\Module\Addon\NetflowManager\Mail\HandedOutPasswords;
use WHMCS\Module\Addon\NetflowManager\Mail\Mail;
use WHMCS\Module\Addon\NetflowManager\Mail\Stop;
use WHMCS\Module\Addon\NetflowManager\Mail\Templates;
use WHMCS\Module\Addon\NetflowManager\Module;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Log;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Service;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Settings;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Gives a product mail its six merge fields.
 *
 * WHMCS calls this for every templated mail, with the related id of whatever the mail is about and without its type.
 * A mail that is not certainly a product mail gets no field. A product mail always gets all six, empty unless the API
 * confirms the service and its owner; the password is empty, too, where the template does not mention it. The link to
 * the password page comes along where that page is on or the template asks for it. A failure stops no
 * mail but one that is sent for the details.
 */
final class EmailPreSend
{
    /**
     * @param array<array-key, mixed> $vars `messagename`, `relid`, `mergefields`
     *
     * @return array<string, bool|string> field => value
     */
    public function __invoke(array $vars): array
    {
        return Stop::orGo($this->added($vars));
    }

    /**
     * @param array<array-key, mixed> $vars
     *
     * @return array<string, bool|string>
     */
    private function added(array $vars): array
    {
        HandedOutPasswords::begin();
        $mail = Mail::from($vars);
        try {
            $templates = Templates::named($mail->template);
        } catch (\Throwable $failure) {
            Log::broken('The mail hook', $failure);

            // Its type is what the mail alone says: enough to define the fields, not to hand out a password.
            return $mail->isProductMail(Templates::unknown()) ? MergeFields::none()->values(isPlainText: false) : [];
        }

        return $mail->isProductMail($templates) ? $this->fields($mail, $templates) : [];
    }

    /** @return array<string, bool|string> */
    private function fields(Mail $mail, Templates $templates): array
    {
        $isLinked = $templates->mention(MergeFields::PASSWORD_URL);
        $none = $isLinked ? MergeFields::none()->with(MergeFields::PASSWORD_URL, '') : MergeFields::none();
        try {
            $service = $templates->useMergeFields() ? $this->service($mail) : null;
            $mayCreate = $templates->mention(Templates::MARK);
            $fields = $service === null ? $none : $this->confirmed($mail, $service, $mayCreate) ?? $none;
            if ($service !== null && ($isLinked || $fields->hasPasswordPage)) {
                $url = $fields->hasPasswordPage ? ServicePage::passwordUrl($service->id) : '';
                $fields = $fields->with(MergeFields::PASSWORD_URL, $url);
            }
            if (!$templates->mayShowPassword()) {
                $fields = $fields->with(MergeFields::PASSWORD, '');
            }
            $values = $fields->values($templates->arePlainText($service?->ownerId));
            // Remembered before the mail has it, for the log of sent mails.
            HandedOutPasswords::remember($fields->texts[MergeFields::PASSWORD], $templates->showPasswordMaskably());

            return $values;
        } catch (\Throwable $failure) {
            Log::broken('The mail hook', $failure);
        }

        return $none->values(isPlainText: false);
    }

    /** @return Service|null the service that the mail is about, if everything in the mail agrees on it */
    private function service(Mail $mail): ?Service
    {
        $serviceId = $mail->serviceId();
        $service = $serviceId === null ? null : Service::find($serviceId);

        return $service !== null && $mail->mayGoTo($service->ownerId) ? $service : null;
    }

    /**
     * @param bool $mayCreate whether a service without a record is reported as new, and asked for again: nothing says that
     *                        WHMCS runs its hook before the welcome mail
     *
     * @return MergeFields|null null without an answer
     */
    private function confirmed(Mail $mail, Service $service, bool $mayCreate): ?MergeFields
    {
        $settings = Settings::stored();
        $deadline = Deadline::in(Module::MAIL_DEADLINE_MS);
        $api = static fn (): Api => Module::hookApi($settings, 'mail', 'whmcs mail', deadlineMs: $deadline->leftMs())
            ?? throw ApiFailure::notSetUp();
        try {
            $fields = MergeFields::of($api(), $service->id, $service->ownerId);
            $isReported = $mayCreate && $fields->canBeProvisioned
                && NewServices::report($settings, 'created', $service->id, $deadline);

            // Whether by this report or by one of the same moment, the record may be there now.
            return $isReported ? MergeFields::of($api(), $service->id, $service->ownerId) : $fields;
        } catch (ApiFailure $failure) {
            $consequence = "The e-mail \"{$mail->template}\" for service {$service->id} goes out"
                . ' without the NetFlow details, and so do others until this is fixed. Send them again afterwards.';
            Log::failed('mail', $failure, $settings, $consequence);
        }

        return null;
    }
}
