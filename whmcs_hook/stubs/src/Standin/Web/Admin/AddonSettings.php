<?php

declare(strict_types=1);

namespace Standin\Web\Admin;

use Standin\Addon;
use Standin\Input;
use Standin\Web\Response;
use Standin\Web\View;
use WHMCS\Database\Capsule;

/**
 * System Settings > Addon Modules: switches the addon on and off, keeps its settings and the roles with access.
 */
final class AddonSettings
{
    public static function show(): string
    {
        $outcome = null;
        if (Response::isPost()) {
            Chrome::requireToken();
            $outcome = self::act(Input::text('do'));
        }

        return Chrome::page('Addon Modules', View::render('admin_addon_settings', [
            'configuration' => Addon::configuration(),
            'isActive' => Addon::isActive(),
            'stored' => Addon::stored(),
            'roles' => Capsule::table('tbladminroles')->orderBy('id')->get(),
            'outcome' => $outcome,
        ]));
    }

    /** @return array<string, string> status and description */
    private static function act(string $action): array
    {
        return match ($action) {
            'activate' => Addon::activate(),
            'deactivate' => Addon::deactivate(),
            default => self::save(),
        };
    }

    /** @return array<string, string> */
    private static function save(): array
    {
        foreach (array_keys((array) Addon::configuration()['fields']) as $name) {
            // As the addon finds them: where input is encoded, settings are too.
            $value = $_POST['fields'][$name] ?? '';
            Addon::store($name, is_string($value) ? $value : '');
        }
        $roles = array_filter((array) ($_POST['access'] ?? []), 'is_numeric');
        Addon::store('access', implode(',', $roles));

        return ['status' => 'success', 'description' => 'The settings are saved.'];
    }
}
