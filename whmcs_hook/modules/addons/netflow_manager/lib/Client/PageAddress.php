<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Client;

use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\NetflowManager\Log;
use WHMCS\Module\Addon\NetflowManager\Module;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Where the pages about a service are in the client area: relative to the root of WHMCS, to be escaped where they are
 * printed.
 */
final class PageAddress
{
    public static function of(int $serviceId): string
    {
        return 'index.php?m=' . Module::NAME . "&id={$serviceId}";
    }

    /** The same page with the button that shows the password. */
    public static function ofPassword(int $serviceId): string
    {
        return self::of($serviceId) . '&view=password';
    }

    /** WHMCS's own page about the product, or the list of them. */
    public static function ofProduct(?int $serviceId): string
    {
        return 'clientarea.php?action=' . ($serviceId === null ? 'services' : "productdetails&id={$serviceId}");
    }

    /** @return string the complete address for a mail; empty where WHMCS does not know its own */
    public static function passwordUrl(int $serviceId): string
    {
        $base = self::systemUrl();

        return $base === null ? '' : $base . '/' . self::ofPassword($serviceId);
    }

    private static function systemUrl(): ?string
    {
        try {
            $value = Capsule::table('tblconfiguration')->where('setting', 'SystemURL')->value('value');
        } catch (\Throwable $failure) {
            Log::broken('The address of WHMCS', $failure);

            return null;
        }
        $url = is_string($value) ? trim(html_entity_decode($value, ENT_QUOTES | ENT_HTML5, 'UTF-8')) : '';

        return preg_match('~\Ahttps?://[^\s<>"\'\\\\{}?#]+\z~i', $url) === 1 ? rtrim($url, '/') : null;
    }
}
