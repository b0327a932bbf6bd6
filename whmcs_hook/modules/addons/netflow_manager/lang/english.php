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

// Client area
$_ADDONLANG['client_title'] = 'Network Usage';
$_ADDONLANG['client_service'] = 'Product Details';
$_ADDONLANG['client_back'] = 'Back to the product';
$_ADDONLANG['client_nothing'] = 'There is nothing to show for this product.';
$_ADDONLANG['client_later'] = 'This cannot be shown at the moment. Please try again later.';
$_ADDONLANG['client_repeat'] = 'Please press the button again: the page was too old.';
$_ADDONLANG['client_password'] = 'Password';
$_ADDONLANG['client_show_password'] = 'Show password';
$_ADDONLANG['client_hide_password'] = 'Hide password';
$_ADDONLANG['client_no_password'] = 'There is no password to show.';
$_ADDONLANG['client_copy'] = 'Copy';
$_ADDONLANG['client_copied'] = 'Copied';
$_ADDONLANG['client_copy_by_hand'] = 'Selected: copy it with your keyboard';

// Merge fields
$_ADDONLANG['netflow_enabled'] = 'NetFlow: access is enabled (1 or empty)';
$_ADDONLANG['netflow_url'] = 'NetFlow: login URL';
$_ADDONLANG['netflow_username'] = 'NetFlow: username';
$_ADDONLANG['netflow_password'] = 'NetFlow: password';
$_ADDONLANG['netflow_group'] = 'NetFlow: group';
$_ADDONLANG['netflow_ip_address'] = 'NetFlow: IP address';
$_ADDONLANG['netflow_password_url'] = 'NetFlow: link to the client\'s password page (empty while that page is off)';
