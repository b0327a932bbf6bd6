<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager;

use WHMCS\Module\Addon\NetflowManager\Failure\Unreadable;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The six merge fields of a product mail, as the API gives them for one service of one client.
 */
final class MergeFields
{
    private const TEXTS = [
        'netflow_url',
        'netflow_username',
        'netflow_password',
        'netflow_group',
        'netflow_ip_address',
    ];

    /** @param array<string, string> $texts field name => value, raw */
    private function __construct(
        private readonly bool $isEnabled,
        private readonly array $texts,
    ) {
    }

    /** All six, defined and empty: what every product mail without an enabled record gets. */
    public static function none(): self
    {
        return new self(false, array_fill_keys(self::TEXTS, ''));
    }

    /** @throws Unreadable unless the answer is about exactly this pair and every member has its type */
    public static function fromAnswer(Members $answer, int $serviceId, int $clientId): self
    {
        $answer->requireEcho($serviceId, $clientId);
        $fields = $answer->object('merge_fields');
        $texts = [];
        foreach (self::TEXTS as $name) {
            $texts[$name] = $fields->text($name);
        }

        return $fields->truth('netflow_enabled') ? new self(true, $texts) : self::none();
    }

    /** @return array<string, bool|string> for a template that is sent as HTML */
    public function forHtml(): array
    {
        return ['netflow_enabled' => $this->isEnabled] + array_map([Escape::class, 'html'], $this->texts);
    }

    /** @return array<string, bool|string> for plain text, where an entity would be read as it stands */
    public function forPlainText(): array
    {
        return ['netflow_enabled' => $this->isEnabled] + $this->texts;
    }
}
