<?php

declare(strict_types=1);

namespace Demo;

use Standin\Mailer;
use Standin\Runtime;
use Standin\SmartyEngine;
use WHMCS\Database\Capsule;
use WHMCS\Service\Service;

/**
 * Runs the addon's hooks for one service and measures them.
 */
final class Hook
{
    /** @return array{html: string, ms: float} what the product page gets from the addon */
    public static function section(int $serviceId): array
    {
        $service = new Service((array) self::service($serviceId));
        $startedAt = hrtime(true);
        $html = implode('', Runtime::runHook('ClientAreaProductDetailsOutput', ['service' => $service]));

        return ['html' => $html, 'ms' => (hrtime(true) - $startedAt) / 1e6];
    }

    /** @return array{subject: string, body: string}|null the welcome mail, or null without Smarty */
    public static function mail(int $serviceId): ?array
    {
        $version = self::smartyVersion();
        if ($version === null) {
            return null;
        }
        SmartyEngine::load($version);

        return Mailer::send('product', World::MAIL, $serviceId);
    }

    /** @return int|null the version that the visitor chose, else the newest that is installed */
    public static function smartyVersion(): ?int
    {
        $installed = SmartyEngine::installed();
        $chosen = (int) ($_GET['smarty'] ?? 0);

        return in_array($chosen, $installed, true) ? $chosen : $installed[0] ?? null;
    }

    public static function service(int $serviceId): object
    {
        return (object) Capsule::table('tblhosting')->where('id', $serviceId)->first();
    }
}
