<?php

declare(strict_types=1);

namespace Standin\Web\Client;

use Standin\Input;
use Standin\ProductPage;
use Standin\Services;
use Standin\Sidebar;
use Standin\Web\Response;
use WHMCS\Authentication\CurrentUser;
use WHMCS\Database\Capsule;

/**
 * A client's own pages: services, one of them, mails.
 */
final class ClientArea
{
    // The server module whose products bring an overview of their own.
    private const REPLACING_MODULE = 'appliance';

    public static function show(): string
    {
        $client = (new CurrentUser())->client();
        if ($client === null) {
            Response::redirect('/login.php?goto=' . rawurlencode($_SERVER['REQUEST_URI']));
        }

        return match (Input::text('action')) {
            'productdetails' => self::product((int) $client->id, Input::id()),
            'emails' => self::emails((int) $client->id),
            default => self::services((int) $client->id),
        };
    }

    private static function services(int $clientId): string
    {
        $services = Capsule::table('tblhosting')
            ->leftJoin('tblproducts', 'tblproducts.id', '=', 'tblhosting.packageid')
            ->where('userid', $clientId)->orderBy('tblhosting.id')
            ->get(['tblhosting.id', 'domain', 'domainstatus', 'name'])->all();

        return Page::render('My Services', 'clientareaproducts.tpl', ['services' => $services]);
    }

    private static function product(int $clientId, int $id): string
    {
        $service = Services::find($id);
        if ($service === null || (int) $service->userid !== $clientId) {
            Response::redirect('/clientarea.php?action=services');
        }
        $isReplaced = (Services::product($service)->servertype ?? '') === self::REPLACING_MODULE;
        $overview = $isReplaced ? '<p class="standin-replaced">This overview is the server module\'s own.</p>' : '';

        return Page::render(
            'Manage Product',
            ProductPage::TEMPLATE,
            ProductPage::variables($id, $overview),
            Sidebar::ofProduct($id),
            ['clientarea.php?action=services' => 'My Services'],
        );
    }

    private static function emails(int $clientId): string
    {
        $mails = Capsule::table('tblemails')->where('userid', $clientId)->orderByDesc('id')->get()->all();

        return Page::render('My Emails', 'clientareaemails.tpl', ['mails' => $mails]);
    }
}
