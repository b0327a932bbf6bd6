<?php

declare(strict_types=1);

namespace Standin;

use InvalidArgumentException;
use Throwable;
use WHMCS\Authentication\CurrentUser;
use WHMCS\Database\Capsule;

/**
 * Plays the steps of a test and reports for each: `result`, `thrown`, `printed`, `faults`, `queries`, `ms`, and whether
 * the step `ended` the request, so that no step after it was played.
 */
final class Scenario
{
    /** @var list<array<string, mixed>> a report for each step */
    public static array $reports = [];

    /** @param array<string, mixed> $step `do` and what that needs */
    public static function play(array $step): void
    {
        self::$reports[] = ['queries' => Tables::queries(), 'faults' => count(Faults::$seen), 'ms' => hrtime(true)];
        $result = $thrown = null;
        ob_start();
        try {
            $result = self::result($step);
        } catch (Throwable $failure) {
            $thrown = get_class($failure) . ': ' . $failure->getMessage();
        }
        self::report($result, $thrown, false);
    }

    /** Ends the report of a step that has ended the whole process. */
    public static function finish(): void
    {
        if (isset(end(self::$reports)['ms']) && !array_key_exists('ended', end(self::$reports))) {
            self::report(null, null, true);
        }
    }

    private static function report(mixed $result, ?string $thrown, bool $ended): void
    {
        $before = array_pop(self::$reports);
        $milliseconds = (hrtime(true) - $before['ms']) / 1e6;
        self::$reports[] = [
            'result' => $result,
            'thrown' => $thrown,
            'printed' => (string) ob_get_clean(),
            'faults' => array_slice(Faults::$seen, $before['faults']),
            'queries' => Tables::queries() - $before['queries'],
            'ms' => $milliseconds,
            'ended' => $ended,
        ];
    }

    /** @param array<string, mixed> $step */
    private static function result(array $step): mixed
    {
        return match ($step['do']) {
            'hook' => Runtime::runHook($step['name'], self::objects($step['vars'])),
            'page' => ProductPage::render($step['theme'], $step['service'], $step['overview'] ?? ''),
            'sidebar' => Sidebar::described(Sidebar::ofProduct($step['service'], $step['panels'])),
            'mail' => Mailer::send($step['type'], $step['name'], $step['relid'], $step['changes'] ?? []),
            'login' => Accounts::enter($step['client'], $step['user'] ?? null),
            'old_clients' => Accounts::$clientsNameOwners = false,
            'local_api' => LocalApi::$replaced = $step['answers'],
            'asked' => LocalApi::$asked,
            'masquerade' => Runtime::$isMasquerading = $step['on'],
            'admin' => Runtime::$adminId = $_SESSION['adminid'] = $step['admin'],
            'session' => $_SESSION = $step['values'],
            'request' => Input::set($step['get'] ?? [], $step['post'] ?? [], $step['encoded'] ?? false),
            // What a caller on the command line may hand over, where PHP fills neither $_GET nor $_POST.
            'bare_request' => Input::setBare($step['values']),
            'arrays' => Tables::giveArrays(),
            // Bytes in hexadecimal digits: JSON has only text.
            'post_bytes' => $_POST = array_map('hex2bin', $step['values']) + $_POST,
            'files' => $_FILES = $step['files'],
            'addon_page' => Addon::page((new CurrentUser())->admin())['content'],
            'dashboard' => Dashboard::widgets(),
            'client_page' => Addon::clientPage($step['language']),
            'service' => Services::{$step['action']}(...$step['arguments']),
            'watch' => Witness::watch($step['hooks']),
            'seen' => Witness::seen(),
            'rows' => Capsule::table($step['table'])->get()->all(),
            'sql' => Capsule::connection()->statement($step['text'], $step['values'] ?? []),
            'call' => $step['function'](...($step['arguments'] ?? [])),
            'load' => self::load($step['file']),
            'elapse' => self::elapse($step['seconds']),
            default => throw new InvalidArgumentException("Unknown step: {$step['do']}"),
        };
    }

    /**
     * @param array<string, mixed> $vars
     *
     * @return array<string, mixed> the same with objects where WHMCS hands objects
     */
    private static function objects(array $vars): array
    {
        return isset($vars['service']) && is_array($vars['service'])
            ? ['service' => (object) $vars['service']] + $vars
            : $vars;
    }

    /** @return array<string, mixed> what loading a file of the addon did: the proof that it did next to nothing */
    private static function load(string $file): array
    {
        $classes = get_declared_classes();
        $files = get_included_files();
        require_once Runtime::ADDONS . '/netflow_manager/' . $file;

        return [
            'classes' => array_values(array_filter(
                array_diff(get_declared_classes(), $classes),
                static fn (string $class): bool => $class !== 'Closure',
            )),
            'files' => array_values(array_diff(get_included_files(), $files)),
            'hooks' => array_keys(Runtime::$hooks),
        ];
    }

    /** Makes the files of the addon's store older, so that a test need not wait. */
    private static function elapse(int $seconds): int
    {
        $paths = glob(sys_get_temp_dir() . '/netflow_manager-*/*.json') ?: [];
        foreach ($paths as $path) {
            $stored = json_decode((string) file_get_contents($path), true);
            array_walk_recursive($stored, static function (mixed &$value) use ($seconds): void {
                $value = is_numeric($value) && $value > 1e9 ? $value - $seconds : $value;
            });
            file_put_contents($path, json_encode($stored));
        }

        return count($paths);
    }
}
