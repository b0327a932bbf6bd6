<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Mail\Templates;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Id;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Which mail templates use the merge fields. They are defined in mails of type "product" only: in any other template
 * they stay empty for ever.
 */
final class MailTemplateCheck
{
    private const MOST_NAMED = 10;

    /**
     * @param int|null $welcomeMailId the template that is sent when the service is set up, where one is known
     *
     * @return list<Finding>
     */
    public static function findings(\Closure $t, ?int $welcomeMailId = null): array
    {
        $label = $t('check_mail_templates');
        try {
            $rows = Templates::rowsUsingMergeFields();
        } catch (\Throwable) {
            return [Finding::wrong($label, $t('table_unreadable', ['table' => 'tblemailtemplates']), '')];
        }
        $products = $others = [];
        foreach ($rows as $row) {
            $name = self::text($row->name ?? null);
            if (self::text($row->type ?? null) === 'product') {
                $products[] = [Id::from($row->id ?? null), $name];
            } else {
                $others[] = $name;
            }
        }
        $findings = [$products === []
            ? Finding::note($label, $t('mail_templates_none'), $t('advice_mail_templates'))
            : Finding::right($label, self::listed(array_column($products, 1)))];
        if ($welcomeMailId !== null && !in_array($welcomeMailId, array_column($products, 0), true)) {
            $findings[] = Finding::note(
                $t('check_welcome_mail'),
                $t('welcome_mail_without'),
                $t('advice_welcome_mail'),
            );
        }
        if ($others !== []) {
            $findings[] = Finding::note(
                $t('check_misplaced_fields'),
                self::listed($others),
                $t('advice_misplaced_fields'),
            );
        }

        return $findings;
    }

    /** @param list<string> $names one for each language of a template */
    private static function listed(array $names): string
    {
        $different = array_values(array_unique($names));
        $shown = implode(', ', array_slice($different, 0, self::MOST_NAMED));

        return count($different) > self::MOST_NAMED ? "{$shown}, …" : $shown;
    }

    private static function text(mixed $value): string
    {
        return is_scalar($value) ? (string) $value : '';
    }
}
