<?php

declare(strict_types=1);

namespace Standin\Web;

/**
 * Which page answers for which address. The file names are those of WHMCS's own addresses.
 */
final class Routes
{
    private const PAGES = [
        '/' => Client\Home::class,
        '/index.php' => Client\Home::class,
        '/login.php' => Client\Login::class,
        '/logout.php' => Client\Logout::class,
        '/clientarea.php' => Client\ClientArea::class,
        '/viewemail.php' => Client\ViewEmail::class,
        '/admin/' => Admin\Home::class,
        '/admin/index.php' => Admin\Home::class,
        '/admin/login.php' => Admin\Login::class,
        '/admin/logout.php' => Admin\Logout::class,
        '/admin/clients.php' => Admin\Clients::class,
        '/admin/clientssummary.php' => Admin\ClientSummary::class,
        '/admin/clientsservices.php' => Admin\ClientService::class,
        '/admin/addonmodules.php' => Admin\AddonPage::class,
        '/admin/configaddonmods.php' => Admin\AddonSettings::class,
        '/admin/configemailtemplates.php' => Admin\EmailTemplates::class,
        '/admin/systememaillog.php' => Admin\EmailLog::class,
        '/admin/systemactivitylog.php' => Admin\ActivityLogPage::class,
        '/admin/search.php' => Admin\Search::class,
    ];

    public static function answer(string $path): string
    {
        $page = self::PAGES[$path] ?? null;
        if ($page === null) {
            return Response::notFound();
        }
        $isOfAdmin = str_starts_with($path, '/admin/');
        if ($isOfAdmin && $page !== Admin\Login::class && !Admin\Chrome::isEntered()) {
            Response::redirect('/admin/login.php');
        }

        return $page::show();
    }
}
