<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Client;

use WHMCS\Module\Addon\NetflowManager\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\ClientAreaSection;
use WHMCS\Module\Addon\NetflowManager\ClientPassword;
use WHMCS\Module\Addon\NetflowManager\HostedService;
use WHMCS\Module\Addon\NetflowManager\Input;
use WHMCS\Module\Addon\NetflowManager\Language;
use WHMCS\Module\Addon\NetflowManager\Log;
use WHMCS\Module\Addon\NetflowManager\Module;
use WHMCS\Module\Addon\NetflowManager\SessionClient;
use WHMCS\Module\Addon\NetflowManager\Settings;
use WHMCS\Module\Addon\NetflowManager\Token;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The addon's own page in the client area, `index.php?m=netflow_manager&id=SERVICE`: the section, for products whose
 * server module takes the overview away, and with `view=password` the password, after a click.
 *
 * WHMCS checks that somebody is logged in, neither whose the service is nor what the user may do. Whatever is not the
 * client's own is answered like a service that does not exist, and a user without the permission for products gets one
 * answer for every service.
 */
final class ServicePage
{
    private const TEMPLATE = 'client_page';

    private function __construct(
        private readonly ?SessionClient $client,
        private readonly Input $input,
    ) {
    }

    /** @return array<string, mixed> what WHMCS documents for `_clientarea` */
    public static function answer(): array
    {
        self::forbidStoring();
        $client = null;
        $input = Input::ofRequest();
        try {
            $client = SessionClient::current();
            $content = (new self($client, $input))->content($input->id('id'));
        } catch (\Throwable $failure) {
            Log::brokenView('The client page', $failure);
            $content = new PageContent(message: 'later');
        }

        return self::described($content, Language::load($client->language ?? ''), $input->id('id'));
    }

    private function content(?int $serviceId): PageContent
    {
        if ($serviceId === null || $this->client === null) {
            return new PageContent(message: 'nothing');
        }
        $refusal = Viewer::pageRefusal();
        if ($refusal !== null) {
            return new PageContent(message: $refusal);
        }
        $service = $this->client->service($serviceId);
        if ($service === null) {
            return new PageContent(message: 'nothing');
        }
        if ($this->input->text('view') === 'password') {
            return $this->passwordView($service);
        }

        return $this->section($service, $this->client->language);
    }

    private function passwordView(HostedService $service): PageContent
    {
        $refusal = Viewer::passwordRefusal();
        if ($refusal !== null) {
            return new PageContent(message: $refusal);
        }
        if (!Input::isPost()) {
            return new PageContent(hasButton: true);
        }

        return Token::isSent(Token::CLIENT)
            ? $this->password($service, $this->client->language)
            : new PageContent(message: 'repeat', hasButton: true);
    }

    private function section(HostedService $service, string $language): PageContent
    {
        $settings = Settings::stored();
        try {
            $section = ClientAreaSection::ofService($service, $language, $settings);
        } catch (ApiFailure $failure) {
            Log::pageWithoutSection($failure, $settings);

            return new PageContent(message: 'later');
        }

        if ($section === null || $section->html === '') {
            return new PageContent(message: 'nothing');
        }
        $refusal = $section->hasPassword || $section->hasPasswordPage ? Viewer::passwordRefusal() : null;

        return $section->hasPassword && $refusal !== null
            ? new PageContent(message: $refusal)
            : new PageContent($section->html, hasButton: $section->hasPasswordPage && $refusal === null);
    }

    /** A service whose section is hidden, by its status for example, keeps its password to itself too. */
    private function password(HostedService $service, string $language): PageContent
    {
        $settings = Settings::stored();
        try {
            $isOffered = ClientAreaSection::ofService($service, $language, $settings)->hasPasswordPage ?? false;
            $api = $isOffered ? Module::hookApi($settings, 'mail', Viewer::actor($service->ownerId)) : null;
            $password = $api === null ? null : ClientPassword::of($api, $service->id, $service->ownerId);
        } catch (ApiFailure $failure) {
            Log::pageWithoutPassword($failure, $settings);

            return new PageContent(message: 'later', hasButton: true);
        }

        return $password === null
            ? new PageContent(message: 'no_password')
            : new PageContent(password: $password);
    }

    /** @return array<string, mixed> */
    private static function described(PageContent $content, Language $language, ?int $serviceId): array
    {
        $title = $language->text('client_title');
        $breadcrumb = [PageAddress::ofProduct($serviceId) => $language->text('client_service')];
        if ($serviceId !== null) {
            $breadcrumb[PageAddress::of($serviceId)] = $title;
        }

        return [
            'pagetitle' => $title,
            'breadcrumb' => $breadcrumb,
            'templatefile' => self::TEMPLATE,
            'requirelogin' => true,
            // One name, so that nothing of the theme's own is overwritten.
            'vars' => ['netflow' => $content->forTemplate($language, $serviceId)],
        ];
    }

    private static function forbidStoring(): void
    {
        if (!headers_sent()) {
            header('Cache-Control: no-store, no-cache, must-revalidate, private, max-age=0');
            header('Pragma: no-cache');
            header('Expires: 0');
        }
    }
}
