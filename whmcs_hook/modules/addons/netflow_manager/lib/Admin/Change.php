<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Api\ApiFailure;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Something that an administrator does. The router calls it only for a POST that carries WHMCS's token.
 */
interface Change
{
    /** @throws ApiFailure the frame then says what to do */
    public function apply(Visit $visit): Outcome;
}
