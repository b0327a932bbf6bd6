<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Admin\Records\FormContext;
use WHMCS\Module\Addon\NetflowManager\Admin\Records\RecordForm;
use WHMCS\Module\Addon\NetflowManager\Admin\Records\ServiceSearch;
use WHMCS\Module\Addon\NetflowManager\Admin\Records\Services;

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
        $serviceId = $visit->input->id('service_id');
        $service = $serviceId === null ? null : Services::find($serviceId);
        $form = new RecordForm($visit, $serviceId, $service);
        if ($service === null && trim($visit->input->text('service_id')) !== '') {
            $form->refuseService();
        }

        return $form->html(FormContext::load($visit, $serviceId, $service));
    }
}
