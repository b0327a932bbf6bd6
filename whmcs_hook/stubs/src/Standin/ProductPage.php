<?php

declare(strict_types=1);

namespace Standin;

use WHMCS\Database\Capsule;
use WHMCS\Service\Service;

/**
 * The product details page of the client area. WHMCS shows it to the service's owner only; tests open it for others
 * on purpose, because a theme or a module may.
 */
final class ProductPage
{
    /**
     * @param string $theme    `six` or `twenty-one`
     * @param string $overview what a server module put in the place of the overview, or nothing
     */
    public static function render(string $theme, int $serviceId, string $overview = ''): string
    {
        $row = Capsule::table('tblhosting')->where('id', $serviceId)->first();
        $service = new Service((array) $row);
        $smarty = SmartyEngine::create();
        $smarty->assign([
            'tplOverviewTabOutput' => $overview,
            'hookOutput' => Runtime::runHook('ClientAreaProductDetailsOutput', ['service' => $service]),
            'product' => self::productName($row),
            'domain' => $row->domain ?? '',
            'dedicatedip' => $row->dedicatedip ?? '',
            'status' => $row->domainstatus ?? '',
            'regdate' => $row->regdate ?? '',
            'nextduedate' => $row->nextduedate ?? '',
        ]);

        return $smarty->fetch("{$theme}.tpl");
    }

    private static function productName(?object $row): string
    {
        return (string) Capsule::table('tblproducts')->where('id', $row->packageid ?? 0)->value('name');
    }
}
