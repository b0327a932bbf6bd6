<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Client;

use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\NetflowManager\Api\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Api\ClientAreaSection;
use WHMCS\Module\Addon\NetflowManager\Module;
use WHMCS\Module\Addon\NetflowManager\Page\Escape;
use WHMCS\Module\Addon\NetflowManager\Page\Language;
use WHMCS\Module\Addon\NetflowManager\Page\RawAnswer;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Input;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Log;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Service;
use WHMCS\Module\Addon\NetflowManager\Whmcs\SessionClient;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Settings;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Token;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The addon's own page in the client area, `index.php?m=netflow_manager&id=SERVICE`: the section, for products whose
 * server module takes the overview away, with `view=password` the password, after a click, and what `UsagePage` and
 * `UsageGraph` have.
 *
 * WHMCS checks that somebody is logged in, neither whose the service is nor what the user may do. Whatever is not the
 * client's own is answered like a service that does not exist, and a user without the permission for products gets one
 * answer for every service.
 */
final class ServicePage
{
    private const TEMPLATE = 'client_page';
    private const PASSWORD_VIEW = 'password';
    private const WORDS = ['password', 'show_password', 'hide_password', 'copy', 'copied', 'copy_by_hand', 'back'];
    // What a view shows beside the title: HTML of the API, the key of a language string without `client_`, the password
    // in clear, whether the client may ask for it, and which service it is about.
    private const NOTHING = [
        'section' => '', 'message' => null, 'password' => null, 'hasButton' => false, 'service' => '',
    ];

    /** @return array<string, mixed> what WHMCS documents for `_clientarea` */
    public static function answer(): array
    {
        RawAnswer::forbidStoring();
        $client = null;
        $input = Input::ofRequest();
        $serviceId = $input->id('id');
        try {
            $client = SessionClient::current();
            $refusal = $client === null || $serviceId === null ? 'nothing' : Viewer::pageRefusal();
            $service = $refusal === null ? $client->service($serviceId) : null;
            $view = match (true) {
                UsageGraph::isAskedIn($input) => UsageGraph::answer($service, $client->language ?? '', $input),
                $service === null => ['message' => $refusal ?? 'nothing'],
                $input->text('view') === self::PASSWORD_VIEW => self::passwordView($service, $client->language),
                UsagePage::isAskedIn($input) => UsagePage::view($service, $client->language, $input)
                    ?? ['message' => 'usage_later'] + self::section($service, $client->language, false),
                default => self::section($service, $client->language),
            };
        } catch (\Throwable $failure) {
            Log::brokenView('The client page', $failure);
            $view = UsageGraph::isAskedIn($input) ? UsageGraph::answerWithout(503) : ['message' => 'later'];
        }

        return self::described($view + self::NOTHING, Language::load($client->language ?? ''), $serviceId);
    }

    /** @return string the page about a service, relative to the root of WHMCS, to be escaped where it is printed */
    public static function address(int $serviceId): string
    {
        return 'index.php?m=' . Module::NAME . "&id={$serviceId}";
    }

    /** @return string the complete address of the password view for a mail; empty where WHMCS does not know its own */
    public static function passwordUrl(int $serviceId): string
    {
        try {
            $stored = Capsule::table('tblconfiguration')->where('setting', 'SystemURL')->value('value');
        } catch (\Throwable $failure) {
            Log::broken('The address of WHMCS', $failure);

            return '';
        }
        $base = Escape::plain($stored);
        $isUsable = preg_match('~\Ahttps?://[^\s<>"\'\\\\{}?#]+\z~i', $base) === 1;

        return $isUsable ? rtrim($base, '/') . '/' . self::passwordAddress($serviceId) : '';
    }

    private static function passwordAddress(int $serviceId): string
    {
        return self::address($serviceId) . '&view=' . self::PASSWORD_VIEW;
    }

    /** @return array<string, mixed> */
    private static function section(Service $service, string $language, bool $hasGraph = true): array
    {
        $settings = Settings::stored();
        try {
            $section = ClientAreaSection::ofService($service, $language, $settings);
        } catch (ApiFailure $failure) {
            Log::pageWithoutSection($failure, $settings);

            return ['message' => 'later'];
        }
        if ($section === null) {
            return ['message' => 'nothing'];
        }
        $graph = $hasGraph ? UsageGraph::below($section, $service->id, $language) : '';
        $refusal = $section->hasPassword || $section->hasPasswordPage ? Viewer::passwordRefusal() : null;

        return ['title' => $section->title] + ($section->hasPassword && $refusal !== null
            ? ['message' => $refusal]
            : ['section' => $section->html . $graph, 'hasButton' => $section->hasPasswordPage && $refusal === null]);
    }

    /** @return array<string, mixed> */
    private static function passwordView(Service $service, string $language): array
    {
        $refusal = Viewer::passwordRefusal();
        if ($refusal !== null) {
            return ['message' => $refusal];
        }
        $settings = Settings::stored();
        try {
            $section = ClientAreaSection::ofService($service, $language, $settings);

            return ['title' => $section->title ?? ''] + match (true) {
                !Input::isPost() => ['hasButton' => true],
                !Token::isSent(Token::CLIENT) => ['message' => 'repeat', 'hasButton' => true],
                default => self::password($service, $settings, $section->hasPasswordPage ?? false),
            };
        } catch (ApiFailure $failure) {
            Log::failed('password', $failure, $settings, 'Until this is fixed, clients cannot read their passwords.');

            return ['message' => 'later', 'hasButton' => true];
        }
    }

    /**
     * @param bool $isOffered a service whose section is hidden, by its status for example, keeps its password too
     *
     * @return array<string, mixed>
     *
     * @throws ApiFailure
     */
    private static function password(Service $service, Settings $settings, bool $isOffered): array
    {
        $api = $isOffered ? Module::hookApi($settings, 'mail', Viewer::actor($service->ownerId)) : null;
        $password = $api === null ? null : ClientAreaSection::password($api, $service);

        return $password === null ? ['message' => 'no_password'] : ['password' => $password];
    }

    /**
     * @param array<string, mixed> $view
     * @param int|null             $serviceId as the client asked, theirs or not; null when that was no id
     *
     * @return array<string, mixed>
     */
    private static function described(array $view, Language $language, ?int $serviceId): array
    {
        $own = $serviceId === null ? '' : self::address($serviceId);
        // WHMCS's own page about the product, or the list of them.
        $product = 'clientarea.php?action=' . ($serviceId === null ? 'services' : "productdetails&id={$serviceId}");
        // Themes print title and breadcrumb as they are.
        $title = Escape::html(($view['title'] ?? '') ?: $language->text('client_title'));
        $keys = array_map(static fn (string $key): string => "client_{$key}", self::WORDS);
        // Escaped where they are printed, but `section`, `script` and `password_html`, which keeps every character.
        $values = [
            'service' => $view['service'],
            'section' => $view['section'],
            'message' => $view['message'] === null ? '' : $language->text("client_{$view['message']}"),
            'password' => $view['password'],
            'password_html' => Escape::html((string) $view['password']),
            'token' => $view['hasButton'] ? Token::value() : null,
            'address' => $own,
            'password_address' => $serviceId === null ? '' : self::passwordAddress($serviceId),
            'back_address' => $product,
            'texts' => array_combine(self::WORDS, array_map([$language, 'text'], $keys)),
            'script' => $view['section'] === '' && $view['password'] === null ? '' : ProductPage::script(),
        ];

        return [
            'pagetitle' => $title,
            'breadcrumb' => [$product => $language->text('client_service')] + ($own === '' ? [] : [$own => $title]),
            'templatefile' => self::TEMPLATE,
            'requirelogin' => true,
            // One name, so that nothing of the theme's own is overwritten.
            'vars' => ['netflow' => $values],
        ];
    }
}
