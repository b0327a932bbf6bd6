<?php

/**
 * The hooks of the addon. WHMCS loads this file on every page, so loading it does no I/O and loads no class.
 */

declare(strict_types=1);

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

(static function (): void {
    // Hook => what WHMCS gets when the hook fails. One class per hook, of the same name; one for all
    // $events. A failure of $views may come with every page.
    $notKept = 'Not kept: a part of the addon NetFlow Manager is missing.';
    $hooks = [
        'ClientAreaProductDetailsOutput' => '',
        'ClientAreaPrimarySidebar' => null,
        'EmailPreSend' => [],
        // Another part may have given the mail a password.
        'EmailPreLog' => ['subject' => $notKept, 'message' => $notKept],
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
        'ServiceEdit',
        'ServiceDelete',
        'AfterClientMerge',
    ];
    $views = [
        'ClientAreaProductDetailsOutput',
        'ClientAreaPrimarySidebar',
        'EmailTplMergeFields',
        'AdminClientServicesTabFields',
        'AdminAreaClientSummaryPage',
        'IntelligentSearch',
    ];
    $namespace = 'WHMCS\\Module\\Addon\\NetflowManager\\';
    foreach ($hooks as $hook => $nothing) {
        $class = $namespace . (in_array($hook, $events, true) ? 'Lifecycle\\EventReporter' : "Hooks\\{$hook}");
        $log = [$namespace . 'Whmcs\\Log', in_array($hook, $views, true) ? 'brokenView' : 'broken'];
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
