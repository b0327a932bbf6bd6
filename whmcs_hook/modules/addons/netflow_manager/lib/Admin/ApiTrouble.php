<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\FailureKind;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * What a page shows in place of its content when the API did not do its part: why, and the connection check.
 */
final class ApiTrouble
{
    public static function html(Visit $visit, ApiFailure $failure, bool $isChange = false): string
    {
        return $visit->render('trouble', [
            'isOutcomeUnknown' => $isChange && $failure->isOutcomeUnknown,
            'isUnreachable' => $failure->kind === FailureKind::Unreachable,
            'message' => $failure->getMessage(),
            // A refusal of the request itself says nothing about the connection.
            'findings' => $failure->isRejection() ? [] : Health::findings($visit),
        ]);
    }
}
