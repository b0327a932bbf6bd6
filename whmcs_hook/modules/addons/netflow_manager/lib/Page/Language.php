<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Page;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The texts of the addon. WHMCS hands them to pages but not to hooks, so hooks load the file themselves.
 */
final class Language
{
    private const FALL_BACK = 'english';

    /** @param array<array-key, mixed> $texts */
    private function __construct(private readonly array $texts)
    {
    }

    /** @param array<array-key, mixed> $vars what WHMCS hands to a page: `_lang` in the administrator's language */
    public static function ofPage(array $vars): self
    {
        $texts = $vars['_lang'] ?? null;
        $english = self::file(self::FALL_BACK);

        return new self(is_array($texts) ? $texts + $english : $english);
    }

    /** @param string $name a language as WHMCS names it; English for one that is not here, and for what it lacks */
    public static function load(string $name): self
    {
        return new self(self::file(strtolower($name)) + self::file(self::FALL_BACK));
    }

    /** @return string the tag by which HTTP calls this language, such as `de` */
    public function tag(): string
    {
        return $this->text('language_tag');
    }

    /** @return string a status of a service as people read it; one that is no status of WHMCS is unchanged */
    public function status(string $status): string
    {
        $key = 'status_' . strtolower($status);

        return $this->has($key) ? $this->text($key) : $status;
    }

    public function has(string $key): bool
    {
        return is_string($this->texts[$key] ?? null);
    }

    /**
     * @param array<string, string> $values placeholder name => value, put in for `:name`
     *
     * @return string plain text, to be escaped where it is shown
     */
    public function text(string $key, array $values = []): string
    {
        $text = $this->texts[$key] ?? $key;
        $names = array_map(static fn (string $name): string => ':' . $name, array_keys($values));

        return strtr(is_string($text) ? $text : $key, array_combine($names, $values));
    }

    /** @return array<array-key, mixed> nothing for what is no file of lang/ */
    private static function file(string $name): array
    {
        $_ADDONLANG = [];
        $path = __DIR__ . "/../../lang/{$name}.php";
        if (preg_match('/\A[a-z][a-z_-]{1,31}\z/', $name) === 1 && is_file($path)) {
            include $path;
        }

        return $_ADDONLANG;
    }
}
