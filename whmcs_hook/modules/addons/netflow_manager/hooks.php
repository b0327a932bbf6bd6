<?php

/**
 * The hooks of the addon. WHMCS loads this file on every page, so loading it does no I/O and loads no class.
 */

declare(strict_types=1);

use WHMCS\Module\Addon\NetflowManager\Hooks\ClientAreaProductDetailsOutput;
use WHMCS\Module\Addon\NetflowManager\Hooks\EmailPreSend;
use WHMCS\Module\Addon\NetflowManager\Hooks\EmailTplMergeFields;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

(static function (): void {
    // Each hook handles its own failures. This guard is for the seconds in which an upload is half done
    // and a class is missing: that must not cost anybody a page or a mail.
    $run = static fn (string $hook, string|array $nothing): Closure =>
        static function ($vars = []) use ($hook, $nothing) {
            try {
                return (new $hook())(is_array($vars) ? $vars : []);
            } catch (Throwable) {
                return $nothing;
            }
        };

    add_hook('ClientAreaProductDetailsOutput', 1, $run(ClientAreaProductDetailsOutput::class, ''));
    add_hook('EmailPreSend', 1, $run(EmailPreSend::class, []));
    add_hook('EmailTplMergeFields', 1, $run(EmailTplMergeFields::class, []));
})();
