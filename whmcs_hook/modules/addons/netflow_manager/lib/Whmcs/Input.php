<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Whmcs;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * What the browser sent. Some versions of WHMCS hand modules HTML-encoded input (`&amp;` for `&`), others do not, and
 * a password must arrive byte for byte. So each form carries a probe, and the state of the probe shows which it is.
 */
final class Input
{
    public const PROBE_NAME = 'nfm_probe';
    public const PROBE = '&<>"\'';

    /** @param array<array-key, mixed> $values */
    private function __construct(
        private readonly array $values,
        private readonly bool $isEncoded,
    ) {
    }

    /** Whether a form was sent. */
    public static function isPost(): bool
    {
        if (($_SERVER['REQUEST_METHOD'] ?? '') === 'POST') {
            return true;
        }

        // On the command line there is no method. A form has a token, and an address never has one.
        $isForm = isset($_REQUEST['action'], $_REQUEST['token']) && !isset($_GET['token']);

        return PHP_SAPI === 'cli' && ($_POST !== [] || $isForm);
    }

    /** The query string and, over it, the form of this request. */
    public static function ofRequest(): self
    {
        return self::of($_POST + $_GET + $_REQUEST);
    }

    /** @param array<array-key, mixed> $values name => value, as WHMCS hands them over */
    public static function of(array $values): self
    {
        $probe = $values[self::PROBE_NAME] ?? null;

        return new self($values, is_string($probe) ? $probe !== self::PROBE : self::looksEncoded($values));
    }

    /** @return self the fields whose names begin with this prefix, by the rest of their names */
    public function under(string $prefix): self
    {
        $values = [];
        foreach ($this->values as $name => $value) {
            if (str_starts_with((string) $name, $prefix)) {
                $values[substr((string) $name, strlen($prefix))] = $value;
            }
        }

        return new self($values, $this->isEncoded);
    }

    public function has(string $name): bool
    {
        $value = $this->values[$name] ?? null;

        return is_string($value) || is_int($value) || is_bool($value);
    }

    /** @return string what was typed, byte for byte; empty when nothing was */
    public function text(string $name): string
    {
        $value = $this->values[$name] ?? null;
        if (!is_string($value)) {
            return is_int($value) || is_bool($value) ? (string) $value : '';
        }

        return $this->isEncoded ? html_entity_decode($value, ENT_QUOTES | ENT_HTML5, 'UTF-8') : $value;
    }

    /** @return list<string> the texts of a field that may be sent several times, as `name[]` */
    public function texts(string $name): array
    {
        $values = $this->values[$name] ?? null;
        $inner = new self(is_array($values) ? $values : [], $this->isEncoded);

        return array_values(array_map(static fn ($key): string => $inner->text((string) $key), array_keys($inner->values)));
    }

    /** @return bool whether a checkbox is ticked */
    public function flag(string $name): bool
    {
        return in_array(strtolower($this->text($name)), ['1', 'on', 'true', 'yes'], true);
    }

    public function id(string $name): ?int
    {
        return Id::from(trim($this->text($name)));
    }

    /**
     * For a request without the probe, from a script for example: encoded when some text has the traces of encoding and
     * none has a character that encoding would have taken away.
     *
     * @param array<array-key, mixed> $values
     */
    private static function looksEncoded(array $values): bool
    {
        $all = implode("\n", array_filter($values, 'is_string'));

        return preg_match('/&(?:amp|lt|gt|quot|apos|#0?39);/', $all) === 1
            && preg_match('/[<>"\']|&(?![a-z0-9#]+;)/i', $all) === 0;
    }
}
