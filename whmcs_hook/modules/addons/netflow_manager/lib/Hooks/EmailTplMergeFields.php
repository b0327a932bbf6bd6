<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Hooks;

use WHMCS\Module\Addon\NetflowManager\Api\MergeFields;
use WHMCS\Module\Addon\NetflowManager\Page\Language;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Administrator;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Lists the merge fields in the editor of mail templates, for templates of type "product" only: in others they are
 * not defined.
 */
final class EmailTplMergeFields
{
    private const FIELDS = ['netflow_enabled', ...MergeFields::TEXTS, MergeFields::PASSWORD_URL];

    /**
     * @param array<array-key, mixed> $vars `type` is the type of the template that is edited
     *
     * @return array<string, string> field => label
     */
    public function __invoke(array $vars): array
    {
        if (($vars['type'] ?? null) !== 'product') {
            return [];
        }
        $language = Language::load(self::languageOfStaff());

        return array_combine(self::FIELDS, array_map([$language, 'text'], self::FIELDS));
    }

    /** The labels are worth more than their language: without an answer of the database they are English. */
    private static function languageOfStaff(): string
    {
        try {
            return Administrator::current()?->language() ?? '';
        } catch (\Throwable) {
            return '';
        }
    }
}
