<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Api\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Records\Entries;
use WHMCS\Module\Addon\NetflowManager\Traffic\Groups;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Input;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The groups that the source of traffic knows: as a page of their own, which the form of a record reads with a script,
 * and below the field of that form, with what was typed.
 */
final class GroupSearch implements Page
{
    private const SEARCH = 'find_group';
    private const CHOICE = 'choose_group';

    public function show(Visit $visit): string
    {
        $text = $visit->input->text('q');

        return $visit->render('traffic/groups', ['text' => $text, 'groups' => Groups::search($visit->api(), $text)]);
    }

    /** Whether the form of a record was sent to search for a group or to take one, and not to save. */
    public static function isAskedIn(Input $input): bool
    {
        return $input->has(self::SEARCH) || $input->has(self::CHOICE);
    }

    /** @return string HTML of the form with what was typed, passwords aside */
    public static function form(Visit $visit): string
    {
        [$typed, $lost] = EditForm::kept($visit->input);
        $isChosen = $visit->input->has(self::CHOICE);
        $typed = $isChosen ? $typed->withGroup($visit->input->text(self::CHOICE)) : $typed;
        $groups = $isChosen ? null : self::found($visit, $typed);

        return (new RecordForm($visit))->htmlAgain($typed, null, $lost, $groups);
    }

    private static function found(Visit $visit, Entries $typed): Groups
    {
        try {
            return Groups::search($visit->api(), $typed->texts['group']);
        } catch (ApiFailure $failure) {
            return Groups::unavailable($failure->in($visit->language));
        }
    }
}
