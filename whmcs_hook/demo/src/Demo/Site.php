<?php

declare(strict_types=1);

namespace Demo;

use Standin\Faults;

/**
 * Finds the view for an address and puts the frame around it.
 */
final class Site
{
    private const VIEWS = [
        'product' => 'Product page',
        'mail' => 'Welcome e-mail',
        'foreign' => 'Other clients',
        'down' => 'API down',
        'check' => 'Check',
    ];

    public static function show(string $view): void
    {
        if (!isset(self::VIEWS[$view])) {
            http_response_code(404);
            $view = 'product';
        }
        Faults::watch();
        World::begin($view === 'down' || isset($_GET['down']));
        $content = self::template($view);
        header('Content-Type: text/html; charset=utf-8');
        header('Cache-Control: no-store');
        echo self::template('frame', ['content' => $content, 'views' => self::VIEWS, 'current' => $view]);
    }

    public static function text(mixed $value): string
    {
        return htmlspecialchars((string) $value, ENT_QUOTES | ENT_SUBSTITUTE, 'UTF-8');
    }

    /** @param array<string, mixed> $values variables of the template */
    public static function template(string $name, array $values = []): string
    {
        extract($values, EXTR_SKIP);
        ob_start();
        require __DIR__ . "/../../views/{$name}.php";

        return (string) ob_get_clean();
    }
}
