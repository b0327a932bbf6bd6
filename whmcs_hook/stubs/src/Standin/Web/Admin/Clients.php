<?php

declare(strict_types=1);

namespace Standin\Web\Admin;

use Standin\Web\View;
use WHMCS\Database\Capsule;

/**
 * All clients with their services.
 */
final class Clients
{
    private const MOST = 200;

    public static function show(): string
    {
        $clients = Capsule::table('tblclients')->orderBy('id')->limit(self::MOST)->get();
        $services = Capsule::table('tblhosting')->orderBy('id')->limit(self::MOST)->get()->groupBy('userid');

        return Chrome::page('Clients', View::render('admin_clients', ['clients' => $clients, 'services' => $services]));
    }
}
