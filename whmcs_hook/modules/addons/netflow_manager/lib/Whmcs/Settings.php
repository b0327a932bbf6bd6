<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Whmcs;

use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\NetflowManager\Api\ApiAddress;
use WHMCS\Module\Addon\NetflowManager\Module;
use WHMCS\Module\Addon\NetflowManager\Page\Escape;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The addon's settings. Hooks are not given them by WHMCS, so they are read from its table.
 *
 * Rows may be missing (activation stores none of them) and values may be HTML-encoded: both depend on the version.
 */
final class Settings
{
    public const DEFAULT_DEADLINE_MS = 800;
    // Also what keeps line breaks out of the request header.
    private const KEY = '/\Anfm_[A-Za-z0-9_-]{1,250}\z/';
    private const SHORTEST_DEADLINE_MS = 100;
    private const LONGEST_DEADLINE_MS = 2000;

    /**
     * @param int  $deadlineMs     what a page may wait for the API, in milliseconds
     * @param bool $createsMissing whether the nightly run creates the records that rules of products ask for
     */
    private function __construct(
        public readonly string $addressText,
        public readonly ?ApiAddress $address,
        public readonly ?string $key,
        public readonly int $deadlineMs,
        public readonly bool $createsMissing,
    ) {
    }

    /** Reads the settings with one query. Throws what the database throws. */
    public static function stored(): self
    {
        $rows = Capsule::table('tbladdonmodules')->where('module', Module::NAME)->get(['setting', 'value']);
        $values = [];
        foreach ($rows as $row) {
            $row = (object) $row;
            $values[(string) ($row->setting ?? '')] = $row->value ?? null;
        }

        return self::from($values);
    }

    /**
     * A name for this API and key that reveals neither. State that is stored for one of them does not apply to another.
     */
    public function target(): string
    {
        return substr(hash('sha256', $this->addressText . "\n" . $this->key), 0, 16);
    }

    /** @param array<array-key, mixed> $values setting name => value, in whatever form WHMCS has it */
    public static function from(array $values): self
    {
        $addressText = Escape::plain($values['api_url'] ?? null);

        return new self(
            $addressText,
            ApiAddress::parse($addressText),
            self::key(Escape::plain($values['api_key'] ?? null)),
            self::deadline(Escape::plain($values['deadline_ms'] ?? null)),
            Escape::plain($values['create_missing'] ?? null) === 'on',
        );
    }

    /**
     * WHMCS keeps the key as it is or encrypted: which of the two is documented nowhere.
     *
     * @return string|null the key in clear, or null when the string contains none
     */
    private static function key(string $stored): ?string
    {
        if ($stored === '' || preg_match(self::KEY, $stored) === 1) {
            return $stored === '' ? null : $stored;
        }
        foreach ([self::decrypted(...), self::decryptedByLocalApi(...)] as $decrypt) {
            try {
                $key = $decrypt($stored);
            } catch (\Throwable) {
                continue;
            }
            if (is_string($key) && preg_match(self::KEY, trim($key)) === 1) {
                return trim($key);
            }
        }

        return null;
    }

    private static function decrypted(string $text): mixed
    {
        return function_exists('decrypt') ? decrypt($text) : null;
    }

    /** `DecryptPassword` of the WHMCS API: the documented way, where the function `decrypt` is absent. */
    private static function decryptedByLocalApi(string $text): mixed
    {
        $answer = function_exists('localAPI') ? localAPI('DecryptPassword', ['password2' => $text]) : null;

        return is_array($answer) ? $answer['password'] ?? null : null;
    }

    private static function deadline(string $text): int
    {
        if (preg_match('/\A[0-9]{1,6}\z/', $text) !== 1) {
            return self::DEFAULT_DEADLINE_MS;
        }

        return min(self::LONGEST_DEADLINE_MS, max(self::SHORTEST_DEADLINE_MS, (int) $text));
    }
}
