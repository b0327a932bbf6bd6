<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin\Records;

use WHMCS\Module\Addon\NetflowManager\Input;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * What stands in the form of a record: taken from a record, or typed.
 */
final class Entries
{
    /** The strings of one service alone, which no other record lends. */
    public const OWN_TEXTS = ['group', 'ip_address', 'notes'];
    /** The members that are plain texts, in the order of the form. */
    public const TEXTS = ['netflow_url', 'username', ...self::OWN_TEXTS];
    /** What another record lends as a whole. */
    private const LOGIN = ['netflow_url' => 0, 'username' => 0];

    /** @param array<string, string> $texts member => text */
    private function __construct(
        public readonly array $texts,
        public readonly bool $isEnabled,
        public readonly bool $clearsPassword = false,
        public readonly ?int $reuseFrom = null,
        private readonly string $password = '',
    ) {
    }

    /** A new record is for use: nobody adds one to hide it. */
    public static function blank(): self
    {
        return new self(array_fill_keys(self::TEXTS, ''), true);
    }

    /** @param bool $isMoved whether the service has another owner now, who must not get the login of the old one */
    public static function stored(AccessRecord $record, bool $isMoved): self
    {
        $texts = $isMoved ? array_fill_keys(array_keys(self::LOGIN), '') + $record->texts : $record->texts;

        return new self($texts, $record->isEnabled);
    }

    public static function typed(Input $input): self
    {
        $texts = [];
        foreach (self::TEXTS as $name) {
            // Browsers send line breaks as CR LF whatever stood there: without this, saving would be a change.
            $texts[$name] = str_replace("\r\n", "\n", $input->text($name));
        }

        return new self(
            $texts,
            $input->flag('enabled'),
            $input->flag('clear_password'),
            $input->id('reuse_login_from'),
            $input->text('password'),
        );
    }

    /** @return self what may be shown again: without the login in an address; the password is shown by no form */
    public function showable(): self
    {
        $url = UrlLogin::removedFrom($this->texts['netflow_url']);
        $texts = ['netflow_url' => $url] + $this->texts;

        return new self($texts, $this->isEnabled, $this->clearsPassword, $this->reuseFrom, $this->password);
    }

    public function hasPassword(): bool
    {
        return $this->password !== '';
    }

    /** @return list<string> members that are not valid UTF-8 and cannot be sent */
    public function unreadable(): array
    {
        $all = $this->texts + ['password' => $this->password];

        return array_keys(array_filter($all, static fn (string $text): bool => preg_match('//u', $text) !== 1));
    }

    /** @return array<string, mixed> the body of a PUT; blank texts are null there, and a blank password stays away */
    public function members(int $clientId): array
    {
        $texts = $this->reuseFrom === null ? $this->texts : array_diff_key($this->texts, self::LOGIN);
        $members = ['client_id' => $clientId, 'enabled' => $this->isEnabled] + $texts;
        if ($this->reuseFrom !== null) {
            $members['reuse_login_from'] = $this->reuseFrom;
        }
        if ($this->hasPassword()) {
            $members['password'] = $this->password;
        }
        if ($this->clearsPassword) {
            $members['clear_password'] = true;
        }

        return $members;
    }
}
