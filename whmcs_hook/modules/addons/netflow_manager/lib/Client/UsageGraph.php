<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Client;

use WHMCS\Module\Addon\NetflowManager\Api\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Api\ClientAreaSection;
use WHMCS\Module\Addon\NetflowManager\Api\Usage;
use WHMCS\Module\Addon\NetflowManager\Page\Escape;
use WHMCS\Module\Addon\NetflowManager\Page\Language;
use WHMCS\Module\Addon\NetflowManager\Page\RawAnswer;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Input;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Log;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Service;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Settings;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The graph of a service's traffic as a picture that the browser requests after the page, at
 * `index.php?m=netflow_manager&id=SERVICE&view=graph&period=24h`.
 */
final class UsageGraph
{
    public const VIEW = 'graph';
    // As the API draws it, in CSS pixels.
    public const WIDTH = 800;
    public const HEIGHT = 280;
    // On a narrow screen the frame scrolls, and shows the newest end first: so the link must be as wide as the picture.
    public const FRAME = 'overflow-x:auto';
    public const LINK = 'display:block;min-width:640px';
    // The colours of the picture are made for white.
    public const STYLE = 'display:block;width:100%;height:auto;min-width:640px;max-width:none;background:#fff';
    private const POLICY = "default-src 'none'; style-src 'unsafe-inline'";
    private const ENTITY_TAG = '~\A\s*(?:W/)?("[\x21\x23-\x7e]{1,100}")~';

    public static function isAskedIn(Input $input): bool
    {
        return $input->text('view') === self::VIEW;
    }

    /**
     * @param Service|null $service null for what is not the client's own
     * @param string|null  $staff   who asks, where it is not the client
     *
     * @throws \Throwable what the database throws
     */
    public static function answer(?Service $service, string $language, Input $input, ?string $staff = null): never
    {
        if ($service === null) {
            self::answerWithout(404);
        }
        RawAnswer::releaseSession();
        $settings = Settings::stored();
        $knownEtag = self::knownEtag();
        try {
            $found = (new Usage($service, $language, $input->text('period'), $settings, $staff))->picture($knownEtag);
        } catch (ApiFailure $failure) {
            $purpose = $staff === null ? Usage::PAGES : Usage::PAGES_OF_STAFF;
            $who = $staff === null ? 'clients see no graph of their traffic' : 'staff see no graph of traffic';
            Log::failed($purpose, $failure, $settings, "Until this is fixed, {$who}.");
            self::answerWithout(503);
        }
        if ($found === null) {
            self::answerWithout(404);
        }
        // It may be kept, but each use asks here first, where it is checked whose the service is.
        $headers = ['Cache-Control' => 'private, no-cache'];
        $headers += $found['etag'] === null ? [] : ['ETag' => $found['etag']];
        if ($found['svg'] === null) {
            RawAnswer::send(304, $headers);
        }
        $headers += ['Content-Type' => Usage::SVG, 'Content-Security-Policy' => self::POLICY];
        RawAnswer::send(200, $headers, $found['svg']);
    }

    /** @param int $status 404 where there is no picture for this person, 503 where it cannot be had now */
    public static function answerWithout(int $status): never
    {
        RawAnswer::send($status, ['Cache-Control' => 'no-store']);
    }

    /**
     * @return string HTML with the picture, to stand below the section; empty where the service has none. The API is not
     *                asked for it.
     */
    public static function below(ClientAreaSection $section, int $serviceId, string $languageName): string
    {
        if (!$section->hasUsage) {
            return '';
        }
        $language = Language::load($languageName);
        $page = Escape::html(UsagePage::address($serviceId));
        $picture = Escape::html(UsagePage::address($serviceId) . '&view=' . self::VIEW);
        $tag = Escape::html($language->tag());
        $words = Escape::html($language->text('client_usage_picture'));
        $all = Escape::html($language->text('client_usage_all'));

        return "<div class=\"netflow-manager panel panel-default card mb-3\" lang=\"{$tag}\">"
            . '<div class="panel-body card-body"><div dir="rtl" style="' . self::FRAME . '">'
            . "<a href=\"{$page}\" dir=\"ltr\" style=\"" . self::LINK . "\"><img loading=\"lazy\" src=\"{$picture}\""
            . ' width="' . self::WIDTH . '" height="' . self::HEIGHT . '"'
            . " alt=\"{$words}\" style=\"" . self::STYLE . "\"></a></div>"
            . '<a class="btn btn-default btn-outline-secondary btn-sm" style="white-space:normal"'
            . " href=\"{$page}\">{$all}</a></div></div>\n";
    }

    /** @return string|null the entity tag of what the browser has; a proxy may have made it a weak one */
    private static function knownEtag(): ?string
    {
        $sent = $_SERVER['HTTP_IF_NONE_MATCH'] ?? null;

        return is_string($sent) && preg_match(self::ENTITY_TAG, $sent, $parts) === 1 ? $parts[1] : null;
    }
}
