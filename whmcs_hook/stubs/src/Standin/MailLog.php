<?php

declare(strict_types=1);

namespace Standin;

use WHMCS\Database\Capsule;

/**
 * The log of sent mails, which administrators and the client can read.
 */
final class MailLog
{
    /**
     * Keeps what the hooks leave of a sent mail.
     *
     * @return array<string, mixed>|null the row, or null where a hook wants none
     */
    public static function keep(int $clientId, string $subject, string $message, bool $isPlainText): ?array
    {
        $mail = [
            'userid' => $clientId,
            'date' => date('Y-m-d H:i:s'),
            'to' => (string) Capsule::table('tblclients')->where('id', $clientId)->value('email'),
            'cc' => '',
            'bcc' => '',
            'subject' => $subject,
            'message' => $message,
            'attachments' => '',
        ];
        $changes = array_merge([], ...Runtime::runHook('EmailPreLog', $mail));
        if (($changes['abortLogging'] ?? false) === true) {
            return null;
        }
        $row = array_intersect_key($changes, $mail) + $mail;
        Capsule::table('tblemails')->insert(['standin_plaintext' => (int) $isPlainText] + $row);

        return $row;
    }
}
