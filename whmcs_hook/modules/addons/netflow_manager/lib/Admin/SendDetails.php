<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Mail\Stop;
use WHMCS\Module\Addon\NetflowManager\Mail\Templates;
use WHMCS\Module\Addon\NetflowManager\Whmcs\LocalApi;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Sends clients one of the product mails that hold the merge fields, by WHMCS itself.
 */
final class SendDetails implements Page, Change
{
    public function show(Visit $visit): string
    {
        return self::html($visit, ChosenRecords::of($visit));
    }

    public function apply(Visit $visit): Outcome
    {
        $template = $visit->input->text('template');
        $chosen = ChosenRecords::of($visit);
        if (!in_array($template, Templates::namesForServices(), true)) {
            return Outcome::page(self::html($visit, $chosen));
        }
        $results = [];
        foreach ($chosen->ids as $id) {
            $send = static fn (): string => LocalApi::sendMail($template, $id);
            $results[$id] = $chosen->canBeMailed($id)
                ? Stop::withoutDetails($send, $visit->language->text('send_no_details'))
                : $visit->language->text('send_not_possible');
        }

        return Outcome::page($visit->render('records/results', [
            'title' => 'send_title',
            'results' => $results,
            'services' => $chosen->services,
            'done' => 'send_sent',
            'list' => ListQuery::behind($visit),
        ]));
    }

    /** The form that asks which mail is sent. */
    public static function html(Visit $visit, ChosenRecords $chosen): string
    {
        return $visit->render('records/send', [
            'chosen' => $chosen,
            'list' => ListQuery::behind($visit),
            'templates' => Templates::namesForServices(),
        ]);
    }
}
