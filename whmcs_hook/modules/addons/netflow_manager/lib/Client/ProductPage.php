<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Client;

use WHMCS\Module\Addon\NetflowManager\Api\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Api\ClientAreaSection;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Id;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Log;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Service;
use WHMCS\Module\Addon\NetflowManager\Whmcs\SessionClient;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Settings;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * What two places of a product page, overview and sidebar, have to know: whether there is something to see for the
 * person in front of it.
 */
final class ProductPage
{
    private const OVERVIEW = 'overview';
    private const SIDEBAR = 'sidebar';
    private const SCRIPT = __DIR__ . '/../../assets/client.js';

    /** @var array{place: string, question: list<int|string>, section: ClientAreaSection|null}|null the last answer */
    private static ?array $answer = null;

    /**
     * The hook of the overview, which prints what it is given.
     *
     * @param array<array-key, mixed> $vars `service`, an object with the id of the service
     *
     * @return string the section with its script, complete and escaped HTML; empty where it is not for this person
     */
    public function __invoke(array $vars): string
    {
        $serviceId = Id::from($vars['service']->id ?? null);
        $client = $serviceId === null ? null : SessionClient::current();
        $section = $client === null ? null : self::section(self::OVERVIEW, $client, $serviceId);

        return $section !== null && Viewer::maySee($section)
            ? $section->html . UsageGraph::below($section, $serviceId, $client->language) . self::script()
            : '';
    }

    /**
     * The script of the client area, to be printed after what it serves. It is inlined: no address can then be wrong,
     * however WHMCS writes its own.
     *
     * @return string HTML
     */
    public static function script(): string
    {
        $script = is_file(self::SCRIPT) ? file_get_contents(self::SCRIPT) : false;

        return is_string($script) ? "<script>\n{$script}</script>\n" : '';
    }

    /** @return string|null the title of the addon's own page; null where it has nothing to see for this person */
    public static function linkTitle(SessionClient $client, int $serviceId): ?string
    {
        $section = self::section(self::SIDEBAR, $client, $serviceId);

        return $section !== null && Viewer::mayFollow($section) ? $section->title : null;
    }

    /**
     * The API is asked once for a page, well or in vain: the answer to one place serves the other, once.
     *
     * @param string $place `OVERVIEW` or `SIDEBAR`
     *
     * @return ClientAreaSection|null null where the client has none to see
     */
    private static function section(string $place, SessionClient $client, int $serviceId): ?ClientAreaSection
    {
        $service = $client->service($serviceId);
        if ($service === null) {
            return null;
        }
        $question = [$service->id, $service->ownerId, $service->status, $client->language];
        $known = self::$answer;
        self::$answer = null;
        if ($known !== null && $known['place'] !== $place && $known['question'] === $question) {
            return $known['section'];
        }
        $section = self::ask($service, $client->language);
        self::$answer = ['place' => $place, 'question' => $question, 'section' => $section];

        return $section;
    }

    private static function ask(Service $service, string $language): ?ClientAreaSection
    {
        $settings = Settings::stored();
        try {
            return ClientAreaSection::ofService($service, $language, $settings);
        } catch (ApiFailure $failure) {
            Log::pageWithoutSection($failure, $settings);
        }

        return null;
    }
}
