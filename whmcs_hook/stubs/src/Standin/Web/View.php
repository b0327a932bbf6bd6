<?php

declare(strict_types=1);

namespace Standin\Web;

use Standin\Tokens;

/**
 * Renders the views of the administration, which are PHP files, and escapes for them.
 */
final class View
{
    private const FOLDER = __DIR__ . '/../../../web/views';

    /** @param array<string, mixed> $values variables of the view */
    public static function render(string $name, array $values = []): string
    {
        extract($values, EXTR_SKIP);
        ob_start();
        require self::FOLDER . "/{$name}.php";

        return (string) ob_get_clean();
    }

    public static function text(mixed $value): string
    {
        return htmlspecialchars((string) $value, ENT_QUOTES | ENT_SUBSTITUTE, 'UTF-8');
    }

    /** The hidden field of every form of this site itself. */
    public static function token(): string
    {
        return '<input type="hidden" name="token" value="' . Tokens::value() . '">';
    }
}
