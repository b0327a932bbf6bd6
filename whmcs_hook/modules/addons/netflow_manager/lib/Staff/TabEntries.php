<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Staff;

use WHMCS\Module\Addon\NetflowManager\Admin\Records\AccessRecord;
use WHMCS\Module\Addon\NetflowManager\Admin\Records\Entries;
use WHMCS\Module\Addon\NetflowManager\Input;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * What stands in the fields of the service tab: taken from a record, or typed.
 */
final class TabEntries
{
    public const PREFIX = 'netflow_manager_';
    public const TEXTS = ['username', ...Entries::OWN_TEXTS];

    /** @param array<string, string> $texts member => text, without those whose field was not sent */
    private function __construct(
        public readonly bool $isEnabled,
        public readonly array $texts,
    ) {
    }

    public static function stored(AccessRecord $record): self
    {
        return new self($record->isEnabled, array_intersect_key($record->texts, array_flip(self::TEXTS)));
    }

    public static function typed(Input $input): self
    {
        $texts = [];
        foreach (self::TEXTS as $member) {
            if ($input->has(self::PREFIX . $member)) {
                // Browsers send line breaks as CR LF whatever stood there: without this, saving would be a change.
                $texts[$member] = str_replace("\r\n", "\n", $input->text(self::PREFIX . $member));
            }
        }

        return new self($input->flag(self::PREFIX . 'enabled'), $texts);
    }

    /** @param array<array-key, mixed> $kept what `toArray` gave, from the session */
    public static function kept(array $kept): self
    {
        $texts = array_filter((array) ($kept['texts'] ?? []), 'is_string');

        return new self(($kept['enabled'] ?? false) === true, $texts);
    }

    /** @return array{enabled: bool, texts: array<string, string>} */
    public function toArray(): array
    {
        return ['enabled' => $this->isEnabled, 'texts' => $this->texts];
    }

    /** @return string a short note of every value, by which a form that comes back tells what was changed in it */
    public function marks(): string
    {
        return json_encode(array_map(self::mark(...), $this->members()), JSON_THROW_ON_ERROR);
    }

    /**
     * @param string $marks what `marks` gave for the values that were shown
     *
     * @return array<string, bool|string|null> member => new value, for a merge patch
     */
    public function changesSince(string $marks): array
    {
        $shown = json_decode($marks, true, 2);
        $changes = [];
        foreach (is_array($shown) ? $this->members() : [] as $member => $value) {
            if (isset($shown[$member]) && $shown[$member] !== self::mark($value)) {
                $changes[$member] = $value === '' ? null : $value;
            }
        }

        return $changes;
    }

    /** @return array<string, bool|string> */
    private function members(): array
    {
        return ['enabled' => $this->isEnabled] + $this->texts;
    }

    private static function mark(bool|string $value): string
    {
        if (is_bool($value)) {
            return $value ? 'yes' : 'no';
        }
        // Blanks around a name are not kept anyway.
        return substr(hash('sha256', trim(str_replace("\r\n", "\n", $value))), 0, 16);
    }
}
