<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin\Records;

use WHMCS\Module\Addon\NetflowManager\Input;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * What the list of records is searched for, as it was typed.
 */
final class ListFilters
{
    private const NAMES = ['q', 'ip', 'client_id', 'enabled', 'needs_review'];

    /** @param array<string, string> $texts filter => text */
    private function __construct(
        public readonly array $texts,
        private readonly string $cursor,
    ) {
    }

    public static function of(Input $input): self
    {
        $texts = [];
        foreach (self::NAMES as $name) {
            $texts[$name] = trim($input->text($name));
        }

        return new self($texts, $input->text('cursor'));
    }

    public function isEmpty(): bool
    {
        return $this->parameters() === [];
    }

    public function isFirstPage(): bool
    {
        return $this->cursor === '';
    }

    /** @return array<string, string> what the API is asked */
    public function question(): array
    {
        return $this->parameters() + ($this->isFirstPage() ? [] : ['cursor' => $this->cursor]);
    }

    /** @return array<string, string> what a link to the same list carries */
    public function parameters(): array
    {
        return array_filter($this->texts, static fn (string $text): bool => $text !== '');
    }
}
