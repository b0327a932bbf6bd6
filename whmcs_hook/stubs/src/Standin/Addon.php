<?php

declare(strict_types=1);

namespace Standin;

use WHMCS\Database\Capsule;

/**
 * Calls the functions that the addon module offers to WHMCS.
 */
final class Addon
{
    public const NAME = 'netflow_manager';
    private const FOLDER = Runtime::ADDONS . '/' . self::NAME;

    public static function isActive(): bool
    {
        return isset(self::stored()['version']);
    }

    /** On every page, as long as the addon is active. */
    public static function loadHooks(): void
    {
        if (self::isActive() && is_file(self::FOLDER . '/hooks.php')) {
            require_once self::FOLDER . '/hooks.php';
        }
    }

    /** @return array<string, mixed> */
    public static function configuration(): array
    {
        return self::call('config') ?? [];
    }

    /** @return array<string, string> the rows of its settings, `version` and `access` among them */
    public static function stored(): array
    {
        return Capsule::table('tbladdonmodules')->where('module', self::NAME)->pluck('value', 'setting')->all();
    }

    public static function store(string $setting, string $value): void
    {
        Capsule::table('tbladdonmodules')->updateOrInsert(
            ['module' => self::NAME, 'setting' => $setting],
            ['value' => $value],
        );
    }

    /** @return array<string, string> status and description; settings have no rows until they are saved */
    public static function activate(): array
    {
        $outcome = self::call('activate') ?? ['status' => 'success', 'description' => ''];
        if ($outcome['status'] === 'success') {
            self::store('version', (string) self::configuration()['version']);
            self::store('access', '');
        }

        return $outcome;
    }

    /** @return array<string, string> */
    public static function deactivate(): array
    {
        $outcome = self::call('deactivate') ?? ['status' => 'success', 'description' => ''];
        Capsule::table('tbladdonmodules')->where('module', self::NAME)->delete();

        return $outcome;
    }

    /** Whether the administrator's role may open the addon. */
    public static function isOpenTo(?object $admin): bool
    {
        return $admin !== null && in_array((string) $admin->roleid, explode(',', self::stored()['access'] ?? ''), true);
    }

    /** @return array{sidebar: string, content: string} the addon's page in the administration */
    public static function page(?object $admin): array
    {
        self::upgrade();
        $vars = self::vars((string) ($admin->language ?? ''), 'addonmodules.php?module=' . self::NAME);
        ob_start();
        self::call('output', $vars);

        return ['content' => (string) ob_get_clean(), 'sidebar' => (string) self::call('sidebar', $vars)];
    }

    /** @return array<string, mixed>|null what the addon wants shown in the client area */
    public static function clientPage(string $language): ?array
    {
        return self::call('clientarea', self::vars($language, 'index.php?m=' . self::NAME));
    }

    /** A version that is newer than the stored one is met when the addon is opened, not before. */
    private static function upgrade(): void
    {
        $before = self::stored()['version'] ?? '';
        $now = (string) self::configuration()['version'];
        if (version_compare($before, $now, '<')) {
            self::call('upgrade', ['version' => $before] + self::stored());
            self::store('version', $now);
        }
    }

    /** @return array<string, mixed> */
    private static function vars(string $language, string $link): array
    {
        return ['modulelink' => $link, '_lang' => self::texts($language), 'version' => self::stored()['version'] ?? '']
            + self::stored();
    }

    /** @return array<string, string> the addon's texts in a language, else in the one that it names itself */
    private static function texts(string $language): array
    {
        $_ADDONLANG = [];
        foreach ([$language, (string) (self::configuration()['language'] ?? 'english')] as $name) {
            $file = self::FOLDER . "/lang/{$name}.php";
            if ($_ADDONLANG === [] && preg_match('/\A[a-z_-]+\z/', $name) === 1 && is_file($file)) {
                include $file;
            }
        }

        return $_ADDONLANG;
    }

    /** @param array<string, mixed> $vars */
    private static function call(string $function, array $vars = []): mixed
    {
        require_once self::FOLDER . '/' . self::NAME . '.php';
        $name = self::NAME . '_' . $function;

        return function_exists($name) ? $name($vars) : null;
    }
}
