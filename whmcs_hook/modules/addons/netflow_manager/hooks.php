<?php

/**
 * The hooks of the addon. WHMCS loads this file on every page, so loading it does no I/O and loads no class.
 */

declare(strict_types=1);

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

(static function (): void {
    // Hook => its class, what WHMCS gets when that fails, and the method of the log: the failure of a view may come with
    // every page.
    $events = 'Lifecycle\\EventReporter';
    $new = 'Lifecycle\\NewServices';
    $notKept = 'Not kept: a part of the addon NetFlow Manager is missing.';
    $hooks = [
        'ClientAreaProductDetailsOutput' => ['Client\\ProductPage', '', 'brokenView'],
        'ClientAreaPrimarySidebar' => ['Hooks\\ClientAreaPrimarySidebar', null, 'brokenView'],
        'EmailPreSend' => ['Hooks\\EmailPreSend', [], 'broken'],
        // Another part may have given the mail a password.
        'EmailPreLog' => ['Hooks\\EmailPreLog', ['subject' => $notKept, 'message' => $notKept], 'broken'],
        'EmailTplMergeFields' => ['Hooks\\EmailTplMergeFields', [], 'brokenView'],
        'AdminClientServicesTabFields' => ['Staff\\ServiceTab', [], 'brokenView'],
        'AdminClientServicesTabFieldsSave' => ['Staff\\ServiceTab', null, 'broken'],
        'AdminAreaClientSummaryPage' => ['Hooks\\AdminAreaClientSummaryPage', '', 'brokenView'],
        'AdminHomeWidgets' => ['Hooks\\AdminHomeWidgets', null, 'brokenView'],
        'IntelligentSearch' => ['Hooks\\IntelligentSearch', [], 'brokenView'],
        'AfterModuleCreate' => [$new, null, 'broken'],
        'AfterModuleChangePackage' => [$new, null, 'broken'],
        'AcceptOrder' => [$new, null, 'broken'],
        'AfterModuleSuspend' => [$events, null, 'broken'],
        'AfterModuleUnsuspend' => [$events, null, 'broken'],
        'AfterModuleTerminate' => [$events, null, 'broken'],
        'ServiceEdit' => [$events, null, 'broken'],
        'ServiceDelete' => [$events, null, 'broken'],
        'AfterClientMerge' => [$events, null, 'broken'],
        'PreDeleteClient' => ['Hooks\\PreDeleteClient', null, 'broken'],
        'DailyCronJob' => ['Hooks\\DailyCronJob', null, 'broken'],
    ];
    $namespace = 'WHMCS\\Module\\Addon\\NetflowManager\\';
    foreach ($hooks as $hook => [$class, $nothing, $method]) {
        $class = $namespace . $class;
        $log = [$namespace . 'Whmcs\\Log', $method];
        // A failure costs nobody a page or a mail. In the seconds in which an upload is half done a class is missing,
        // and that of the log may be.
        add_hook($hook, 1, static function ($vars = []) use ($class, $log, $hook, $nothing) {
            try {
                // A require of a file that an upload has not brought yet would print a warning.
                if (is_file(__DIR__ . '/lib/autoload.php')) {
                    require_once __DIR__ . '/lib/autoload.php';
                }

                return (new $class())($vars, $hook);
            } catch (Throwable $failure) {
                try {
                    if (is_callable($log)) {
                        $log("The hook {$hook}", $failure);
                    }
                } catch (Throwable) {
                    // The file of the log has not come as a whole either.
                }
            }

            return $nothing;
        });
    }
})();
