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
$_ADDONLANG['field_enabled'] = 'Enabled';
$_ADDONLANG['field_service_id'] = 'Service';
$_ADDONLANG['field_client_id'] = 'Client';
$_ADDONLANG['field_reuse_login_from'] = 'Existing login';
$_ADDONLANG['field_netflow_url'] = 'NetFlow URL';
$_ADDONLANG['field_username'] = 'Username';
$_ADDONLANG['field_password'] = 'Password';
$_ADDONLANG['field_clear_password'] = 'Clear Stored Password';
$_ADDONLANG['field_group'] = 'NetFlow Group';
$_ADDONLANG['field_ip_address'] = 'IP Address';
$_ADDONLANG['field_notes'] = 'Notes';
$_ADDONLANG['field_service_status'] = 'Service status';
$_ADDONLANG['yes'] = 'yes';
$_ADDONLANG['no'] = 'no';
$_ADDONLANG['cancel'] = 'Cancel';
$_ADDONLANG['back_to_list'] = 'Back to the list';
$_ADDONLANG['service_missing'] = 'not in WHMCS';
$_ADDONLANG['record_none'] = 'This service has no access record.';
$_ADDONLANG['record_broken'] = 'broken seal';
$_ADDONLANG['record_broken_help'] = 'The record was changed outside of NetFlow Manager. Clients and e-mails do not'
    . ' see it.';
$_ADDONLANG['record_moved'] = 'other owner';
$_ADDONLANG['record_moved_help'] = 'The service belongs to another client now. Neither client sees the record.';
$_ADDONLANG['notice_record_saved'] = 'The access record is saved.';
$_ADDONLANG['notice_record_unchanged'] = 'The access record is as you want it: there was nothing to change.';
$_ADDONLANG['notice_record_deleted'] = 'The access record is deleted.';
$_ADDONLANG['notice_record_gone'] = 'There was no access record any more: somebody else has deleted it.';
$_ADDONLANG['list_rotate'] = 'Change a shared login';
$_ADDONLANG['list_pages'] = 'Pages of the list';
$_ADDONLANG['list_first_page'] = '« First page';
$_ADDONLANG['list_next_page'] = 'Next page »';
$_ADDONLANG['list_search'] = 'Search';
$_ADDONLANG['list_clear'] = 'Clear';
$_ADDONLANG['list_all'] = 'Show all records';
$_ADDONLANG['list_any'] = 'Any';
$_ADDONLANG['list_enabled'] = 'Enabled';
$_ADDONLANG['list_disabled'] = 'Disabled';
$_ADDONLANG['list_filter_q'] = 'Search';
$_ADDONLANG['list_hint_q'] = 'Username, group, IP, notes, domain, client';
$_ADDONLANG['list_filter_ip'] = 'Covers IP address';
$_ADDONLANG['list_hint_ip'] = '203.0.113.7';
$_ADDONLANG['list_filter_client_id'] = 'Client ID';
$_ADDONLANG['list_hint_client_id'] = '56';
$_ADDONLANG['list_filter_enabled'] = 'Enabled';
$_ADDONLANG['list_column_service'] = 'Service';
$_ADDONLANG['list_column_client'] = 'Client';
$_ADDONLANG['list_column_login'] = 'Login';
$_ADDONLANG['list_column_group_ip'] = 'Group / IP';
$_ADDONLANG['list_column_state'] = 'Access';
$_ADDONLANG['list_column_actions'] = 'Actions';
$_ADDONLANG['list_has_password'] = 'password stored';
$_ADDONLANG['list_edit'] = 'Edit';
$_ADDONLANG['list_history'] = 'History';
$_ADDONLANG['list_explain'] = 'Why (not) shown?';
$_ADDONLANG['list_delete'] = 'Delete';
$_ADDONLANG['list_nothing_found'] = 'No access record matches.';
$_ADDONLANG['list_others'] = 'Services in WHMCS that match';
$_ADDONLANG['list_others_help'] = 'Choose one to add or edit its access record.';
$_ADDONLANG['list_empty'] = 'No service has NetFlow access yet';
$_ADDONLANG['list_begin_1'] = 'Create or confirm the client\'s user, group or IP group in NetFlow Analyzer.';
$_ADDONLANG['list_begin_2'] = 'Click Add / Edit Access and select the client\'s WHMCS service.';
$_ADDONLANG['list_begin_3'] = 'Enter the NetFlow URL, username, password, group and IP address, and save the record.';
$_ADDONLANG['list_begin_4'] = 'Check the client\'s WHMCS product page: it shows the section Network Usage.';
$_ADDONLANG['list_begin_import'] = 'Many records at once come from a file:';
$_ADDONLANG['choose_title'] = 'Select a service';
$_ADDONLANG['choose_hint'] = 'Domain, client, e-mail, IP address or ID';
$_ADDONLANG['choose_help'] = 'Search by service ID, domain, IP address, or the client\'s name, company or e-mail'
    . ' address.';
$_ADDONLANG['choose_none'] = 'No service in WHMCS matches. Try a part of the domain, or the client\'s last name.';
$_ADDONLANG['choose_none_short'] = 'No service matches.';
$_ADDONLANG['choose_some'] = ':count services match. Use the arrow keys to choose.';
$_ADDONLANG['choose_more'] = 'There may be more: type more of it to narrow the search.';
$_ADDONLANG['choose_back'] = 'Back to the form';
$_ADDONLANG['edit_title'] = 'Edit access';
$_ADDONLANG['edit_title_new'] = 'Add access';
$_ADDONLANG['edit_enabled'] = 'NetFlow access is active for this service';
$_ADDONLANG['edit_other_service'] = 'Select another service';
$_ADDONLANG['edit_service_number'] = 'or its ID';
$_ADDONLANG['edit_client_hint'] = 'Detected from the service';
$_ADDONLANG['edit_help_client_id'] = 'The owner of the service, detected automatically.';
$_ADDONLANG['edit_help_netflow_url'] = 'Login address of NetFlow Analyzer. Leave it blank for the default: :default';
$_ADDONLANG['edit_help_username'] = 'The NetFlow Analyzer username that the client uses.';
$_ADDONLANG['edit_help_password'] = 'Stored encrypted, for welcome e-mails. Leave it blank to keep the stored one.';
$_ADDONLANG['edit_password_stored'] = 'A password is stored';
$_ADDONLANG['edit_password_since'] = 'since';
$_ADDONLANG['edit_password_foreign'] = 'The former owner\'s password is stored';
$_ADDONLANG['edit_help_password_moved'] = 'Stored encrypted, for welcome e-mails. The former owner\'s password is'
    . ' removed when you save.';
$_ADDONLANG['edit_password_none'] = 'No password is stored';
$_ADDONLANG['edit_clear_password'] = 'Remove the stored password';
$_ADDONLANG['edit_help_group'] = 'The group, IP group, interface, customer or billing label of the client in NetFlow'
    . ' Analyzer.';
$_ADDONLANG['edit_help_ip_address'] = 'The IP address or routed subnet by which the client\'s traffic is known.'
    . ' Several are separated by commas.';
$_ADDONLANG['edit_offer'] = 'Addresses of this service:';
$_ADDONLANG['edit_help_notes'] = 'For staff only. Clients never see them.';
$_ADDONLANG['edit_save'] = 'Save';
$_ADDONLANG['edit_no_service'] = 'Select the service.';
$_ADDONLANG['edit_no_such_service'] = 'WHMCS has no service with this ID.';
$_ADDONLANG['edit_other_client'] = 'The service belongs to client :id. A record is always for the owner of the'
    . ' service.';
$_ADDONLANG['edit_not_text'] = 'Has characters that cannot be read. Type it again.';
$_ADDONLANG['edit_refused_clear_password'] = 'Type a new password or remove the stored one: both together make no'
    . ' sense.';
$_ADDONLANG['edit_not_saved'] = 'The record was not saved.';
$_ADDONLANG['edit_outdated'] = 'The record was not saved: it has changed since you opened it.';
$_ADDONLANG['edit_outdated_help'] = 'What you typed is below. Where the stored record differs, its value stands'
    . ' under the field. Saving again replaces it.';
$_ADDONLANG['edit_outdated_deleted'] = 'Somebody has deleted it. What you typed is below. Saving again creates it'
    . ' anew.';
$_ADDONLANG['edit_stored_enabled'] = 'Stored now: enabled';
$_ADDONLANG['edit_stored_disabled'] = 'Stored now: disabled';
$_ADDONLANG['edit_stored_now'] = 'Stored now: :value';
$_ADDONLANG['edit_password_again'] = 'The password is not kept in this page: type it again.';
$_ADDONLANG['edit_moved'] = 'This service has moved from client #:old to :new. Saving assigns the record to the new'
    . ' owner and removes the old password. Enter the new owner\'s login.';
$_ADDONLANG['edit_broken'] = 'This record was changed outside of NetFlow Manager, so clients and e-mails do not see'
    . ' it. Check every field. To replace it, type the password again or tick Clear Stored Password.';
$_ADDONLANG['edit_broken_password'] = 'The record was changed outside of NetFlow Manager: type the password again,'
    . ' or tick Clear Stored Password.';
$_ADDONLANG['edit_orphan'] = 'WHMCS has no such service any more, so this record cannot be saved. You can delete it:';
$_ADDONLANG['reuse_none'] = 'None: enter a login below';
$_ADDONLANG['reuse_login'] = ':username at :url (service :services)';
$_ADDONLANG['reuse_login_no_password'] = ':username at :url (service :services), without a password';
$_ADDONLANG['edit_help_reuse'] = 'URL, username and password are taken over from that record. The password never'
    . ' leaves the service that stores it.';
$_ADDONLANG['password_show'] = 'Show';
$_ADDONLANG['password_hide'] = 'Hide';
$_ADDONLANG['password_generate'] = 'Generate a password';
$_ADDONLANG['password_generated'] = 'A new password stands in both fields. Copy it into NetFlow Analyzer before you'
    . ' leave this page.';
$_ADDONLANG['saved_next'] = 'What to do next';
$_ADDONLANG['saved_product_page'] = 'See the client\'s product page';
$_ADDONLANG['saved_product_page_help'] = 'For the product page, first use "Login as Owner" in the summary of the'
    . ' client:';
$_ADDONLANG['saved_explain'] = 'Why is it (not) shown?';
$_ADDONLANG['saved_another'] = 'Add access to another service';
$_ADDONLANG['delete_title'] = 'Delete this access record?';
$_ADDONLANG['delete_outdated'] = 'The record was not deleted: it has changed since you opened it. Look at it again.';
$_ADDONLANG['delete_consequence'] = 'The client no longer sees Network Usage, e-mails have no NetFlow details, and'
    . ' the stored password is gone. The user in NetFlow Analyzer stays. To take access away only for a while, edit'
    . ' the record and untick Enabled.';
$_ADDONLANG['delete_confirm'] = 'Delete the record';
$_ADDONLANG['history_title'] = 'History';
$_ADDONLANG['history_choose'] = 'Open the history of a record from the list.';
$_ADDONLANG['history_empty'] = 'Nothing has happened to this service\'s access record.';
$_ADDONLANG['history_column_at'] = 'When';
$_ADDONLANG['history_column_who'] = 'Who';
$_ADDONLANG['history_column_what'] = 'What';
$_ADDONLANG['history_key'] = 'by the key ":name"';
$_ADDONLANG['history_reason'] = 'Reason: :reason';
$_ADDONLANG['history_blank'] = '(blank)';
$_ADDONLANG['history_to'] = 'changed to';
$_ADDONLANG['history_password_set'] = 'was set';
$_ADDONLANG['history_password_changed'] = 'was changed';
$_ADDONLANG['history_password_cleared'] = 'was removed';
$_ADDONLANG['history_record_created'] = 'Record created';
$_ADDONLANG['history_record_updated'] = 'Record changed';
$_ADDONLANG['history_record_deleted'] = 'Record deleted';
$_ADDONLANG['history_record_accepted'] = 'Record accepted as it was found';
$_ADDONLANG['history_password_revealed'] = 'Password shown to staff';
$_ADDONLANG['history_password_shown_to_client'] = 'Password shown to the client';
$_ADDONLANG['history_login_rotated'] = 'Shared login changed';
$_ADDONLANG['history_client_merged'] = 'Client merged into another one';
$_ADDONLANG['history_service_owner_changed'] = 'Service moved to another client';
$_ADDONLANG['history_service_terminated'] = 'Service terminated';
$_ADDONLANG['history_service_suspended'] = 'Service suspended';
$_ADDONLANG['history_service_unsuspended'] = 'Service unsuspended';
$_ADDONLANG['history_service_missing'] = 'Service not in WHMCS any more';
$_ADDONLANG['history_service_status_changed'] = 'Status of the service changed';
$_ADDONLANG['rotate_title'] = 'Change a shared login';
$_ADDONLANG['rotate_about'] = 'Several services of a client can use the same NetFlow login. Change its password here'
    . ' once, for all of them. Change it in NetFlow Analyzer too: this page cannot do that.';
$_ADDONLANG['rotate_client'] = 'Client ID';
$_ADDONLANG['rotate_client_help'] = 'The number of the client in WHMCS.';
$_ADDONLANG['rotate_client_wrong'] = 'Enter the number of a client.';
$_ADDONLANG['rotate_show'] = 'Show the logins';
$_ADDONLANG['rotate_no_logins'] = 'No access record of this client has a login.';
$_ADDONLANG['rotate_reaches'] = 'The new password goes into the records of these services:';
$_ADDONLANG['rotate_disagree'] = 'These records hold different passwords now. Afterwards all of them have the new one.';
$_ADDONLANG['rotate_new_password'] = 'New password';
$_ADDONLANG['rotate_new_password_again'] = 'New password again';
$_ADDONLANG['rotate_not_the_same'] = 'The two passwords differ. Type both again.';
$_ADDONLANG['rotate_new_username'] = 'New username';
$_ADDONLANG['rotate_new_username_help'] = 'Leave it blank to keep the username.';
$_ADDONLANG['rotate_submit'] = 'Change the login';
$_ADDONLANG['rotate_not_done'] = 'Nothing was changed.';
$_ADDONLANG['rotate_done'] = 'The login is changed in :count records:';
$_ADDONLANG['rotate_done_next'] = 'Set the same password in NetFlow Analyzer, and tell the client.';
$_ADDONLANG['rotate_records'] = 'Records of this client';

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
