<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Api\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Records\Entries;
use WHMCS\Module\Addon\NetflowManager\Records\Expectation;
use WHMCS\Module\Addon\NetflowManager\Records\Refusal;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Input;
use WHMCS\Module\Addon\NetflowManager\Whmcs\ServiceSearch;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Shows the form of a record: of the service that was chosen, or with a search for one.
 */
final class EditForm implements Page
{
    /** In a form of a record: the id of a service that was chosen, or anything else to search for one. */
    private const CHOICE = 'choose';

    public function show(Visit $visit): string
    {
        $text = trim($visit->input->text('q'));

        return $text !== '' && !$visit->input->has('service_id')
            ? self::found($visit, $text, Entries::blank())
            : (new RecordForm($visit))->html();
    }

    /** Whether a form was sent to choose a service and not to save: with Enter in the search, it has no button. */
    public static function isChoice(Input $input): bool
    {
        return $input->has(self::CHOICE) || (trim($input->text('q')) !== '' && trim($input->text('service_id')) === '');
    }

    /**
     * @return string HTML of what comes next, with what was typed, passwords aside
     */
    public static function choice(Visit $visit): string
    {
        [$typed, $lost] = self::kept($visit->input);
        $chosen = $visit->input->id(self::CHOICE);
        $text = trim($visit->input->text('q'));
        if ($chosen === null && $text !== '') {
            return self::found($visit, $text, $typed, $lost);
        }
        // A record that cannot be read now must not be replaced unseen: saving is for a new one.
        $unseen = [Expectation::FIELD => Expectation::of(null)];
        $next = Input::of($unseen + ($chosen === null ? [] : ['service_id' => (string) $chosen]));
        $form = new RecordForm($visit->with($next));
        try {
            return $form->html($typed, $lost);
        } catch (ApiFailure $failure) {
            return $form->htmlAgain($typed, Refusal::by($failure, $visit->language), $lost);
        }
    }

    /** @return array{Entries, list<string>} what was typed and may be shown again, and keys of texts about the rest */
    public static function kept(Input $input): array
    {
        $typed = Entries::typed($input);
        $lost = $typed->hasPassword() ? ['edit_password_again'] : [];
        if (!str_contains($typed->texts['netflow_url'], '@')) {
            return [$typed, $lost];
        }

        // What stands before the sign may be a password, which no page shows again.
        return [$typed->withoutUrl(), [...$lost, 'edit_url_login_dropped']];
    }

    /** @param list<string> $lost keys of texts about what was typed and is not kept */
    private static function found(Visit $visit, string $text, Entries $typed, array $lost = []): string
    {
        return $visit->render('records/choose', [
            'text' => $text,
            'services' => ServiceSearch::find($text),
            'typed' => $typed->isBlank() ? null : $typed->fields(),
            'lost' => $lost,
        ]);
    }
}
