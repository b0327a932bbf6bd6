<?php

declare(strict_types=1);

namespace Standin;

use WHMCS\View\Menu\Item;

/**
 * The primary sidebar of a client area page, after the hooks have changed it.
 */
final class Sidebar
{
    public const OVERVIEW = 'Service Details Overview';
    public const ACTIONS = 'Service Details Actions';

    /** @param list<string> $panels the panels that this page has: a page without services has none of these */
    public static function ofProduct(int $serviceId, array $panels = [self::OVERVIEW, self::ACTIONS]): Item
    {
        $sidebar = new Item('Primary Sidebar');
        $link = "clientarea.php?action=productdetails&id={$serviceId}";
        $entries = [
            self::OVERVIEW => ['Overview', 'Information', $link . '#tabOverview'],
            self::ACTIONS => ['Actions', 'Request Cancellation', "clientarea.php?action=cancel&id={$serviceId}"],
        ];
        foreach ($panels as $order => $panel) {
            [$label, $entry, $uri] = $entries[$panel];
            $sidebar->addChild($panel, ['label' => $label, 'order' => ($order + 1) * 10])
                ->addChild($entry, ['uri' => $uri, 'order' => 10]);
        }

        return self::changed($sidebar);
    }

    public static function ofOtherPage(): Item
    {
        return self::changed(new Item('Primary Sidebar'));
    }

    /** @return array<string, mixed> the item and all below it, for tests */
    public static function described(Item $item): array
    {
        return [
            'name' => $item->getName(),
            'label' => $item->getLabel(),
            'uri' => $item->getUri(),
            'icon' => $item->getIcon(),
            'order' => $item->getOrder(),
            'body' => $item->getBodyHtml(),
            'footer' => $item->getFooterHtml(),
            'children' => array_map([self::class, 'described'], array_values($item->getChildren())),
        ];
    }

    private static function changed(Item $sidebar): Item
    {
        Runtime::runHook('ClientAreaPrimarySidebar', $sidebar);

        return $sidebar;
    }
}
