<?php

declare(strict_types=1);

namespace Standin;

use Smarty;

/**
 * A theme of the client area: its templates, and its parent's where it has none of its own.
 */
final class Theme
{
    /** Theme => folders, its own first. */
    public const FOLDERS = [
        'six' => ['six', 'any'],
        'twenty-one' => ['twenty-one', 'any'],
        'nexus' => ['nexus', 'twenty-one', 'any'],
    ];
    private const PATH = __DIR__ . '/../../themes/';

    public static function smarty(string $theme): Smarty
    {
        $smarty = SmartyEngine::create();
        $smarty->setTemplateDir(array_map(static fn (string $name): string => self::PATH . $name, self::FOLDERS[$theme]));

        return $smarty;
    }

    /** @return string|null the file of a module's template: what the theme puts in its place, else the module's own */
    public static function moduleTemplate(string $theme, string $module, string $name): ?string
    {
        $folders = array_map(
            static fn (string $own): string => self::PATH . "{$own}/modules/addons/{$module}",
            self::FOLDERS[$theme],
        );
        array_push($folders, Runtime::ADDONS . "/{$module}/templates", Runtime::ADDONS . "/{$module}");
        $files = array_map(static fn (string $folder): string => "{$folder}/{$name}.tpl", $folders);

        return array_values(array_filter($files, 'is_file'))[0] ?? null;
    }
}
