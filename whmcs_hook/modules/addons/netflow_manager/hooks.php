<?php

/**
 * The hooks of the addon. WHMCS loads this file on every page, so loading it does no I/O and loads no class.
 */

declare(strict_types=1);

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

(static function (): void {
    // Hook => what WHMCS gets when the hook cannot run. One class per hook, of the same name; one for all $events.
    $hooks = [
        'ClientAreaProductDetailsOutput' => '',
        'ClientAreaPrimarySidebar' => null,
        'EmailPreSend' => [],
        'EmailPreLog' => [],
        'EmailTplMergeFields' => [],
        'AdminClientServicesTabFields' => [],
        'AdminClientServicesTabFieldsSave' => null,
        'AdminAreaClientSummaryPage' => '',
        'IntelligentSearch' => [],
        'AfterModuleSuspend' => null,
        'AfterModuleUnsuspend' => null,
        'AfterModuleTerminate' => null,
        'ServiceEdit' => null,
        'ServiceDelete' => null,
        'AfterClientMerge' => null,
        'PreDeleteClient' => null,
        'DailyCronJob' => null,
    ];
    $events = [
        'AfterModuleSuspend',
        'AfterModuleUnsuspend',
        'AfterModuleTerminate',
        'ServiceDelete',
        'AfterClientMerge',
    ];
    foreach ($hooks as $hook => $nothing) {
        $class = 'WHMCS\\Module\\Addon\\NetflowManager\\'
            . (in_array($hook, $events, true) ? 'Lifecycle\\EventReporter' : "Hooks\\{$hook}");
        // Each hook handles its own failures. This guard is for the seconds in which an upload is half done
        // and a class is missing: that must not cost anybody a page or a mail.
        add_hook($hook, 1, static function ($vars = []) use ($class, $hook, $nothing) {
            try {
                // A require of a file that an upload has not brought yet would print a warning.
                if (is_file(__DIR__ . '/lib/autoload.php')) {
                    require_once __DIR__ . '/lib/autoload.php';
                }

                return (new $class())($vars, $hook);
            } catch (Throwable) {
                return $nothing;
            }
        });
    }
})();
