<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Records;

use WHMCS\Module\Addon\NetflowManager\Page\Language;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Input;

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

    /** @param list<string> $names members that are plain texts in the form that was sent */
    public static function typed(Input $input, array $names = self::TEXTS): self
    {
        $texts = [];
        foreach ($names as $name) {
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

    public function withoutUrl(): self
    {
        return $this->withText('netflow_url', '');
    }

    public function withGroup(string $group): self
    {
        return $this->withText('group', $group);
    }

    private function withText(string $name, string $text): self
    {
        $texts = [$name => $text] + $this->texts;

        return new self($texts, $this->isEnabled, $this->clearsPassword, $this->reuseFrom, $this->password);
    }

    /** @return self these with what was typed before it was known whose they are; a blank field was not typed in */
    public function with(self $typed): self
    {
        $texts = array_filter($typed->texts, 'strlen') + $this->texts;

        return new self($texts, $typed->isEnabled && $this->isEnabled, $typed->clearsPassword);
    }

    /** @return array<string, string> the fields of a form that sends the same again, password and login to use aside */
    public function fields(): array
    {
        $boxes = ['enabled' => $this->isEnabled, 'clear_password' => $this->clearsPassword];

        return array_filter($this->texts, 'strlen') + array_fill_keys(array_keys(array_filter($boxes)), '1');
    }

    /** Whether nobody has changed anything in a new form. */
    public function isBlank(): bool
    {
        return $this->fields() === self::blank()->fields();
    }

    public function hasPassword(): bool
    {
        return $this->password !== '';
    }

    /** @return array<string, string> member => that it is not valid UTF-8 and cannot be sent */
    public function unreadable(Language $language): array
    {
        $all = $this->texts + ['password' => $this->password];
        $wrong = array_filter($all, static fn (string $text): bool => preg_match('//u', $text) !== 1);

        return array_fill_keys(array_keys($wrong), $language->text('edit_not_text'));
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

    /**
     * @param list<string> $names of the texts that a form shows
     *
     * @return string a short note of these and of the box, by which the form that comes back tells what was changed
     */
    public function marks(array $names): string
    {
        $shown = ['enabled' => $this->isEnabled] + array_intersect_key($this->texts, array_flip($names));

        return json_encode(array_map(self::mark(...), $shown), JSON_THROW_ON_ERROR);
    }

    /**
     * @param string $marks what `marks` returned for the values that were shown
     *
     * @return array<string, bool|string|null> member => new value, for a merge patch
     */
    public function changesSince(string $marks): array
    {
        $shown = json_decode($marks, true, 2);
        $changes = [];
        foreach (is_array($shown) ? ['enabled' => $this->isEnabled] + $this->texts : [] as $member => $value) {
            if (isset($shown[$member]) && $shown[$member] !== self::mark($value)) {
                $changes[$member] = $value === '' ? null : $value;
            }
        }

        return $changes;
    }

    private static function mark(bool|string $value): string
    {
        // Blanks around a name are not kept anyway.
        $text = is_bool($value) ? (string) $value : trim(str_replace("\r\n", "\n", $value));

        return substr(hash('sha256', $text), 0, 16);
    }
}
