<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Client;

use WHMCS\Module\Addon\NetflowManager\Failure\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\HostedService;
use WHMCS\Module\Addon\NetflowManager\Log;
use WHMCS\Module\Addon\NetflowManager\SessionClient;
use WHMCS\Module\Addon\NetflowManager\Settings;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * What two places of a product page, overview and sidebar, have to know: whether its owner has something to see.
 */
final class ProductPage
{
    public const OVERVIEW = 'overview';
    public const SIDEBAR = 'sidebar';

    /** @var array{place: string, question: list<int|string>, html: string}|null what the first of the two was told */
    private static ?array $answer = null;

    /**
     * The API is asked once for a page, well or in vain: what one place was told serves the other, once.
     *
     * @param string $place who asks: `OVERVIEW` or `SIDEBAR`
     *
     * @return string the section, complete and escaped HTML; blank where the client has none to see
     */
    public static function section(string $place, SessionClient $client, int $serviceId): string
    {
        $service = $client->service($serviceId);
        if ($service === null) {
            return '';
        }
        $question = [$service->id, $service->ownerId, $service->status, $client->language];
        $told = self::$answer;
        self::$answer = null;
        if ($told !== null && $told['place'] !== $place && $told['question'] === $question) {
            return $told['html'];
        }
        $html = self::ask($service, $client->language);
        self::$answer = ['place' => $place, 'question' => $question, 'html' => $html];

        return $html;
    }

    private static function ask(HostedService $service, string $language): string
    {
        $settings = Settings::stored();
        try {
            return SectionQuestion::ask($service, $language, $settings)->html ?? '';
        } catch (ApiFailure $failure) {
            Log::pageWithoutSection($failure, $settings);
        }

        return '';
    }
}
