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
 * Where the pages about a service are in the client area.
 */
final class PageAddress
{
    /** @param string $relative relative to the root of WHMCS; to be escaped where it is printed */
    private function __construct(public readonly string $relative)
    {
    }

    public static function of(int $serviceId): self
    {
        return new self('index.php?m=' . Module::NAME . "&id={$serviceId}");
    }

    /** The same page with the button that shows the password. */
    public static function ofPassword(int $serviceId): self
    {
        return new self(self::of($serviceId)->relative . '&view=password');
    }

    /** WHMCS's own page about the product, or the list of them. */
    public static function ofProduct(?int $serviceId): self
    {
        return new self(
            'clientarea.php?action=' . ($serviceId === null ? 'services' : "productdetails&id={$serviceId}"),
        );
    }

    /** @return string for a mail; empty where WHMCS does not know its own address */
    public function absolute(): string
    {
        $base = self::systemUrl();

        return $base === null ? '' : $base . '/' . $this->relative;
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
