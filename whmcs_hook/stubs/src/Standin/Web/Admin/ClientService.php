<?php

declare(strict_types=1);

namespace Standin\Web\Admin;

use Standin\Input;
use Standin\Mailer;
use Standin\Runtime;
use Standin\Services;
use Standin\Web\Response;
use Standin\Web\View;
use WHMCS\Database\Capsule;

/**
 * A client's service: its fields, those that hooks add, the module's commands, and product mails.
 */
final class ClientService
{
    private const COMMANDS = ['create', 'suspend', 'unsuspend', 'terminate'];

    public static function show(): string
    {
        $service = Services::find(Input::id());
        if ($service === null) {
            return Response::notFound();
        }
        if (Response::isPost()) {
            Chrome::requireToken();
            self::act(Input::text('do'), (int) $service->id);
        }
        $fields = array_merge([], ...Runtime::runHook('AdminClientServicesTabFields', ['id' => (int) $service->id]));

        return Chrome::page("Service #{$service->id}", View::render('admin_service', [
            'service' => $service,
            'product' => Services::product($service),
            'fields' => $fields,
            'others' => Capsule::table('tblclients')->where('id', '<>', $service->userid)->limit(50)->get(),
            'templates' => Capsule::table('tblemailtemplates')->where('type', 'product')->pluck('name')->unique(),
            'said' => Input::text('said'),
        ]));
    }

    private static function act(string $action, int $id): never
    {
        $page = "/admin/clientsservices.php?id={$id}&said=";
        if (in_array($action, self::COMMANDS, true)) {
            Services::command($action, $id);
        } elseif ($action === 'mail') {
            $sent = Mailer::send('product', Input::text('template'), $id);
            Response::redirect($page . rawurlencode('Sent: ' . $sent['subject']));
        } elseif ($action === 'move') {
            Services::move($id, Input::id('client'));
        } elseif ($action === 'delete') {
            Services::delete($id);
            Response::redirect('/admin/clients.php');
        } else {
            $columns = ['domain' => Input::text('domain'), 'domainstatus' => Input::text('domainstatus')];
            Services::save($id, $columns, $_REQUEST);
        }
        Response::redirect($page . rawurlencode("Done: {$action}"));
    }
}
