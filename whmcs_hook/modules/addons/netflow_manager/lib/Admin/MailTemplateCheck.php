<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\NetflowManager\Id;
use WHMCS\Module\Addon\NetflowManager\Language;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Which mail templates use the merge fields. They are defined in mails of type "product" only: in any other template
 * they stay empty for ever.
 */
final class MailTemplateCheck
{
    private const MARK = 'netflow_';
    private const MOST_NAMED = 10;

    public function __construct(private readonly Language $language)
    {
    }

    /**
     * @param int|null $welcomeMailId the template that is sent when the service is set up, where one is known
     *
     * @return list<Finding>
     */
    public function findings(?int $welcomeMailId = null): array
    {
        try {
            $rows = [...self::rows()];
        } catch (\Throwable) {
            $unreadable = $this->language->text('table_unreadable', ['table' => 'tblemailtemplates']);

            return [Finding::wrong($this->language->text('check_mail_templates'), $unreadable, '')];
        }
        $products = $others = [];
        $isWelcome = false;
        foreach ($rows as $row) {
            if (self::text($row->type ?? null) === 'product') {
                $products[] = self::text($row->name ?? null);
                $isWelcome = $isWelcome || Id::from($row->id ?? null) === $welcomeMailId;
            } else {
                $others[] = self::text($row->name ?? null);
            }
        }
        $findings = [$this->used($products)];
        if ($welcomeMailId !== null && !$isWelcome) {
            $findings[] = $this->note('check_welcome_mail', 'welcome_mail_without', 'advice_welcome_mail');
        }
        if ($others !== []) {
            $findings[] = $this->misplaced($others);
        }

        return $findings;
    }

    /** @param list<string> $names */
    private function used(array $names): Finding
    {
        return $names === []
            ? $this->note('check_mail_templates', 'mail_templates_none', 'advice_mail_templates')
            : Finding::right($this->language->text('check_mail_templates'), self::listed($names));
    }

    /** @param list<string> $names */
    private function misplaced(array $names): Finding
    {
        return Finding::note(
            $this->language->text('check_misplaced_fields'),
            self::listed($names),
            $this->language->text('advice_misplaced_fields'),
        );
    }

    private function note(string $label, string $found, string $advice): Finding
    {
        return Finding::note(
            $this->language->text($label),
            $this->language->text($found),
            $this->language->text($advice),
        );
    }

    /** @return list<object> the templates that name a field of ours */
    private static function rows(): array
    {
        $like = '%' . self::MARK . '%';
        $found = Capsule::table('tblemailtemplates')->where('message', 'like', $like)
            ->orWhere('subject', 'like', $like)->orderBy('name')->get();
        $rows = [];
        foreach ($found as $row) {
            // For SQL an underscore is any character.
            $text = self::text($row->subject ?? null) . self::text($row->message ?? null);
            if (str_contains($text, self::MARK)) {
                $rows[] = (object) $row;
            }
        }

        return $rows;
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
