<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Administrator;
use WHMCS\Module\Addon\NetflowManager\Log;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The links beside the addon's pages.
 */
final class Sidebar
{
    /**
     * @param array<array-key, mixed> $vars what WHMCS hands to `_sidebar`: the same as to `_output`
     *
     * @return string HTML, empty for who may not use the addon
     */
    public static function html(array $vars): string
    {
        try {
            $administrator = Administrator::current();

            return $administrator?->isRefused() === true ? '' : Visit::from($vars, $administrator)->render('sidebar');
        } catch (\Throwable $failure) {
            Log::brokenView('The sidebar of the admin page', $failure);
        }

        return '';
    }
}
