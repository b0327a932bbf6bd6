<?php

/**
 * English texts of the addon. Names that begin with a colon are replaced.
 */

declare(strict_types=1);

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

// Admin pages: frame
$_ADDONLANG['tab_list'] = 'Access records';
$_ADDONLANG['tab_edit'] = 'Add / Edit Access';
$_ADDONLANG['tab_import'] = 'Import / Export';
$_ADDONLANG['tab_settings'] = 'Settings';
$_ADDONLANG['tab_health'] = 'Health';
$_ADDONLANG['role_refused'] = 'Your role may not use NetFlow Manager. Roles are chosen under System Settings >'
    . ' Addon Modules > NetFlow Manager > Configure.';
$_ADDONLANG['form_expired'] = 'Nothing was changed: the form was too old or did not come from this page. Open the page'
    . ' again and repeat it.';

// Admin pages: list, form, delete, history, rotation

// Admin pages: settings, import, export, explanation

// Admin pages: connection check
$_ADDONLANG['connection_check'] = 'Connection check';
$_ADDONLANG['all_right'] = 'Everything is right: product pages and e-mails get their NetFlow details.';
$_ADDONLANG['problems'] = 'To be solved: :count. Begin at the top, later lines often depend on earlier ones.';
$_ADDONLANG['not_set'] = 'not set';
$_ADDONLANG['none'] = 'none';
$_ADDONLANG['end'] = 'valid until :at';
$_ADDONLANG['no_end'] = 'without expiry';

$_ADDONLANG['check_address'] = 'API address';
$_ADDONLANG['advice_address_missing'] = 'Enter it under System Settings > Addon Modules > NetFlow Manager > Configure.';
$_ADDONLANG['advice_address_wrong'] = 'Use https://host, http://127.0.0.1:8000 (http on this machine only) or'
    . ' unix:///path/to/socket, without user name, question mark or #.';

$_ADDONLANG['check_key'] = 'API key';
$_ADDONLANG['key_set'] = 'set (id :id)';
$_ADDONLANG['key_missing'] = 'not set, or not a key of this product';
$_ADDONLANG['advice_key_missing'] = 'Make one on the API\'s host with "netflow-manager key create --name whmcs'
    . ' --scope render --scope mail" and enter it under System Settings > Addon Modules > NetFlow Manager > Configure.'
    . ' It begins with nfm_.';

$_ADDONLANG['check_reachable'] = 'API reachable';
$_ADDONLANG['reachable'] = 'yes, answered in :ms ms';
$_ADDONLANG['advice_unreachable'] = 'Is the service running ("netflow-manager serve")? Does the address above lead to'
    . ' it from this machine, through firewall and certificate? For a socket: may the web server\'s user open it?';

$_ADDONLANG['check_ready'] = 'API ready';
$_ADDONLANG['ready'] = 'yes: database and keys are usable';
$_ADDONLANG['status'] = 'The API answered with status :status.';
$_ADDONLANG['advice_not_ready'] = 'Run "netflow-manager check" on the API\'s host: it names what fails and what to do.'
    . ' With status 404 another program listens at this address.';

$_ADDONLANG['check_key_valid'] = 'API key accepted';
$_ADDONLANG['key_valid'] = 'yes: ":name", installation ":installation", :end';
$_ADDONLANG['key_refused'] = 'The API does not accept this key.';
$_ADDONLANG['advice_key_refused'] = 'It is mistyped, expired or revoked, or belongs to another database.'
    . ' "netflow-manager key list" on the API\'s host shows the keys; make a new one if needed.';
$_ADDONLANG['advice_unreadable'] = 'Is it really NetFlow Manager that listens at this address? Is its version recent?';

$_ADDONLANG['check_scopes'] = 'Scopes of the key';
$_ADDONLANG['advice_scopes'] = 'Missing: :missing. Product pages need "render", e-mails need "mail".'
    . ' Make a key with both.';

$_ADDONLANG['check_memory'] = 'Shared memory';
$_ADDONLANG['memory_apcu'] = 'APCu';
$_ADDONLANG['memory_file'] = 'files in a private temporary directory';
$_ADDONLANG['advice_memory'] = 'Without it every page waits for the deadline while the API is down. Install the'
    . ' PHP extension apcu, or let PHP write to its temporary directory and remove a directory "netflow_manager-…" of'
    . ' another user there.';

$_ADDONLANG['check_pause_page'] = 'Calls for product pages';
$_ADDONLANG['check_pause_mail'] = 'Calls for e-mails';
$_ADDONLANG['no_pause'] = 'allowed';
$_ADDONLANG['paused'] = 'held back for :seconds s more, because the API failed several times';
$_ADDONLANG['paused_refused'] = 'held back for :seconds s more, because the API refused the key';
$_ADDONLANG['pause_ended'] = 'were held back; allowed again now, because the API answers';
$_ADDONLANG['advice_pause'] = 'Solve the problems above and open this page again: a good check ends the pause.';

$_ADDONLANG['check_deadlines'] = 'Deadlines';
$_ADDONLANG['deadlines'] = 'product page :page ms, e-mail :mail ms';

// Service tab, client summary, search, reconciliation
$_ADDONLANG['service_access'] = 'NetFlow access';
$_ADDONLANG['service_enabled'] = 'NetFlow enabled';
$_ADDONLANG['service_enabled_hint'] = 'Client and e-mails see it';
$_ADDONLANG['service_username'] = 'NetFlow username';
$_ADDONLANG['service_group'] = 'NetFlow group';
$_ADDONLANG['service_ip_address'] = 'NetFlow IP address';
$_ADDONLANG['service_notes'] = 'NetFlow notes (internal)';
$_ADDONLANG['service_password'] = 'NetFlow password';
$_ADDONLANG['service_has_password'] = 'stored';
$_ADDONLANG['service_no_password'] = 'none';
$_ADDONLANG['service_change_password'] = 'Change';
$_ADDONLANG['service_is_enabled'] = 'enabled';
$_ADDONLANG['service_is_disabled'] = 'disabled';
$_ADDONLANG['service_edit'] = 'Edit';
$_ADDONLANG['service_history'] = 'History';
$_ADDONLANG['service_explain'] = 'Why is it (not) shown?';
$_ADDONLANG['service_none'] = 'This service has no access record.';
$_ADDONLANG['service_add'] = 'Add one';
$_ADDONLANG['service_check'] = 'Connection check';
$_ADDONLANG['service_not_set_up'] = 'The address or the key of the API is not set up.';
$_ADDONLANG['service_broken'] = 'The record was edited outside of the API, so it is not shown to anybody. Edit tells what'
    . ' to do.';
$_ADDONLANG['service_moved'] = 'The record belongs to client :client, the service to another: it is not shown to anybody.'
    . ' Assign it anew with Edit.';
$_ADDONLANG['service_not_saved'] = 'The NetFlow fields were not saved:';
$_ADDONLANG['service_changed_meanwhile'] = 'The record was changed meanwhile. Compare what you typed with it, then save'
    . ' again.';
$_ADDONLANG['service_not_utf8'] = 'A text holds characters that cannot be stored.';
$_ADDONLANG['summary_title'] = 'NetFlow access';
$_ADDONLANG['summary_service'] = 'Service';
$_ADDONLANG['summary_state'] = 'State';
$_ADDONLANG['summary_broken'] = 'edited outside of the API';
$_ADDONLANG['summary_more'] = 'All records of this client';
$_ADDONLANG['search_title'] = 'NetFlow access of service :service';
$_ADDONLANG['search_ids'] = 'client :client';

$_ADDONLANG['check_pause_event'] = 'Calls for events of services';
$_ADDONLANG['check_pause_staff'] = 'Calls for service tab and client summary';
$_ADDONLANG['check_pause_search'] = 'Calls for the search of WHMCS';

$_ADDONLANG['check_reconciliation'] = 'Nightly reconciliation';
$_ADDONLANG['reconciliation_never'] = 'not yet: it runs at the end of WHMCS\'s daily cron job';
$_ADDONLANG['reconciliation_done'] = 'last run :at, with :services services';
$_ADDONLANG['reconciliation_refused'] = 'last run :at: nothing was changed, because it would take away too much';
$_ADDONLANG['reconciliation_failed'] = 'last run :at failed.';
$_ADDONLANG['advice_reconciliation_refused'] = 'Look at a dry run under Reconciliation below, and confirm it if it is'
    . ' right.';
$_ADDONLANG['advice_reconciliation_failed'] = 'Solve the problems above, then run it under Reconciliation below or wait'
    . ' for the next night.';
$_ADDONLANG['advice_reconciliation_late'] = 'It is more than two days old. Does the cron job of WHMCS run every day?';

$_ADDONLANG['reconcile_title'] = 'Reconciliation';
$_ADDONLANG['reconcile_about'] = 'Compares all services of WHMCS with all access records, every night or now. A record'
    . ' whose service has another client is disabled and loses its password; a record without a service is disabled;'
    . ' a record whose service has ended is treated as the settings say. Nothing is deleted unless they say so.';
$_ADDONLANG['reconcile_preview'] = 'Dry run: this would be changed';
$_ADDONLANG['reconcile_dry_run'] = 'Dry run';
$_ADDONLANG['reconcile_run'] = 'Run now';
$_ADDONLANG['reconcile_too_drastic'] = 'Nothing was changed: more than a fifth of the records would be taken away, which'
    . ' may be a mistake. Look at the dry run below and confirm it if it is right.';
$_ADDONLANG['reconcile_unconfirmed'] = 'Nothing was changed: tick the box to confirm.';
$_ADDONLANG['reconcile_confirm'] = 'I have looked at the dry run. It is right.';
$_ADDONLANG['reconcile_force'] = 'Run all the same';
$_ADDONLANG['reconcile_cancel'] = 'Cancel';
$_ADDONLANG['reconcile_services'] = 'Services in WHMCS';
$_ADDONLANG['reconcile_records'] = 'Access records';
$_ADDONLANG['reconcile_orphaned'] = 'Without a service: disabled';
$_ADDONLANG['reconcile_owner_changed'] = 'Moved to another client: disabled, password dropped';
$_ADDONLANG['reconcile_terminated'] = 'Ended: treated as the settings say';
$_ADDONLANG['reconcile_status_changed'] = 'Another status: stored';
$_ADDONLANG['reconcile_broken'] = 'Edited outside of the API: left alone';
$_ADDONLANG['notice_reconciled'] = 'The reconciliation is done.';

// Client area

// Merge fields
$_ADDONLANG['netflow_enabled'] = 'NetFlow: access is enabled (1 or empty)';
$_ADDONLANG['netflow_url'] = 'NetFlow: login URL';
$_ADDONLANG['netflow_username'] = 'NetFlow: username';
$_ADDONLANG['netflow_password'] = 'NetFlow: password';
$_ADDONLANG['netflow_group'] = 'NetFlow: group';
$_ADDONLANG['netflow_ip_address'] = 'NetFlow: IP address';
