<?php

declare(strict_types=1);

namespace Standin\Web\Admin;

use Standin\Input;
use Standin\Runtime;
use Standin\Services;
use Standin\Web\Response;
use Standin\Web\View;
use Standin\Web\Visitor;
use WHMCS\Database\Capsule;

/**
 * A client's summary, with what hooks add to it, and what can be done to the whole client.
 */
final class ClientSummary
{
    public static function show(): string
    {
        $id = Input::id('userid');
        $client = Capsule::table('tblclients')->where('id', $id)->first();
        if ($client === null) {
            return Response::notFound();
        }
        if (Response::isPost()) {
            Chrome::requireToken();
            self::act(Input::text('do'), $id);
        }

        return Chrome::page("Client #{$id}", View::render('admin_client', [
            'client' => $client,
            'services' => Capsule::table('tblhosting')->where('userid', $id)->orderBy('id')->get(),
            'others' => Capsule::table('tblclients')->where('id', '<>', $id)->orderBy('id')->limit(50)->get(),
            'outputs' => Runtime::runHook('AdminAreaClientSummaryPage', ['userid' => $id]),
            'links' => array_merge([], ...Runtime::runHook('AdminAreaClientSummaryActionLinks', ['userid' => $id])),
        ]));
    }

    private static function act(string $action, int $id): never
    {
        if ($action === 'login') {
            Visitor::enterAsClient($id, true);
            Response::redirect('/clientarea.php?action=services');
        }
        if ($action === 'merge') {
            Services::mergeClients($id, Input::id('into'));
            Response::redirect('/admin/clientssummary.php?userid=' . Input::id('into'));
        }
        if ($action === 'delete') {
            Services::deleteClient($id);
        }
        Response::redirect('/admin/clients.php');
    }
}
