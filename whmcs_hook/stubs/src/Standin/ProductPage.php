<?php

declare(strict_types=1);

namespace Standin;

use WHMCS\Service\Service;

/**
 * The product details page of the client area. WHMCS shows it to the service's owner only; tests open it for others
 * on purpose, because a theme or a module may.
 */
final class ProductPage
{
    public const TEMPLATE = 'clientareaproductdetails.tpl';

    /**
     * @param string $theme    `six`, `twenty-one` or `nexus`
     * @param string $overview what a server module put in the place of the overview, or nothing
     */
    public static function render(string $theme, int $serviceId, string $overview = ''): string
    {
        $smarty = Theme::smarty($theme);
        $smarty->assign(self::variables($serviceId, $overview));

        return $smarty->fetch(self::TEMPLATE);
    }

    /** @return array<string, mixed> */
    public static function variables(int $serviceId, string $overview): array
    {
        $row = Services::find($serviceId);

        return [
            'tplOverviewTabOutput' => $overview,
            'hookOutput' => Runtime::runHook(
                'ClientAreaProductDetailsOutput',
                ['service' => new Service((array) $row)],
            ),
            'product' => Services::product($row)->name ?? '',
            'domain' => $row->domain ?? '',
            'dedicatedip' => $row->dedicatedip ?? '',
            'status' => $row->domainstatus ?? '',
            'regdate' => $row->regdate ?? '',
            'nextduedate' => $row->nextduedate ?? '',
        ];
    }
}
