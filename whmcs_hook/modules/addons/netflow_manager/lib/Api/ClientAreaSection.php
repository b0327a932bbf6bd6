<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Api;

use WHMCS\Module\Addon\NetflowManager\Module;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Service;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Settings;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The "Network Usage" section of a product page, as the API renders it for one service of one client, and the password
 * where the client may ask for it.
 */
final class ClientAreaSection
{
    private const TEXTS = ['netflow_url', 'username', 'password', 'group', 'ip_address'];

    /**
     * @param string $title       as the settings have it, or the default in the language that was asked for
     * @param string $html        not empty
     * @param bool   $hasPassword whether the password stands in it
     * @param bool   $hasUsage    whether there is a graph of the service's traffic
     */
    private function __construct(
        public readonly string $title,
        public readonly string $html,
        public readonly bool $hasPassword,
        public readonly bool $hasPasswordPage,
        public readonly bool $hasUsage,
    ) {
    }

    /**
     * Asks the API for it, the same on every page of the client area.
     *
     * @param string $language a WHMCS language name such as `english`
     *
     * @return self|null null where the client has none to see, WHMCS does not say enough to ask, or the addon is not
     *                   set up
     *
     * @throws ApiFailure
     */
    public static function ofService(Service $service, string $language, Settings $settings): ?self
    {
        $api = $service->hasKnownStatus() ? Module::hookApi($settings, 'page', 'whmcs page') : null;

        return $api?->call(
            'GET',
            "/v1/access-records/{$service->id}/client-area",
            ['client_id' => $service->ownerId, 'status' => $service->status, 'language' => $language],
            read: static fn (Reply $reply): ?self => self::fromAnswer($reply->members(), $service),
        );
    }

    /**
     * Asks the API for the password, for its owner's eyes.
     *
     * @return string|null null where none is stored, for every pair that is not an enabled record of its owner, and for
     *                     all of them while the password page is off
     *
     * @throws ApiFailure also unless the answer is about exactly this pair, and what the contract says
     */
    public static function password(Api $api, Service $service): ?string
    {
        $path = "/v1/access-records/{$service->id}/client-password";
        $read = static function (Reply $reply) use ($service): ?string {
            $answer = $reply->members();
            $answer->requireEcho($service->id, $service->ownerId);

            return $answer->textOrNull('password');
        };
        try {
            return $api->call('POST', $path, body: ['client_id' => $service->ownerId], read: $read);
        } catch (ApiFailure $failure) {
            return $failure->isRejection(404) ? null : throw $failure;
        }
    }

    /**
     * Takes `html` only when the whole answer is what the contract says, the members included that are not used here:
     * a half-right answer comes from something that is not this API.
     *
     * @throws ApiFailure
     */
    private static function fromAnswer(Members $answer, Service $service): ?self
    {
        $answer->requireEcho($service->id, $service->ownerId);
        foreach (self::TEXTS as $name) {
            $answer->textOrNull($name);
        }
        $title = $answer->textOrNull('title') ?? '';
        $html = $answer->text('html');
        $hasPassword = $answer->textOrNull('password') !== null;
        $hasPasswordPage = $answer->truthIfThere('client_password_page');
        $hasUsage = $answer->truthIfThere('usage');

        return $answer->truth('visible') && $html !== ''
            ? new self($title, $html, $hasPassword, $hasPasswordPage, $hasUsage)
            : null;
    }
}
