<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Api\ApiFailure;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * A page that shows something and changes nothing.
 */
interface Page
{
    /**
     * @return string HTML of the page, without the frame
     *
     * @throws ApiFailure the frame then says what to do
     */
    public function show(Visit $visit): string;
}
