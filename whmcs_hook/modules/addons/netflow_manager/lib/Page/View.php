<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Page;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Renders the addon's own templates, which are plain PHP in `templates/`.
 *
 * A template prints through `$e` (a string, escaped), `$t` (a language string, escaped), `$link` (the address of
 * an admin page, escaped) and `$part` (another template) and through nothing else; a test enforces it. `$statusName`
 * is a status of a service as people read it.
 */
final class View
{
    private const FOLDER = __DIR__ . '/../../templates/';

    public function __construct(
        private readonly Language $language,
        private readonly Links $links,
    ) {
    }

    /**
     * @param string               $template a file of templates/ without its ending, never a value from outside
     * @param array<string, mixed> $values   variables of the template
     *
     * @return string HTML
     */
    public function render(string $template, array $values = []): string
    {
        $tools = [
            'e' => static fn (string|int|null $text): string => Escape::html((string) $text),
            't' => fn (string $key, array $values = []): string => Escape::html($this->language->text($key, $values)),
            'statusName' => $this->language->status(...),
            'link' => fn (string $action, array $parameters = []): string
                => Escape::html($this->links->to($action, $parameters)),
            'part' => fn (string $name, array $inner = []): string => $this->render($name, $inner + $values),
        ];

        return self::output(self::FOLDER . $template . '.php', $tools + $values);
    }

    /** @param array<string, mixed> $variables */
    private static function output(string $file, array $variables): string
    {
        ob_start();
        try {
            (static function () use ($file, $variables): void {
                extract($variables, EXTR_SKIP);
                require $file;
            })();

            return (string) ob_get_contents();
        } finally {
            ob_end_clean();
        }
    }
}
