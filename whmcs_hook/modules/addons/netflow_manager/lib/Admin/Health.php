<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Shows the connection check, and which mails use what it brings.
 */
final class Health implements Page
{
    public function show(Visit $visit): string
    {
        $mails = (new MailTemplateCheck($visit->language))->findings();

        return $visit->render('health', ['findings' => [...self::findings($visit), ...$mails]]);
    }

    /** @return list<Finding> in the order in which problems are to be solved */
    public static function findings(Visit $visit): array
    {
        return (new ConnectionCheck($visit->settings, $visit->language, $visit->actor))->findings();
    }
}
