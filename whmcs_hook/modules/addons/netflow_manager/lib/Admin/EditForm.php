<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Whmcs\ServiceSearch;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Shows the form of a record: of the service that was chosen, or with a search for one.
 */
final class EditForm implements Page
{
    public function show(Visit $visit): string
    {
        $text = trim($visit->input->text('q'));
        if ($text !== '' && !$visit->input->has('service_id')) {
            return $visit->render('records/choose', ['text' => $text, 'services' => ServiceSearch::find($text)]);
        }

        return (new RecordForm($visit))->html();
    }
}
