<?php

declare(strict_types=1);

namespace Standin;

/**
 * The state of one simulated WHMCS process, and the way in which WHMCS runs hooks.
 */
final class Runtime
{
    public const ADDONS = __DIR__ . '/../../../modules/addons';

    /** @var array<string, array<int, list<callable>>> */
    public static array $hooks = [];
    /** @var list<string> */
    public static array $activityLog = [];
    /** @var list<array<int, mixed>> */
    public static array $moduleLog = [];
    public static ?int $clientId = null;
    public static ?int $userId = null;
    public static ?int $adminId = null;
    /** Whether the administrator looks at the client area as this client. */
    public static bool $isMasquerading = false;

    /**
     * @param array<string, mixed>|object $vars an array, or the menu where the hook changes one
     *
     * @return list<mixed> what the hooks returned, without null
     */
    public static function runHook(string $name, array|object $vars): array
    {
        $byPriority = self::$hooks[$name] ?? [];
        ksort($byPriority);
        $results = [];
        foreach (array_merge([], ...array_values($byPriority)) as $callback) {
            $results[] = $callback($vars);
        }

        return array_values(array_filter($results, static fn (mixed $result): bool => $result !== null));
    }
}
