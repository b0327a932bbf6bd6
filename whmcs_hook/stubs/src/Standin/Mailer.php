<?php

declare(strict_types=1);

namespace Standin;

use WHMCS\Database\Capsule;

/**
 * Sends a templated mail as WHMCS does, up to the point where it would leave the machine, and keeps it in the mail log.
 */
final class Mailer
{
    /**
     * @param array<string, mixed> $changes merge fields to add or replace; null takes one away
     *
     * @return array{subject: string, body: string, fields: array<string, mixed>, logged: array<string, mixed>|null}
     */
    public static function send(string $type, string $name, int $relatedId, array $changes = []): array
    {
        $given = array_merge(MailFields::of($type, $relatedId), $changes);
        $given = array_filter($given, static fn (mixed $value): bool => $value !== null);
        $added = self::added($name, $relatedId, $given);
        if (($added['abortsend'] ?? false) === true) {
            return ['subject' => '', 'body' => '', 'fields' => $added, 'logged' => null];
        }
        $template = self::template($type, $name, (string) ($given['client_language'] ?? ''));
        $subject = self::render((string) $template->subject, $added + $given);
        $body = self::render((string) $template->message, $added + $given);
        $clientId = (int) ($given['client_id'] ?? 0);
        Capsule::table('standin_outbox')->insert(['userid' => $clientId, 'subject' => $subject, 'message' => $body]);

        return [
            'subject' => $subject,
            'body' => $body,
            'fields' => $added,
            'logged' => MailLog::keep($clientId, $subject, $body, (bool) $template->plaintext),
        ];
    }

    /**
     * @param array<string, mixed> $mergeFields
     *
     * @return array<string, mixed> what the hooks add, the last word to the later one
     */
    public static function added(string $name, int $relatedId, array $mergeFields): array
    {
        $vars = ['messagename' => $name, 'relid' => $relatedId, 'mergefields' => $mergeFields];

        return array_merge([], ...Runtime::runHook('EmailPreSend', $vars));
    }

    /** @param array<string, mixed> $fields */
    public static function render(string $text, array $fields): string
    {
        $smarty = SmartyEngine::create();
        $smarty->enableSecurity(new MailPolicy($smarty));
        $smarty->assign($fields);

        return $smarty->fetch('string:' . $text);
    }

    private static function template(string $type, string $name, string $language): object
    {
        $rows = Capsule::table('tblemailtemplates')->where('type', $type)->where('name', $name)->get();

        return $rows->firstWhere('language', $language) ?? $rows->firstWhere('language', '') ?? $rows->first();
    }
}
