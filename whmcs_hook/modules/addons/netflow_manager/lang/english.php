<?php

/**
 * English texts of the addon. Names that begin with a colon are replaced.
 */

declare(strict_types=1);

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

// How the API calls this language
$_ADDONLANG['language'] = 'english';
$_ADDONLANG['language_tag'] = 'en';

// Admin pages: frame
$_ADDONLANG['tab_list'] = 'Access records';
$_ADDONLANG['tab_edit'] = 'Add / Edit Access';
$_ADDONLANG['tab_explain'] = 'Why is it (not) shown?';
$_ADDONLANG['tab_rules'] = 'Rules';
$_ADDONLANG['tab_import'] = 'Import / Export';
$_ADDONLANG['tab_usage_report'] = 'Traffic';
$_ADDONLANG['tab_usage_source'] = 'Traffic source';
$_ADDONLANG['tab_settings'] = 'Settings';
$_ADDONLANG['tab_health'] = 'Health';
$_ADDONLANG['role_refused'] = 'Your role may not use NetFlow Manager. Roles are chosen under System Settings >'
    . ' Addon Modules > NetFlow Manager > Configure.';
$_ADDONLANG['outcome_unknown'] = 'It is not known whether the change was made. Reload the page and check.';
$_ADDONLANG['api_unreachable'] = 'NetFlow Manager cannot be reached:';
$_ADDONLANG['form_expired'] = 'Nothing was changed: the form was too old or did not come from this page. Open the page'
    . ' again and repeat it.';

// Why a call to the API has no valid answer
$_ADDONLANG['failure_timeout'] = 'No answer came in time.';
$_ADDONLANG['failure_dns'] = 'The host name in the address of the API cannot be resolved.';
$_ADDONLANG['failure_refused'] = 'Nothing accepts connections at the address of the API, or a firewall refuses them.';
$_ADDONLANG['failure_tls'] = 'The encrypted connection (TLS) could not be established.';
$_ADDONLANG['failure_certificate'] = 'The certificate of the API cannot be verified: it has expired, is for another'
    . ' name, or its issuer is not known here.';
$_ADDONLANG['failure_nothing'] = 'The connection was closed without an answer.';
$_ADDONLANG['failure_broken'] = 'The connection broke off.';
$_ADDONLANG['failure_connection'] = 'The connection failed (cURL :reason).';
$_ADDONLANG['failure_curl'] = 'PHP lacks the extension curl, or a function of it is switched off.';
$_ADDONLANG['failure_paused'] = 'The API failed and is not asked for a while.';
$_ADDONLANG['failure_key'] = 'The API does not accept the key (401).';
$_ADDONLANG['failure_key_paused'] = 'The API refused the key a moment ago and is not asked for a minute.';
$_ADDONLANG['failure_scope'] = 'The key lacks the scope :scope (403).';
$_ADDONLANG['failure_scope_unknown'] = 'The key lacks a scope for this call (403).';
$_ADDONLANG['failure_size'] = 'A web server between WHMCS and the API refused the size of the request (status'
    . ' :status). Raise client_max_body_size (nginx) or LimitRequestBody (Apache) there.';
$_ADDONLANG['failure_path'] = 'A web server between WHMCS and the API does not know this address (:method, status'
    . ' :status). Is the path in the address of the API right?';
$_ADDONLANG['failure_passage'] = 'A web server or firewall between WHMCS and the API refused :method (status :status).'
    . ' Let GET, POST, PUT, PATCH, DELETE and these media types pass: application/json,'
    . ' application/merge-patch+json, text/csv, application/x-ndjson (both of these with Content-Encoding: gzip).';
$_ADDONLANG['failure_between'] = 'A web server between WHMCS and the API answered :method with status :status. Does it'
    . ' reach the service, and does the address of the API need no redirect?';
$_ADDONLANG['failure_large'] = 'The answer is too large.';
$_ADDONLANG['failure_cut'] = 'The answer broke off.';
$_ADDONLANG['failure_not_json'] = 'The answer is not JSON: another program may listen at this address.';
$_ADDONLANG['failure_incomplete'] = 'The answer is not complete and valid JSON.';
$_ADDONLANG['failure_no_file'] = 'The answer is no file: another program may listen at this address.';
$_ADDONLANG['failure_other'] = 'The answer is about another service or client.';
$_ADDONLANG['failure_other_service'] = 'The answer is about another service.';
$_ADDONLANG['failure_member_missing'] = 'The answer lacks the member :name.';
$_ADDONLANG['failure_member_type'] = 'The member :name of the answer has another type.';
$_ADDONLANG['failure_no_etag'] = 'The answer has no ETag.';

// Admin pages: list, form, delete, history, rotation
$_ADDONLANG['field_enabled'] = 'Enabled';
$_ADDONLANG['field_service_id'] = 'Service';
$_ADDONLANG['field_errors'] = 'Reason';
$_ADDONLANG['field_product_id'] = 'Product';
$_ADDONLANG['field_client_id'] = 'Client';
$_ADDONLANG['field_reuse_login_from'] = 'Existing login';
$_ADDONLANG['field_netflow_url'] = 'NetFlow URL';
$_ADDONLANG['field_username'] = 'Username';
$_ADDONLANG['field_password'] = 'Password';
$_ADDONLANG['field_clear_password'] = 'Clear Stored Password';
$_ADDONLANG['field_needs_review'] = 'To be reviewed';
$_ADDONLANG['review_owner_changed'] = 'moved to another client';
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
$_ADDONLANG['record_review'] = 'to be reviewed';
$_ADDONLANG['record_review_help'] = 'The service has moved to another client. The former client\'s login was '
    . 'removed; enter a new one.';
$_ADDONLANG['notice_record_saved'] = 'The access record is saved.';
$_ADDONLANG['notice_record_unchanged'] = 'No changes to save: the access record already has these values.';
$_ADDONLANG['notice_record_deleted'] = 'The access record is deleted.';
$_ADDONLANG['notice_record_gone'] = 'There is no access record any more: somebody else has deleted it.';
$_ADDONLANG['list_rotate'] = 'Change a shared login';
$_ADDONLANG['list_pages'] = 'Pages of the list';
$_ADDONLANG['list_total'] = 'Records: :count';
$_ADDONLANG['list_total_more'] = 'Records: more than :count';
$_ADDONLANG['list_per_page'] = 'Per page:';
$_ADDONLANG['list_sort'] = 'Sort by:';
$_ADDONLANG['list_first_page'] = '« First page';
$_ADDONLANG['list_next_page'] = 'Next page »';
$_ADDONLANG['list_search'] = 'Search';
$_ADDONLANG['list_clear'] = 'Clear';
$_ADDONLANG['list_all'] = 'Show all records';
$_ADDONLANG['list_any'] = 'Any';
$_ADDONLANG['list_disabled'] = 'Disabled';
$_ADDONLANG['list_filter_q'] = 'Search';
$_ADDONLANG['list_filter_client'] = 'Client';
$_ADDONLANG['list_hint_q'] = 'Username, group, IP, notes, domain, client';
$_ADDONLANG['list_hint_client'] = 'Name, company or ID';
$_ADDONLANG['list_filter_ip'] = 'Covers IP address';
$_ADDONLANG['list_filter_client_id'] = 'Client ID';
$_ADDONLANG['list_filter_enabled'] = 'Enabled';
$_ADDONLANG['list_filter_needs_review'] = 'Review';
$_ADDONLANG['list_column_service'] = 'Service';
$_ADDONLANG['list_column_client'] = 'Client';
$_ADDONLANG['list_column_login'] = 'Login';
$_ADDONLANG['list_column_group_ip'] = 'Group / IP';
$_ADDONLANG['list_column_changed'] = 'Changed';
$_ADDONLANG['list_column_state'] = 'Access';
$_ADDONLANG['list_column_actions'] = 'Actions';
$_ADDONLANG['list_has_password'] = 'password stored';
$_ADDONLANG['list_edit'] = 'Edit';
$_ADDONLANG['list_history'] = 'History';
$_ADDONLANG['list_explain'] = 'Why (not) shown?';
$_ADDONLANG['list_delete'] = 'Delete';
$_ADDONLANG['list_nothing_found'] = 'No access record matches.';
$_ADDONLANG['list_clients_none'] = 'No client in WHMCS matches. Enter a part of the name or company, or the client'
    . ' ID.';
$_ADDONLANG['list_clients_unreadable'] = 'The clients in WHMCS cannot be read at the moment. Enter the client ID'
    . ' instead.';
$_ADDONLANG['list_clients_more'] = 'Many clients match: type more of the name. The list has the records of only this'
    . ' number of clients: :count.';
$_ADDONLANG['list_others'] = 'Services in WHMCS that match';
$_ADDONLANG['list_others_help'] = 'Choose one to add or edit its access record.';
$_ADDONLANG['list_empty'] = 'No service has NetFlow access yet';
$_ADDONLANG['list_begin_1'] = 'Create or confirm the client\'s user, group or IP group in NetFlow Analyzer.';
$_ADDONLANG['list_begin_2'] = 'Click Add / Edit Access and select the client\'s WHMCS service.';
$_ADDONLANG['list_begin_3'] = 'Enter the NetFlow URL, username, password, group and IP address, and save the record.';
$_ADDONLANG['list_begin_4'] = 'Check the client\'s WHMCS product page: it shows the section Network Usage.';
$_ADDONLANG['list_begin_import'] = 'To add many records at once, import a file:';
$_ADDONLANG['choose_title'] = 'Select a service';
$_ADDONLANG['choose_hint'] = 'Domain, client, e-mail, IP address or ID';
$_ADDONLANG['choose_help'] = 'Search by service ID, domain, IP address, or the client\'s name, company or e-mail'
    . ' address.';
$_ADDONLANG['choose_none'] = 'No service in WHMCS matches. Try a part of the domain, or the client\'s last name.';
$_ADDONLANG['choose_some'] = 'Matching services: :count. Use the arrow keys to choose.';
$_ADDONLANG['choose_more'] = 'There may be more matches: type more characters to narrow the search.';
$_ADDONLANG['choose_back'] = 'Back to the form';
$_ADDONLANG['edit_title'] = 'Edit access';
$_ADDONLANG['edit_title_new'] = 'Add access';
$_ADDONLANG['edit_enabled'] = 'NetFlow access is active for this service';
$_ADDONLANG['edit_other_service'] = 'Select another service';
$_ADDONLANG['edit_service_number'] = 'or its ID';
$_ADDONLANG['edit_help_client_id'] = 'The owner of the service, detected automatically.';
$_ADDONLANG['edit_help_netflow_url'] = 'Login address of NetFlow Analyzer. Leave it empty to use the default: :default';
$_ADDONLANG['edit_help_netflow_url_unknown'] = 'Login address of NetFlow Analyzer. Leave it empty to use the default'
    . ' in the settings.';
$_ADDONLANG['edit_help_username'] = 'The NetFlow Analyzer username that the client uses.';
$_ADDONLANG['edit_help_password'] = 'Stored encrypted, for welcome e-mails. Leave it empty to keep the stored one.';
$_ADDONLANG['edit_help_password_new'] = 'Stored encrypted, for welcome e-mails.';
$_ADDONLANG['edit_password_stored'] = 'A password is stored';
$_ADDONLANG['edit_password_since'] = 'since';
$_ADDONLANG['edit_password_foreign'] = 'The former owner\'s password is stored';
$_ADDONLANG['edit_help_password_moved'] = 'Stored encrypted, for welcome e-mails. The former owner\'s password is'
    . ' removed when you save.';
$_ADDONLANG['edit_password_none'] = 'No password is stored';
$_ADDONLANG['edit_password_unknown'] = 'It is currently unknown whether a password is stored';
$_ADDONLANG['edit_clear_password'] = 'Remove the stored password';
$_ADDONLANG['edit_help_group'] = 'The group, IP group, interface, customer or billing label of the client in NetFlow'
    . ' Analyzer.';
$_ADDONLANG['edit_help_ip_address'] = 'The IP address or routed subnet that identifies the client\'s traffic.'
    . ' Separate several with commas or spaces.';
$_ADDONLANG['edit_offer'] = 'Addresses of this service:';
$_ADDONLANG['edit_without_login'] = 'This record has neither a username nor a password: the client sees no login, and both fields '
    . 'are empty in e-mails.';
$_ADDONLANG['edit_mistaken_address'] = 'This looks like an IP address, but not all of it is a valid address or subnet.'
    . ' It is kept as a name: a search by address does not find it.';
$_ADDONLANG['edit_help_notes'] = 'For staff only. Clients never see them.';
$_ADDONLANG['edit_save'] = 'Save';
$_ADDONLANG['edit_no_service'] = 'Select the service.';
$_ADDONLANG['edit_no_such_service'] = 'WHMCS has no service with this ID.';
$_ADDONLANG['edit_no_service_id'] = 'This is not a service ID. A service ID is a whole number, for example 1234.';
$_ADDONLANG['edit_link_wrong'] = 'The service in this link was not found.';
$_ADDONLANG['edit_other_client'] = 'The service belongs to client :id. A record is always for the owner of the'
    . ' service.';
$_ADDONLANG['edit_not_text'] = 'This value contains characters that cannot be read. Type it again.';
$_ADDONLANG['edit_refused_clear_password'] = 'Either type a new password or remove the stored one. You cannot do both at'
    . ' once.';
$_ADDONLANG['edit_url_login_dropped'] = 'The address may have held a login and was not kept as you typed it: check the'
    . ' address, and type it without the login.';
$_ADDONLANG['edit_not_saved'] = 'The record was not saved.';
$_ADDONLANG['edit_unknown'] = 'It is not known whether the record was saved.';
$_ADDONLANG['edit_outage_unsaved'] = 'Nothing was saved. What you typed is below, except for passwords: save again'
    . ' once the cause is fixed.';
$_ADDONLANG['edit_outage_unknown'] = 'What you typed is below, except for passwords. Once the cause is fixed, check'
    . ' the record, and save again if anything is missing: a record that has changed since you opened it is not'
    . ' overwritten without notice.';
$_ADDONLANG['edit_health'] = 'Open the Health page to see what is wrong and how to fix it';
$_ADDONLANG['edit_exists'] = 'The record was not saved: this service already has an access record.';
$_ADDONLANG['edit_exists_open'] = 'Open the stored record in a new tab';
$_ADDONLANG['edit_outdated'] = 'The record was not saved: it has changed since you opened it.';
$_ADDONLANG['edit_outdated_help'] = 'What you typed is below. Where the stored record differs, its value is shown'
    . ' under the field. Saving again replaces it.';
$_ADDONLANG['edit_outdated_deleted'] = 'Somebody has deleted it. What you typed is below. Saving again creates it'
    . ' anew.';
$_ADDONLANG['edit_outdated_unread'] = 'Its current state cannot be read at the moment. What you typed is below, except'
    . ' for passwords.';
$_ADDONLANG['edit_stored_enabled'] = 'Stored now: enabled';
$_ADDONLANG['edit_stored_disabled'] = 'Stored now: disabled';
$_ADDONLANG['edit_stored_now'] = 'Stored now: :value';
$_ADDONLANG['edit_password_again'] = 'The password is not kept in this page: type it again.';
$_ADDONLANG['edit_moved'] = 'This service has moved from client #:old to :new. Saving assigns the record to the new '
    . 'owner and removes the former login: URL, username and password. Enter the new owner\'s login.';
$_ADDONLANG['edit_review'] = 'This service has moved to another client. The URL, username and password of the '
    . 'former client were removed, and the record was disabled. Enter the new client\'s login, tick Enabled and '
    . 'save. Saving, even without a change, ends this notice.';
$_ADDONLANG['edit_kept_of_former'] = 'Group, IP address and notes are still those of the former client: check them.';
$_ADDONLANG['edit_broken'] = 'This record was changed outside of NetFlow Manager, so clients and e-mails do not see'
    . ' it. Check every field. To replace it, type the password again or tick Clear Stored Password.';
$_ADDONLANG['edit_orphan'] = 'WHMCS has no such service any more, so this record cannot be saved. You can delete it:';
$_ADDONLANG['reuse_none'] = 'None: enter a login below';
$_ADDONLANG['reuse_login'] = ':username at :url (service :services), with a password';
$_ADDONLANG['reuse_login_since'] = ':username at :url (service :services), with the password set on :at';
$_ADDONLANG['reuse_login_no_password'] = ':username at :url (service :services), without a password';
$_ADDONLANG['reuse_login_chosen'] = 'The login of service #:service, as selected';
$_ADDONLANG['edit_help_reuse'] = 'URL, username and password are copied from that record. The password stays inside'
    . ' the NetFlow Manager API.';
$_ADDONLANG['password_show'] = 'Show';
$_ADDONLANG['password_hide'] = 'Hide';
$_ADDONLANG['password_generate'] = 'Generate a password';
$_ADDONLANG['password_generated'] = 'Both fields now hold a new password. Copy it into NetFlow Analyzer before you'
    . ' leave this page.';
$_ADDONLANG['saved_next'] = 'What to do next';
$_ADDONLANG['saved_product_page'] = 'See the client\'s product page';
$_ADDONLANG['saved_product_page_help'] = 'For the product page, first use "Login as Owner" in the summary of the'
    . ' client:';
$_ADDONLANG['saved_another'] = 'Add access to another service';
$_ADDONLANG['delete_title'] = 'Delete this access record?';
$_ADDONLANG['delete_outdated'] = 'The record was not deleted: it has changed since you opened it. Check it again.';
$_ADDONLANG['delete_consequence'] = 'The client no longer sees Network Usage, e-mails have no NetFlow details, and'
    . ' the stored password is gone. The user in NetFlow Analyzer stays. To remove access only temporarily, edit'
    . ' the record and untick Enabled.';
$_ADDONLANG['delete_confirm'] = 'Delete the record';
$_ADDONLANG['history_choose'] = 'Open the history of a record from the list.';
$_ADDONLANG['history_empty'] = 'The history of this service\'s access record is empty.';
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
$_ADDONLANG['history_record_provisioned'] = 'Record created by the rule of its product';
$_ADDONLANG['history_record_provisioning_failed'] = 'The rule of the product could not create a record';
$_ADDONLANG['history_record_updated'] = 'Record changed';
$_ADDONLANG['history_record_deleted'] = 'Record deleted';
$_ADDONLANG['history_record_accepted'] = 'Record accepted as found';
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
$_ADDONLANG['rotate_about'] = 'Several services of a client can use the same NetFlow login. Change its password here'
    . ' once, for all of them. Change it in NetFlow Analyzer too: this page cannot do that.';
$_ADDONLANG['rotate_client_help'] = 'The number of the client in WHMCS.';
$_ADDONLANG['rotate_client_wrong'] = 'Enter the number of a client.';
$_ADDONLANG['rotate_show'] = 'Show the logins';
$_ADDONLANG['rotate_no_logins'] = 'No access record of this client has a login.';
$_ADDONLANG['rotate_reaches'] = 'The records of these services get the new password:';
$_ADDONLANG['rotate_disagree'] = 'These records hold different passwords now. Afterwards all of them have the new one.';
$_ADDONLANG['rotate_has_none'] = 'no password now';
$_ADDONLANG['rotate_new_password'] = 'New password';
$_ADDONLANG['rotate_new_password_again'] = 'New password again';
$_ADDONLANG['rotate_not_the_same'] = 'The two passwords differ. Type both again.';
$_ADDONLANG['rotate_new_username'] = 'New username';
$_ADDONLANG['rotate_new_username_help'] = 'Leave it blank to keep the username.';
$_ADDONLANG['rotate_submit'] = 'Change the login';
$_ADDONLANG['rotate_not_done'] = 'Nothing was changed.';
$_ADDONLANG['rotate_done'] = 'The login is changed. Changed records: :count.';
$_ADDONLANG['rotate_done_next'] = 'Set the same password in NetFlow Analyzer.';
$_ADDONLANG['rotate_records'] = 'Records of this client';
$_ADDONLANG['rotate_had_none'] = 'had no password before';
$_ADDONLANG['rotate_had_none_help'] = 'E-mails about services that had no password before can contain one from now on.';
$_ADDONLANG['rotate_next_tell'] = 'Tell the client: nothing has been sent.';
$_ADDONLANG['rotate_next_mail'] = 'Send an e-mail that contains the login:';
$_ADDONLANG['rotate_next_all'] = 'Send details for all: :count';
$_ADDONLANG['rotate_next_mail_help'] = 'See which e-mail templates contain it:';
$_ADDONLANG['rotate_next_disabled'] = 'E-mails about these services contain no login, because their records are'
    . ' disabled: :services';
$_ADDONLANG['rotate_next_page'] = 'If "Password page for the owner" is on in the settings, the client also finds the'
    . ' new password in the client area, for each service whose section is shown there.';

// Admin pages: settings, import, export, explanation
$_ADDONLANG['settings'] = 'Settings';
$_ADDONLANG['settings_intro'] = 'These settings apply to every service in this WHMCS and take effect within five seconds.'
    . ' The audit trail records who changed what.';
$_ADDONLANG['settings_page'] = 'Network Usage section';
$_ADDONLANG['settings_passwords'] = 'Passwords';
$_ADDONLANG['settings_lifecycle'] = 'Terminated services';
$_ADDONLANG['settings_usage'] = 'Traffic';
$_ADDONLANG['settings_save'] = 'Save Changes';
$_ADDONLANG['settings_not_saved'] = 'Nothing was saved.';
$_ADDONLANG['settings_wrong'] = 'Nothing was saved. Each error is shown next to its field.';
$_ADDONLANG['settings_outdated'] = 'Nothing was saved: somebody else has changed the same settings since you opened'
    . ' this page. Your choices are below; the stored value is shown under each field. Saving again replaces it.';
$_ADDONLANG['settings_broken'] = 'The stored settings were edited directly in the database and are ignored: no'
    . ' client sees the section, and e-mails have no NetFlow details. The defaults are shown below; check and save'
    . ' them.';
$_ADDONLANG['notice_settings_saved'] = 'The settings were saved.';
$_ADDONLANG['notice_settings_unchanged'] = 'No changes to save.';
$_ADDONLANG['setting_client_area_enabled'] = 'Show the Network Usage section to clients';
$_ADDONLANG['setting_client_area_enabled_help'] = 'Off hides it on all product pages. E-mails are not affected.';
$_ADDONLANG['setting_visible_statuses'] = 'For services that are';
$_ADDONLANG['setting_visible_statuses_help'] = 'A service with another status shows no section.';
$_ADDONLANG['setting_visible_statuses_none'] = 'No status is ticked: no client sees the section, whatever the status'
    . ' of the service.';
$_ADDONLANG['setting_default_netflow_url'] = 'Default NetFlow URL';
$_ADDONLANG['setting_default_netflow_url_help'] = 'Used by every record without a URL of its own.';
$_ADDONLANG['setting_show'] = 'Show:';
$_ADDONLANG['setting_show_help'] = 'Shown where the record has a value.';
$_ADDONLANG['setting_section_title'] = 'Title of the section';
$_ADDONLANG['setting_section_title_help'] = 'Leave it empty for "Network Usage" in each client\'s language.';
$_ADDONLANG['setting_button_label'] = 'Text of the button';
$_ADDONLANG['setting_button_label_help'] = 'Leave it empty for the usual text in each client\'s language.';
$_ADDONLANG['setting_show_password'] = 'Show the password on the product page';
$_ADDONLANG['setting_show_password_warning'] = 'Normally leave this off. Whoever sees the page then sees the password: '
    . 'the client\'s users who may see the passwords of products, staff who log in as the client, and anybody who '
    . 'looks over their shoulder. The client\'s other users then see no section.';
$_ADDONLANG['setting_email_password'] = 'Password in e-mails';
$_ADDONLANG['setting_email_password_include'] = 'Include it ({$netflow_password})';
$_ADDONLANG['setting_email_password_omit'] = 'Leave it out ({$netflow_password} is empty)';
$_ADDONLANG['setting_email_password_help'] = 'E-mails are kept by mail providers and listed in the client area.';
$_ADDONLANG['setting_client_password_page'] = 'Password page for the owner';
$_ADDONLANG['setting_client_password_page_help'] = 'The client who owns the service can have the password shown on a page of'
    . ' its own, with one click. Each time is in the audit trail. E-mails can then carry a link in place of the password.';
$_ADDONLANG['setting_on_terminate'] = 'When a service is terminated';
$_ADDONLANG['setting_on_terminate_disable'] = 'Disable its record';
$_ADDONLANG['setting_on_terminate_delete'] = 'Delete its record';
$_ADDONLANG['setting_on_terminate_keep'] = 'Keep its record as it is';
$_ADDONLANG['setting_on_terminate_help'] = 'The account in NetFlow Analyzer itself is never touched.';
$_ADDONLANG['setting_show_usage'] = 'Show clients the traffic of their services';
$_ADDONLANG['setting_show_usage_help'] = 'A graph and figures, where a source of traffic is set.';
$_ADDONLANG['setting_usage_time_zone'] = 'Time zone';
$_ADDONLANG['setting_usage_time_zone_help'] = 'Name of the IANA database, such as Europe/Berlin. Days, months and'
    . ' times are those of this zone.';
$_ADDONLANG['setting_usage_cycle'] = 'Billing cycle';
$_ADDONLANG['setting_usage_cycle_calendar_month'] = 'The calendar month';
$_ADDONLANG['setting_usage_cycle_due_day'] = 'Monthly from the due day of the service';
$_ADDONLANG['setting_usage_cycle_help'] = 'Overage billing of WHMCS counts calendar months.';
$_ADDONLANG['setting_usage_percentile'] = '95th percentile';
$_ADDONLANG['setting_usage_percentile_higher'] = 'The higher of in and out';
$_ADDONLANG['setting_usage_percentile_pooled'] = 'Of in and out in one list';
$_ADDONLANG['setting_usage_percentile_sum'] = 'Of in and out added up';
$_ADDONLANG['setting_usage_percentile_in'] = 'In only';
$_ADDONLANG['setting_usage_percentile_out'] = 'Out only';
$_ADDONLANG['setting_usage_percentile_help'] = 'Choose the method that your invoices are made by.';
$_ADDONLANG['setting_usage_sum_days'] = 'Days that five-minute values are kept';
$_ADDONLANG['setting_usage_sum_days_help'] = 'From 35 to 400. Only these make a graph and a 95th percentile.';
$_ADDONLANG['setting_usage_total_days'] = 'Days that daily totals are kept';
$_ADDONLANG['setting_usage_total_days_help'] = 'From 35 to 1100, and not less than the five-minute values.';
$_ADDONLANG['status_pending'] = 'Pending';
$_ADDONLANG['status_active'] = 'Active';
$_ADDONLANG['status_suspended'] = 'Suspended';
$_ADDONLANG['status_terminated'] = 'Terminated';
$_ADDONLANG['status_cancelled'] = 'Cancelled';
$_ADDONLANG['status_fraud'] = 'Fraud';
$_ADDONLANG['status_completed'] = 'Completed';
$_ADDONLANG['settings_scope'] = 'The API key of this addon may not read or change the settings: it lacks the scope "admin".';
$_ADDONLANG['settings_scope_why'] = 'Keys with this scope are made on the API\'s host only, never over the network. All other'
    . ' pages work without it, and what is set now stays in force.';
$_ADDONLANG['settings_scope_make'] = 'On the API\'s host, make a key with all scopes that the addon uses:';
$_ADDONLANG['settings_scope_enter'] = 'Enter it under System Settings > Addon Modules > NetFlow Manager > Configure.';
$_ADDONLANG['settings_scope_revoke'] = 'Revoke the old key: "netflow-manager key list" shows its id, "netflow-manager key'
    . ' revoke ID" ends it.';
$_ADDONLANG['settings_scope_host'] = 'If WHMCS is to have no such key, change settings on the host, with a key that has the'
    . ' scope "admin" and stays there ("netflow-manager key create --name host --scope admin"):';
$_ADDONLANG['import'] = 'Import';
$_ADDONLANG['import_intro'] = 'Stores many records at once: all rows of the file or, if one of them is invalid, none.'
    . ' Check the file first; a check changes nothing.';
$_ADDONLANG['import_file'] = 'CSV or NDJSON file';
$_ADDONLANG['import_largest'] = 'This server takes files of up to :size MB (PHP: upload_max_filesize, post_max_size). Larger'
    . ' ones: "netflow-manager import FILE" on the API\'s host.';
$_ADDONLANG['import_not_kept'] = 'The file may hold passwords, so it is not kept here: for the import it is sent once more.';
$_ADDONLANG['import_mode'] = 'Services that already have a record';
$_ADDONLANG['import_mode_upsert'] = 'are replaced by the row. Columns that the file lacks become empty, the record'
    . ' is enabled, and the password stays.';
$_ADDONLANG['import_mode_create'] = 'are an error';
$_ADDONLANG['import_mode_patch'] = 'are changed by the row, only in the columns that the file has; a blank cell clears a text, '
    . 'but never the password. Services without a record are an error';
$_ADDONLANG['import_check'] = 'Check (changes nothing)';
$_ADDONLANG['import_apply'] = 'Import now';
$_ADDONLANG['import_apply_help'] = 'If your browser does not keep the file after the check, choose the same file again and'
    . ' press "Import now". Another file than the checked one is refused.';
$_ADDONLANG['import_again'] = 'Now press "Import now"; choose the same file again if the browser did not keep it.';
$_ADDONLANG['import_good_checked'] = 'The file can be imported. Nothing was changed yet.';
$_ADDONLANG['import_good_applied'] = 'The file was imported.';
$_ADDONLANG['import_bad_checked'] = 'Invalid rows: :count. An import of this file would change nothing.';
$_ADDONLANG['import_bad_applied'] = 'Nothing was imported. Invalid rows: :count.';
$_ADDONLANG['import_rows'] = 'Rows in the file';
$_ADDONLANG['import_created_checked'] = 'Records that would be new';
$_ADDONLANG['import_created_applied'] = 'New records';
$_ADDONLANG['import_updated_checked'] = 'Records that would change';
$_ADDONLANG['import_updated_applied'] = 'Changed records';
$_ADDONLANG['import_unchanged_checked'] = 'Records that would stay as they are';
$_ADDONLANG['import_unchanged_applied'] = 'Unchanged records';
$_ADDONLANG['import_errors'] = 'Values are never shown here: see the line in your file.';
$_ADDONLANG['import_line'] = 'Line';
$_ADDONLANG['import_member'] = 'Column';
$_ADDONLANG['import_message'] = 'What is wrong';
$_ADDONLANG['import_more_errors'] = 'and :count more';
$_ADDONLANG['import_warnings'] = 'Warnings: :count. They do not stop an import: look at these rows first.';
$_ADDONLANG['import_warning'] = 'What to look at';
$_ADDONLANG['import_preview'] = 'The first rows, as they were understood';
$_ADDONLANG['import_preview_set'] = 'set';
$_ADDONLANG['import_failed'] = 'Nothing was imported.';
$_ADDONLANG['import_another_file'] = 'Nothing was imported: the file or the choice differs from the one that was checked. Check again.';
$_ADDONLANG['import_columns'] = 'Columns';
$_ADDONLANG['import_columns_intro'] = 'The first line of a CSV file names the columns, in any order; only service_id must be'
    . ' there. A file of NDJSON has one JSON object a line with the same names.';
$_ADDONLANG['import_template'] = 'Download a CSV template';
$_ADDONLANG['column_service_id'] = 'Id of the service in WHMCS. Each service once.';
$_ADDONLANG['column_client_id'] = 'Id of its client in WHMCS; may be left out, because WHMCS knows it. A new client removes '
    . 'the stored login.';
$_ADDONLANG['column_enabled'] = 'true or false, 1 or 0, yes or no. Empty: true.';
$_ADDONLANG['column_netflow_url'] = 'Address of the login, with http:// or https://. Empty: the default of the settings.';
$_ADDONLANG['column_username'] = 'User in NetFlow Analyzer.';
$_ADDONLANG['column_password'] = 'Password of that user, stored unchanged. Empty: the stored one is kept.';
$_ADDONLANG['column_clear_password'] = 'true removes the stored password.';
$_ADDONLANG['column_reuse_login_from'] = 'Id of another service of the same client: URL, username and password are taken from'
    . ' its record. The three columns must then be empty.';
$_ADDONLANG['upload_none'] = 'No file arrived. Choose one.';
$_ADDONLANG['upload_empty'] = 'The file is empty.';
$_ADDONLANG['upload_too_large'] = 'Nothing was imported: the file is larger than this server takes.';
$_ADDONLANG['upload_broke_off'] = 'Nothing was imported: the file arrived in part only. Send it again.';
$_ADDONLANG['upload_not_stored'] = 'Nothing was imported: PHP could not store the file (upload_tmp_dir).';
$_ADDONLANG['export'] = 'Export';
$_ADDONLANG['export_intro'] = 'All records as a file, without passwords. It can be edited and imported again: passwords that are'
    . ' stored stay. With passwords: "netflow-manager export FILE --include-passwords" on the API\'s host.';
$_ADDONLANG['export_csv'] = 'Download CSV';
$_ADDONLANG['export_ndjson'] = 'Download NDJSON';
$_ADDONLANG['scope_missing'] = 'The API key of this addon lacks the scope ":scope". The health page says how to make a'
    . ' better one.';
$_ADDONLANG['explain_intro'] = 'Checks every condition for a client to see the Network Usage section of a'
    . ' service.';
$_ADDONLANG['explain_none'] = 'No service was found.';
$_ADDONLANG['explain_check'] = 'Check';
$_ADDONLANG['explain_shown'] = 'The section is shown to the client.';
$_ADDONLANG['explain_not_shown'] = 'The section is not shown. To be solved: :count.';
$_ADDONLANG['explain_service'] = 'Service in WHMCS';
$_ADDONLANG['explain_service_found'] = ':service, status :status';
$_ADDONLANG['explain_service_missing'] = 'WHMCS has no service #:id.';
$_ADDONLANG['explain_service_missing_advice'] = 'Check the number. If the service was deleted, delete its record too.';
$_ADDONLANG['explain_open_service'] = 'Open the service';
$_ADDONLANG['explain_owner_missing'] = 'WHMCS has no client #:id, to whom the service belongs.';
$_ADDONLANG['explain_owner_missing_advice'] = 'Move the service to an existing client.';
$_ADDONLANG['explain_open_client'] = 'Open the client';
$_ADDONLANG['explain_overview'] = 'Product page';
$_ADDONLANG['explain_overview_module'] = 'The product uses the server module ":module".';
$_ADDONLANG['explain_overview_advice'] = 'Some server modules replace the overview of the product page, and with it the place'
    . ' where the section stands. Then the client finds it through the item in the sidebar. To see which it is, log in as'
    . ' the client and open the product.';
$_ADDONLANG['explain_api_advice'] = 'The health page says what is wrong.';
$_ADDONLANG['explain_mails'] = 'E-mails';
$_ADDONLANG['explain_mails_intro'] = 'E-mails contain the details when there is a record, it is enabled and intact, and it belongs to'
    . ' the owner of the service. The status and the switch of the section do not matter for them.';
$_ADDONLANG['explain_history'] = 'History of the record';
$_ADDONLANG['table_unreadable'] = 'The table :table of WHMCS cannot be read.';
$_ADDONLANG['check_mail_templates'] = 'Mail templates with NetFlow fields';
$_ADDONLANG['mail_templates_none'] = 'No template of type Product uses them.';
$_ADDONLANG['advice_mail_templates'] = 'To send the access details, add the block from the install guide to the welcome e-mail'
    . ' of your products (System Settings > Email Templates).';
$_ADDONLANG['check_misplaced_fields'] = 'NetFlow fields in templates of another type';
$_ADDONLANG['advice_misplaced_fields'] = 'They are always empty there. Only templates of type Product have these fields.';
$_ADDONLANG['check_welcome_mail'] = 'Welcome e-mail of the product';
$_ADDONLANG['welcome_mail_without'] = 'It does not use the NetFlow fields.';
$_ADDONLANG['advice_welcome_mail'] = 'Add the block from the install guide if clients should get their access by e-mail.';

// Admin pages: connection check
$_ADDONLANG['connection_check'] = 'Connection check';
$_ADDONLANG['all_right'] = 'Everything is right: product pages and e-mails get their NetFlow details.';
$_ADDONLANG['problems'] = 'Problems to solve: :count. Begin at the top: later lines often depend on earlier ones.';
$_ADDONLANG['not_set'] = 'not set';
$_ADDONLANG['none'] = 'none';

$_ADDONLANG['check_address'] = 'API address';
$_ADDONLANG['advice_address_missing'] = 'Enter it under System Settings > Addon Modules > NetFlow Manager > Configure.';
$_ADDONLANG['advice_address_wrong'] = 'Use https://host, http://127.0.0.1:8000 (http on this machine only) or'
    . ' unix:///path/to/socket, without user name, question mark or #.';

$_ADDONLANG['check_key'] = 'API key';
$_ADDONLANG['key_set'] = 'set (id :id)';
$_ADDONLANG['key_missing'] = 'not set, or not a key of this product';
$_ADDONLANG['advice_key_missing'] = 'Create one on the API\'s host with "netflow-manager key create --name whmcs'
    . ' --for-whmcs" and enter it under System Settings > Addon Modules > NetFlow Manager > Configure.'
    . ' It begins with nfm_.';

$_ADDONLANG['check_reachable'] = 'API reachable';
$_ADDONLANG['reachable'] = 'yes, answered in :ms ms';
$_ADDONLANG['advice_unreachable'] = 'Is the service running ("netflow-manager serve")? Does the address above lead to'
    . ' it from this machine, through firewall and certificate? For a socket: may the web server\'s user open it?';

$_ADDONLANG['check_ready'] = 'API ready';
$_ADDONLANG['status'] = 'The API answered with status :status.';
$_ADDONLANG['advice_not_ready'] = 'Run "netflow-manager check" on the API\'s host: it names what fails and what'
    . ' to do.';
$_ADDONLANG['advice_older_api'] = 'This addon needs version :version of the NetFlow Manager API or newer. Update the'
    . ' API. If it is up to date, another program listens at this address.';

$_ADDONLANG['check_key_valid'] = 'API key accepted';
$_ADDONLANG['key_refused'] = 'The API does not accept this key.';
$_ADDONLANG['advice_key_refused'] = 'It is mistyped, expired or revoked, or belongs to another database.'
    . ' "netflow-manager key list" on the API\'s host shows the keys; make a new one if needed.';
$_ADDONLANG['advice_unreadable'] = 'Is it really NetFlow Manager that listens at this address? Is its version recent?';

$_ADDONLANG['check_php'] = 'PHP';
$_ADDONLANG['advice_php'] = 'The addon needs PHP :oldest or newer.';
$_ADDONLANG['check_curl'] = 'PHP extension curl';
$_ADDONLANG['advice_curl'] = 'Install it: without it the API cannot be called.';
$_ADDONLANG['advice_curl_resolver'] = 'This build of curl waits for the name server longer than the deadline when that does not'
    . ' answer. Use an IP address or a socket as API address if you can.';
$_ADDONLANG['check_protection'] = 'Connection security';
$_ADDONLANG['protection_tls'] = 'encrypted (TLS), the certificate is checked';
$_ADDONLANG['protection_socket'] = 'a UNIX socket on this machine, no network';
$_ADDONLANG['protection_loopback'] = 'not encrypted, but it does not leave this machine';

$_ADDONLANG['check_memory'] = 'Shared memory';
$_ADDONLANG['memory_apcu'] = 'APCu';
$_ADDONLANG['memory_file'] = 'files in a private temporary directory';
$_ADDONLANG['advice_memory'] = 'Without it, every page waits until the deadline while the API is down, and the'
    . ' activity log says nothing about pages. Install the PHP extension apcu, or let PHP write to its temporary'
    . ' directory and remove a directory "netflow_manager-…" of another user there.';

$_ADDONLANG['check_pause_page'] = 'Calls for product pages';
$_ADDONLANG['check_pause_mail'] = 'Calls for e-mails';
$_ADDONLANG['no_pause'] = 'allowed';
$_ADDONLANG['no_pause_unknown'] = 'not held back; whether they get through cannot be seen at the moment';
$_ADDONLANG['paused'] = 'held back for :seconds s more, because the API failed';
$_ADDONLANG['paused_refused'] = 'held back for :seconds s more, because the API refused the key';
$_ADDONLANG['pause_ended'] = 'were held back; allowed again now, because the API answers';
$_ADDONLANG['advice_pause'] = 'Solve the problems above and open this page again: a good check ends the pause.';

$_ADDONLANG['check_functions'] = 'PHP functions that this host has switched off';
$_ADDONLANG['advice_functions'] = 'The addon does without them, more slowly. Take them out of'
    . ' disable_functions in php.ini if you can.';
$_ADDONLANG['advice_functions_curl'] = 'Without these the API cannot be called: take them out of'
    . ' disable_functions in php.ini, or ask your host to.';
$_ADDONLANG['check_passage'] = 'Methods and uploads';
$_ADDONLANG['passage_free'] = 'reach the API: :names';
$_ADDONLANG['passage_refused'] = 'refused on the way: :names';
$_ADDONLANG['passage_unknown'] = 'no answer came: which of them pass cannot be seen at the moment';
$_ADDONLANG['passage_rest_unknown'] = 'Of the others no answer came.';
$_ADDONLANG['intercepted'] = 'A web server or firewall between WHMCS and the API answered with status :status.';
$_ADDONLANG['advice_passage'] = 'A web server or firewall between WHMCS and the API refuses this. Let GET,'
    . ' POST, PUT, PATCH, DELETE and these media types pass there: application/json,'
    . ' application/merge-patch+json, text/csv, application/x-ndjson; the last two with Content-Encoding:'
    . ' gzip.';
$_ADDONLANG['check_way_page'] = 'Way for product pages';
$_ADDONLANG['check_way_mail'] = 'Way for e-mails';
$_ADDONLANG['way_measured'] = 'connected after :connect ms, answered after :total ms; :limit ms are allowed';
$_ADDONLANG['way_connected'] = 'connected after :connect ms, no answer within :limit ms.';
$_ADDONLANG['way_not_connected'] = 'no connection; :limit ms are allowed.';
$_ADDONLANG['way_silent'] = 'No answer from: :addresses.';
$_ADDONLANG['advice_silent'] = 'Another address answered. Let this one answer, too, or take it out of the name'
    . ' server: each call waits for it first.';
$_ADDONLANG['advice_way_page'] = 'Product pages show no section. Raise the deadline in the addon\'s settings,'
    . ' or bring the API nearer.';
$_ADDONLANG['advice_way_mail'] = 'E-mails go out without NetFlow details. Bring the API nearer, or let the'
    . ' addresses above answer.';

// Service tab, client summary, search, reconciliation
$_ADDONLANG['widget_health'] = 'API';
$_ADDONLANG['widget_works'] = 'works';
$_ADDONLANG['widget_fails'] = 'does not answer';
$_ADDONLANG['widget_needs_review'] = 'Waiting for review';
$_ADDONLANG['widget_never_had_password'] = 'Never had a password';
$_ADDONLANG['widget_missing'] = 'Services without a record, though their product has a rule';
$_ADDONLANG['widget_unknown'] = 'not known yet';
$_ADDONLANG['widget_as_of'] = 'as of :at';
$_ADDONLANG['widget_not_set_up'] = 'Address or API key are not set up.';
$_ADDONLANG['widget_broken'] = 'It stopped in WHMCS. The activity log says where.';
$_ADDONLANG['service_access'] = 'NetFlow access';
$_ADDONLANG['service_enabled'] = 'NetFlow enabled';
$_ADDONLANG['netflow_username'] = 'NetFlow username';
$_ADDONLANG['netflow_group'] = 'NetFlow group';
$_ADDONLANG['netflow_ip_address'] = 'NetFlow IP address';
$_ADDONLANG['netflow_notes'] = 'NetFlow notes (internal)';
$_ADDONLANG['netflow_password'] = 'NetFlow password';
$_ADDONLANG['netflow_traffic'] = 'NetFlow traffic';
$_ADDONLANG['service_explain'] = 'Why is it (not) shown?';
$_ADDONLANG['service_not_set_up'] = 'The address or the key of the API is not set up.';
$_ADDONLANG['service_moved'] = 'The record belongs to client :client, the service to another: it is not shown to anybody.'
    . ' Assign it anew with Edit.';
$_ADDONLANG['service_review'] = 'The service has moved to another client: the login of the former one was removed, '
    . 'and the record was disabled. Enter a new login with Edit and enable it. This notice ends when the record '
    . 'is saved there, even without a change, or when a NetFlow field of this page is changed and saved.';
$_ADDONLANG['summary_more'] = 'All records of this client';
$_ADDONLANG['search_title'] = 'NetFlow access of service :service';
$_ADDONLANG['search_ids'] = 'client :client';

$_ADDONLANG['check_pause_event'] = 'Calls for events of services';
$_ADDONLANG['check_pause_staff'] = 'Calls for service tab and client summary';
$_ADDONLANG['check_pause_search'] = 'Calls for the search of WHMCS';
$_ADDONLANG['check_pause_dashboard'] = 'Calls for the dashboard';
$_ADDONLANG['check_pause_usage'] = 'Calls for graphs and figures of traffic';
$_ADDONLANG['check_pause_usage_file'] = 'Calls for files of traffic';
$_ADDONLANG['check_pause_staff_usage'] = 'Calls for traffic that staff look at';

$_ADDONLANG['reconciliation_never'] = 'not yet: it runs at the end of WHMCS\'s daily cron job';
$_ADDONLANG['reconciliation_done'] = 'last run :at, services: :services';
$_ADDONLANG['reconciliation_refused'] = 'last run :at: nothing was changed, because too many records would be disabled or deleted';
$_ADDONLANG['reconciliation_failed'] = 'last run :at failed.';
$_ADDONLANG['reconciliation_stopped'] = 'It stopped in WHMCS. The activity log says where.';
$_ADDONLANG['advice_reconciliation_refused'] = 'Check a dry run under Reconciliation below, and confirm it if it is'
    . ' correct.';
$_ADDONLANG['advice_reconciliation_failed'] = 'Solve the problems above, then run it under Reconciliation below or wait'
    . ' for the next night.';
$_ADDONLANG['advice_reconciliation_late'] = 'It is more than two days old. Does the cron job of WHMCS run every day?';

$_ADDONLANG['reconcile_title'] = 'Reconciliation';
$_ADDONLANG['reconcile_about'] = 'Compares all services of WHMCS with all access records, every night or now. A '
    . 'record whose service has another client is disabled and loses its login; a record without a service is '
    . 'disabled; a record whose service has ended is treated as the settings say. Nothing is deleted unless they '
    . 'say so.';
$_ADDONLANG['reconcile_preview'] = 'Dry run: this would be changed';
$_ADDONLANG['reconcile_dry_run'] = 'Dry run';
$_ADDONLANG['reconcile_run'] = 'Run now';
$_ADDONLANG['reconcile_too_drastic'] = 'Nothing was changed: more than a fifth of the records would be disabled or deleted, which'
    . ' may be a mistake. Check the dry run below and confirm it if it is correct.';
$_ADDONLANG['reconcile_unconfirmed'] = 'Nothing was changed: tick the box to confirm.';
$_ADDONLANG['reconcile_confirm'] = 'I have checked the dry run. It is correct.';
$_ADDONLANG['reconcile_force'] = 'Run anyway';
$_ADDONLANG['reconcile_services'] = 'Services in WHMCS';
$_ADDONLANG['reconcile_records'] = 'Access records';
$_ADDONLANG['reconcile_orphaned'] = 'Without a service: disabled';
$_ADDONLANG['reconcile_owner_changed'] = 'Moved to another client: disabled, login removed, to be reviewed';
$_ADDONLANG['reconcile_terminated'] = 'Ended: treated as the settings say';
$_ADDONLANG['reconcile_status_changed'] = 'Another status: stored';
$_ADDONLANG['reconcile_broken'] = 'Edited outside of the API: left alone';
$_ADDONLANG['notice_reconciled'] = 'The reconciliation is done.';

// Client area
$_ADDONLANG['client_title'] = 'Network Usage';
$_ADDONLANG['client_service'] = 'Product Details';
$_ADDONLANG['client_back'] = 'Back to the product';
$_ADDONLANG['client_nothing'] = 'There is nothing to show for this product.';
$_ADDONLANG['client_later'] = 'This cannot be shown at the moment. Please try again later.';
$_ADDONLANG['client_usage_later'] = 'The figures cannot be shown at the moment. Please try again later.';
$_ADDONLANG['client_usage_picture'] = 'Graph of the traffic of the last 24 hours. The link leads to all figures.';
$_ADDONLANG['client_usage_all'] = 'Traffic of the last 24 hours: all figures';
$_ADDONLANG['client_repeat'] = 'Please press the button again: the page had expired.';
$_ADDONLANG['client_password'] = 'Password';
$_ADDONLANG['client_show_password'] = 'Show password';
$_ADDONLANG['client_hide_password'] = 'Hide password';
$_ADDONLANG['client_no_password'] = 'There is no password to show.';
$_ADDONLANG['client_not_for_role'] = 'Your staff role may not use NetFlow Manager, so the password is not shown to you.';
$_ADDONLANG['client_not_for_user'] = 'Your login has no permission to view this account\'s products. The owner of'
    . ' the account can grant it.';
$_ADDONLANG['client_password_not_for_user'] = 'Your login has no permission to see the passwords of this account\'s'
    . ' products. The owner of the account can grant it.';
$_ADDONLANG['client_copy'] = 'Copy';
$_ADDONLANG['client_copied'] = 'Copied';
$_ADDONLANG['client_copy_by_hand'] = 'Selected: copy it with your keyboard';

// Merge fields
$_ADDONLANG['netflow_enabled'] = 'NetFlow: access is enabled (1 or empty)';
$_ADDONLANG['netflow_url'] = 'NetFlow: login URL';
$_ADDONLANG['netflow_password_url'] = 'NetFlow: link to the client\'s password page (empty while that page is off)';

// Rules for new services
$_ADDONLANG['rules_title'] = 'Rules for new services';
$_ADDONLANG['rules_intro'] = 'A product with a rule gives each new service its record before the welcome mail is sent. A'
    . ' client who has a NetFlow login keeps using it.';
$_ADDONLANG['rules_deleted_records'] = 'A record that is deleted counts as never made: a rule makes it again. To keep a'
    . ' service without access, disable its record.';
$_ADDONLANG['rules_nightly_on'] = 'Missing records are created every night.';
$_ADDONLANG['rules_nightly_off'] = 'Missing records are not created every night: "Create missing records every night" is'
    . ' off under System Settings > Addon Modules > NetFlow Manager > Configure.';
$_ADDONLANG['rules_no_products'] = 'WHMCS has no products.';
$_ADDONLANG['rules_gone'] = 'Products that WHMCS does not have any more';
$_ADDONLANG['rules_product'] = 'Product';
$_ADDONLANG['rules_rule'] = 'Rule';
$_ADDONLANG['rules_login'] = 'Login';
$_ADDONLANG['rules_actions'] = 'Actions';
$_ADDONLANG['rules_none'] = 'none';
$_ADDONLANG['rules_on'] = 'on';
$_ADDONLANG['rules_off'] = 'off';
$_ADDONLANG['rules_broken'] = 'damaged, creates nothing';
$_ADDONLANG['rules_add'] = 'Add rule';
$_ADDONLANG['rules_edit'] = 'Edit';
$_ADDONLANG['rules_apply'] = 'Apply to existing services';
$_ADDONLANG['rule_title'] = 'Rule of :product';
$_ADDONLANG['rule_placeholders'] = 'Username, group and notes may contain:';
$_ADDONLANG['rule_broken'] = 'The stored rule was changed outside of the API and creates nothing. Check every field and'
    . ' save it again, or delete it.';
$_ADDONLANG['rule_not_saved'] = 'The rule was not saved.';
$_ADDONLANG['rule_outdated'] = 'Nothing was changed: somebody else has changed the rule. Check the fields and save again'
    . ' to replace it.';
$_ADDONLANG['rule_copy_nothing'] = 'Nothing was copied: choose products, and save the rule first.';
$_ADDONLANG['rule_enabled'] = 'The rule is on';
$_ADDONLANG['rule_help_enabled'] = 'A rule that is off creates nothing.';
$_ADDONLANG['rule_login'] = 'Login';
$_ADDONLANG['rule_help_login'] = 'Whether a new service uses a login that its client has.';
$_ADDONLANG['rule_login_reuse'] = 'The client\'s login, else a new one';
$_ADDONLANG['rule_login_new'] = 'Always a new one';
$_ADDONLANG['rule_login_none'] = 'None';
$_ADDONLANG['rule_username'] = 'Username of a new login';
$_ADDONLANG['rule_help_username'] = 'For example c{client_id}. One that another client has is refused.';
$_ADDONLANG['rule_password'] = 'Password of a new login';
$_ADDONLANG['rule_help_password'] = 'A generated one has to be set in NetFlow Analyzer, too.';
$_ADDONLANG['rule_password_none'] = 'None';
$_ADDONLANG['rule_password_generate'] = 'Generated, 20 characters';
$_ADDONLANG['rule_netflow_url'] = 'NetFlow URL';
$_ADDONLANG['rule_help_netflow_url'] = 'Blank: the default of the settings.';
$_ADDONLANG['rule_group'] = 'NetFlow group';
$_ADDONLANG['rule_help_group'] = 'For example {hostname}.';
$_ADDONLANG['rule_ip_address'] = 'IP address';
$_ADDONLANG['rule_help_ip_address'] = 'Which of the service\'s addresses in WHMCS the record starts with.';
$_ADDONLANG['rule_ip_address_dedicated'] = 'Dedicated IP';
$_ADDONLANG['rule_ip_address_assigned'] = 'Assigned IPs';
$_ADDONLANG['rule_ip_address_both'] = 'Both, the dedicated one first';
$_ADDONLANG['rule_ip_address_none'] = 'None';
$_ADDONLANG['rule_notes'] = 'Notes';
$_ADDONLANG['rule_help_notes'] = 'Only staff see them.';
$_ADDONLANG['rule_record_enabled'] = 'Records start enabled';
$_ADDONLANG['rule_help_record_enabled'] = 'Otherwise product page and mails stay without the details until you enable a'
    . ' record.';
$_ADDONLANG['rule_save'] = 'Save rule';
$_ADDONLANG['rule_delete'] = 'Delete rule';
$_ADDONLANG['rule_delete_consequence'] = 'New services of the product start without a record. The records that the rule made stay.';
$_ADDONLANG['rule_delete_outdated'] = 'Nothing was deleted: somebody else has changed the rule. Look at it before you delete it.';
$_ADDONLANG['rule_preview'] = 'Preview';
$_ADDONLANG['rule_preview_about'] = 'As if the service had no record yet. A record that exists stays as it is.';
$_ADDONLANG['rule_preview_service'] = 'Service';
$_ADDONLANG['rule_preview_none'] = 'No preview: the product has no service, or the rule cannot be read.';
$_ADDONLANG['rule_preview_invalid'] = 'The service would get no record:';
$_ADDONLANG['rule_preview_login_reused'] = 'It would use the login of service #:service of the same client.';
$_ADDONLANG['rule_preview_login_new'] = 'It would get a new login.';
$_ADDONLANG['rule_preview_login_none'] = 'It would have no login.';
$_ADDONLANG['rule_preview_password'] = 'With a password.';
$_ADDONLANG['rule_preview_no_password'] = 'Without a password.';
$_ADDONLANG['rule_preview_disabled'] = 'The record would be disabled.';
$_ADDONLANG['rule_copy'] = 'Copy to more products';
$_ADDONLANG['rule_copy_help'] = 'The stored rule is copied. It replaces the rule that a product has.';
$_ADDONLANG['rule_copy_button'] = 'Copy rule';
$_ADDONLANG['notice_rule_saved'] = 'The rule is saved. It holds for services from now on; existing ones are a button below.';
$_ADDONLANG['notice_rule_saved_off'] = 'The rule is saved. It is off and creates nothing.';
$_ADDONLANG['notice_rule_deleted'] = 'The rule is deleted. The records that it made stay.';
$_ADDONLANG['notice_rule_copied'] = 'The rule is copied.';
$_ADDONLANG['apply_title'] = 'Apply the rule of :product to existing services';
$_ADDONLANG['apply_about'] = 'Services of this product that have no record get one. A dry run shows which, and changes'
    . ' nothing.';
$_ADDONLANG['apply_dry_run'] = 'Dry run';
$_ADDONLANG['apply_run'] = 'Create the records now: :count';
$_ADDONLANG['apply_dry_run_done'] = 'Dry run, nothing was changed. Records that would be created: :count';
$_ADDONLANG['apply_done'] = 'Done. Records created: :count';
$_ADDONLANG['apply_services'] = 'Services of the product';
$_ADDONLANG['apply_existing'] = 'with a record already';
$_ADDONLANG['apply_without_rule'] = 'without an enabled rule';
$_ADDONLANG['apply_not_visible'] = 'with a status that shows no section';
$_ADDONLANG['apply_invalid_count'] = 'not possible';
$_ADDONLANG['apply_created'] = 'records created';
$_ADDONLANG['apply_created_dry_run'] = 'records that would be created';
$_ADDONLANG['apply_invalid'] = 'Why some get no record';

// Several records at once
$_ADDONLANG['bulk_ticked'] = 'Ticked records:';
$_ADDONLANG['bulk_all'] = 'Tick all';
$_ADDONLANG['bulk_tick'] = 'Tick #:service';
$_ADDONLANG['bulk_enable'] = 'Enable';
$_ADDONLANG['bulk_disable'] = 'Disable';
$_ADDONLANG['bulk_delete'] = 'Delete';
$_ADDONLANG['bulk_send'] = 'Send details';
$_ADDONLANG['bulk_done'] = 'done';
$_ADDONLANG['bulk_done_enable'] = 'Enabled: :count.';
$_ADDONLANG['bulk_done_disable'] = 'Disabled: :count.';
$_ADDONLANG['bulk_done_delete'] = 'Deleted: :count.';
$_ADDONLANG['bulk_failed'] = 'Not done: :count.';
$_ADDONLANG['bulk_delete_question'] = 'These records and their passwords are deleted for good. Records: :count';
$_ADDONLANG['notice_bulk_nothing'] = 'Nothing was changed: tick records first.';
$_ADDONLANG['send_title'] = 'Send details';
$_ADDONLANG['send_about'] = 'WHMCS sends the client a product mail that contains the NetFlow details.';
$_ADDONLANG['send_template'] = 'Mail';
$_ADDONLANG['send_button'] = 'Send mails: :count';
$_ADDONLANG['send_sent'] = 'Mails sent: :count.';
$_ADDONLANG['send_not_possible'] = 'No mail: the service has no record, or one that is disabled, damaged or of another client. Open'
    . ' the service to check it.';

// Rules and records that have changed meanwhile
$_ADDONLANG['rule_preview_default'] = 'the default of the settings';
$_ADDONLANG['rule_preview_failed'] = 'Out of date: the preview could not be loaded. The button below the services says why.';
$_ADDONLANG['apply_outdated'] = 'Nothing was created: the rule has changed since the dry run. Below is what it would do now.';
$_ADDONLANG['bulk_review'] = 'The service has moved to another client. Open the record, check it and save it.';
$_ADDONLANG['send_no_details'] = 'No mail: WHMCS could not read the details. The activity log says why.';
$_ADDONLANG['report_links_button'] = 'Download proposals';

// Admin pages: traffic
$_ADDONLANG['report_title'] = 'Traffic report';
$_ADDONLANG['source_intro'] = 'Where the figures of traffic that clients see come from. The collector on the '
    . 'API\'s host asks the source; no page of WHMCS waits for it.';
$_ADDONLANG['source_none'] = 'No source is connected: nothing is measured, and clients see no traffic.';
$_ADDONLANG['source_state'] = 'Connected source';
$_ADDONLANG['source_connect'] = 'Connect a source';
$_ADDONLANG['source_change'] = 'Change the source';
$_ADDONLANG['source_save'] = 'Save source';
$_ADDONLANG['source_test'] = 'Test the source';
$_ADDONLANG['source_test_help'] = 'Tests what is stored: save first. It can take a minute.';
$_ADDONLANG['source_delete'] = 'Remove the source';
$_ADDONLANG['source_delete_consequence'] = 'Nothing is measured from then on, and clients see no traffic. The '
    . 'figures stay until their retention ends; a stored key is gone.';
$_ADDONLANG['source_delete_outdated'] = 'Nothing was removed: somebody else has changed the source. Look at it '
    . 'before you remove it.';
$_ADDONLANG['source_not_saved'] = 'The source was not saved. Each error is shown next to its field.';
$_ADDONLANG['source_outdated'] = 'Nothing was changed: somebody else has changed the source. Check the fields and '
    . 'save again to replace it.';
$_ADDONLANG['notice_source_saved'] = 'The source is saved. The next round of the collector begins to measure.';
$_ADDONLANG['notice_source_deleted'] = 'The source is removed.';
$_ADDONLANG['source_kind'] = 'Kind';
$_ADDONLANG['source_kind_nfdump'] = 'nfdump: files of nfcapd';
$_ADDONLANG['source_kind_netflow_analyzer'] = 'NetFlow Analyzer (API)';
$_ADDONLANG['source_help_kind'] = 'For nfdump, the folder of the files is chosen on the API\'s host '
    . '(NFM_NFDUMP_DIR), and nothing else is needed here.';
$_ADDONLANG['source_url'] = 'Address of NetFlow Analyzer';
$_ADDONLANG['source_help_url'] = 'With https://, or http:// for a loopback or private IP address. Another address '
    . 'removes the stored key: type the key with it.';
$_ADDONLANG['source_auth'] = 'Key is sent';
$_ADDONLANG['source_auth_header'] = 'as a header';
$_ADDONLANG['source_auth_query'] = 'in the query string';
$_ADDONLANG['source_help_auth'] = 'In the query string for builds of NetFlow Analyzer before 128100 only: proxies '
    . 'may log it.';
$_ADDONLANG['source_time_zone'] = 'Time zone of its server';
$_ADDONLANG['source_help_time_zone'] = 'Name of the IANA database, such as Europe/Berlin. A wrong one is noticed '
    . 'and no figures are taken.';
$_ADDONLANG['source_api_key'] = 'API key';
$_ADDONLANG['source_help_api_key'] = 'Key of the REST API of NetFlow Analyzer, stored encrypted and never shown '
    . 'again. Leave it empty to keep the stored one.';
$_ADDONLANG['source_key_again'] = 'The key is not kept in this page: type it again.';
$_ADDONLANG['source_key_stored'] = 'stored';
$_ADDONLANG['source_key_none'] = 'not stored';
$_ADDONLANG['source_key_none_advice'] = 'NetFlow Analyzer refuses questions without its key: enter it below.';
$_ADDONLANG['source_stored'] = 'Integrity';
$_ADDONLANG['source_broken'] = 'The source was changed outside of NetFlow Manager, so nothing is measured.';
$_ADDONLANG['source_broken_advice'] = 'Check the fields below, type the key again and save.';
$_ADDONLANG['source_last_success'] = 'Last successful round';
$_ADDONLANG['source_never'] = 'None yet: "netflow-manager collect" on the API\'s host makes them.';
$_ADDONLANG['source_last_failure'] = 'Last round';
$_ADDONLANG['source_failure_unreachable'] = 'The source did not answer.';
$_ADDONLANG['source_failure_refused'] = 'The source refused the key, or the address is that of something else.';
$_ADDONLANG['source_failure_unreadable'] = 'The answer of the source was not understood.';
$_ADDONLANG['source_failure_disagrees'] = 'The figures of the source contradict each other, so none were taken.';
$_ADDONLANG['source_failure_advice'] = 'Test the source below, and run "netflow-manager check" on the API\'s host.';
$_ADDONLANG['source_scope'] = 'The API key of this addon may not read or change the source of traffic: it lacks '
    . 'the scope "admin".';
$_ADDONLANG['source_scope_host'] = 'If WHMCS is to have no such key, choose the files of nfcapd on the API\'s host:';
$_ADDONLANG['groups_title'] = 'Groups of the source';
$_ADDONLANG['groups_search'] = 'Part of the name';
$_ADDONLANG['groups_find'] = 'Find a group of the source';
$_ADDONLANG['groups_failed'] = 'The groups cannot be listed at the moment; you can type the name.';
$_ADDONLANG['groups_none'] = 'No groups are known: only NetFlow Analyzer as source of traffic names some. You can '
    . 'type the name.';
$_ADDONLANG['groups_no_match'] = 'No group of the source has this in its name. Search for a shorter part; an empty '
    . 'field lists all.';
$_ADDONLANG['traffic_title'] = 'Traffic as the client sees it';
$_ADDONLANG['traffic_nothing'] = 'The client sees no traffic of this service. The link below says why.';
$_ADDONLANG['traffic_usage_later'] = 'The figures cannot be shown at the moment. The Health page says what is '
    . 'wrong.';
$_ADDONLANG['report_intro'] = 'What does not fit between access records and the source of traffic. Lists show at '
    . 'most 100 entries.';
$_ADDONLANG['report_until'] = 'Figures are complete until:';
$_ADDONLANG['report_nothing_yet'] = 'Nothing has been collected yet.';
$_ADDONLANG['report_none'] = 'No source of traffic is connected.';
$_ADDONLANG['report_clear'] = 'Nothing found.';
$_ADDONLANG['report_targets_missing'] = 'Records that cannot be measured';
$_ADDONLANG['report_targets_missing_help'] = 'The source has no such group, or the addresses are not valid or lie '
    . 'outside of the networks of this installation.';
$_ADDONLANG['report_silent_services'] = 'Services without traffic for 7 days';
$_ADDONLANG['report_silent_services_help'] = 'They are measured, and not one byte was seen. Are group and '
    . 'addresses those of the service?';
$_ADDONLANG['report_groups_without_record'] = 'Groups without a record';
$_ADDONLANG['report_silent_exporters'] = 'Silent exporters';
$_ADDONLANG['report_silent_exporters_help'] = 'These sent flows before and send none now: their traffic is missing '
    . 'in all figures.';
$_ADDONLANG['report_exporter'] = 'Exporter';
$_ADDONLANG['report_last_slot'] = 'Last figures';
$_ADDONLANG['report_group_id'] = 'ID in the source';
$_ADDONLANG['report_groups_unknown'] = 'NetFlow Analyzer has not named its groups yet, so groups are not compared. '
    . 'Test the source.';
$_ADDONLANG['report_shared_addresses'] = 'Addresses in records of several clients';
$_ADDONLANG['report_shared_addresses_help'] = 'Each of these clients would see what the others moved. Correct the '
    . 'record of whoever does not have the address any more.';
$_ADDONLANG['report_groups_without_record_help'] = 'No service shows the traffic of these groups. The proposals '
    . 'below may contain some of them.';
$_ADDONLANG['report_links'] = 'Proposals';
$_ADDONLANG['report_links_intro'] = 'The addresses that services have in WHMCS (Dedicated IP, Assigned IPs) are '
    . 'compared with the source. A service gets a proposal only where nothing is ambiguous: with NetFlow Analyzer '
    . 'the one group that has all its addresses, with nfdump the addresses. Nothing is changed: download the file, '
    . 'then check and import it.';
$_ADDONLANG['report_links_next'] = 'check and import this file';
$_ADDONLANG['report_links_none'] = 'There is no proposal: for no service do its addresses lead to one answer.';
$_ADDONLANG['report_links_patch'] = 'Download: for records that cannot be measured';
$_ADDONLANG['report_links_create'] = 'Download: for services without a record';
