<?php

/**
 * German texts of the addon. Names that begin with a colon are replaced.
 */

declare(strict_types=1);

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

// How the API calls this language
$_ADDONLANG['language'] = 'german';
$_ADDONLANG['language_tag'] = 'de';

// Admin pages: frame
$_ADDONLANG['tab_list'] = 'Zugangsdatensätze';
$_ADDONLANG['tab_edit'] = 'Zugang hinzufügen / bearbeiten';
$_ADDONLANG['tab_explain'] = 'Warum (nicht) sichtbar?';
$_ADDONLANG['tab_rules'] = 'Regeln';
$_ADDONLANG['tab_import'] = 'Import / Export';
$_ADDONLANG['tab_usage_report'] = 'Traffic';
$_ADDONLANG['tab_usage_source'] = 'Datenquelle';
$_ADDONLANG['tab_settings'] = 'Einstellungen';
$_ADDONLANG['tab_health'] = 'Zustand';
$_ADDONLANG['role_refused'] = 'Ihre Rolle darf NetFlow Manager nicht verwenden. Rollen werden unter '
    . 'Systemeinstellungen > Addon-Module > NetFlow Manager > Konfigurieren gewählt.';
$_ADDONLANG['outcome_unknown'] = 'Es ist nicht bekannt, ob die Änderung ausgeführt wurde. Laden Sie die Seite neu und sehen Sie nach.';
$_ADDONLANG['api_unreachable'] = 'NetFlow Manager ist nicht erreichbar:';
$_ADDONLANG['form_expired'] = 'Es wurde nichts geändert: Das Formular war zu alt oder kam nicht von dieser Seite. '
    . 'Öffnen Sie die Seite erneut und wiederholen Sie den Vorgang.';

// Why a call to the API has no valid answer
$_ADDONLANG['failure_timeout'] = 'Es kam keine Antwort innerhalb der Frist.';
$_ADDONLANG['failure_dns'] = 'Der Hostname in der Adresse der API lässt sich nicht auflösen.';
$_ADDONLANG['failure_refused'] = 'An der Adresse der API nimmt niemand Verbindungen an, oder eine Firewall weist sie'
    . ' ab.';
$_ADDONLANG['failure_tls'] = 'Die verschlüsselte Verbindung (TLS) kam nicht zustande.';
$_ADDONLANG['failure_certificate'] = 'Das Zertifikat der API lässt sich nicht prüfen: Es ist abgelaufen, gilt für'
    . ' einen anderen Namen, oder sein Aussteller ist hier nicht bekannt.';
$_ADDONLANG['failure_nothing'] = 'Die Verbindung wurde ohne Antwort geschlossen.';
$_ADDONLANG['failure_broken'] = 'Die Verbindung brach ab.';
$_ADDONLANG['failure_connection'] = 'Die Verbindung schlug fehl (cURL :reason).';
$_ADDONLANG['failure_curl'] = 'PHP fehlt die Erweiterung curl, oder eine ihrer Funktionen ist abgeschaltet.';
$_ADDONLANG['failure_paused'] = 'Die API schlug fehl und wird eine Weile nicht gefragt.';
$_ADDONLANG['failure_key'] = 'Die API nimmt den Schlüssel nicht an (401).';
$_ADDONLANG['failure_key_paused'] = 'Die API hat den Schlüssel soeben abgelehnt und wird eine Minute lang nicht'
    . ' gefragt.';
$_ADDONLANG['failure_scope'] = 'Dem Schlüssel fehlt die Berechtigung :scope (403).';
$_ADDONLANG['failure_scope_unknown'] = 'Dem Schlüssel fehlt eine Berechtigung für diesen Aufruf (403).';
$_ADDONLANG['failure_size'] = 'Ein Webserver zwischen WHMCS und der API lehnte die Größe der Anfrage ab (Status'
    . ' :status). Erhöhen Sie dort client_max_body_size (nginx) oder LimitRequestBody (Apache).';
$_ADDONLANG['failure_path'] = 'Ein Webserver zwischen WHMCS und der API kennt diese Adresse nicht (:method, Status'
    . ' :status). Stimmt der Pfad in der Adresse der API?';
$_ADDONLANG['failure_passage'] = 'Ein Webserver oder eine Firewall zwischen WHMCS und der API lehnte :method ab'
    . ' (Status :status). Lassen Sie dort GET, POST, PUT, PATCH, DELETE und diese Medientypen durch:'
    . ' application/json, application/merge-patch+json, text/csv, application/x-ndjson (die letzten beiden mit'
    . ' Content-Encoding: gzip).';
$_ADDONLANG['failure_between'] = 'Ein Webserver zwischen WHMCS und der API beantwortete :method mit Status :status.'
    . ' Erreicht er den Dienst, und kommt die Adresse der API ohne Weiterleitung aus?';
$_ADDONLANG['failure_large'] = 'Die Antwort ist zu groß.';
$_ADDONLANG['failure_cut'] = 'Die Antwort brach ab.';
$_ADDONLANG['failure_not_json'] = 'Die Antwort ist kein JSON: An dieser Adresse lauscht vielleicht ein anderes'
    . ' Programm.';
$_ADDONLANG['failure_incomplete'] = 'Die Antwort ist kein vollständiges und gültiges JSON.';
$_ADDONLANG['failure_no_file'] = 'Die Antwort ist keine Datei: An dieser Adresse lauscht vielleicht ein anderes'
    . ' Programm.';
$_ADDONLANG['failure_other'] = 'Die Antwort betrifft einen anderen Service oder Kunden.';
$_ADDONLANG['failure_other_service'] = 'Die Antwort betrifft einen anderen Service.';
$_ADDONLANG['failure_member_missing'] = 'In der Antwort fehlt das Feld :name.';
$_ADDONLANG['failure_member_type'] = 'Das Feld :name der Antwort hat einen anderen Typ.';
$_ADDONLANG['failure_no_etag'] = 'Die Antwort hat kein ETag.';

// Admin pages: list, form, delete, history, rotation
$_ADDONLANG['field_enabled'] = 'Aktiviert';
$_ADDONLANG['field_service_id'] = 'Service';
$_ADDONLANG['field_errors'] = 'Grund';
$_ADDONLANG['field_product_id'] = 'Produkt';
$_ADDONLANG['field_client_id'] = 'Kunde';
$_ADDONLANG['field_reuse_login_from'] = 'Vorhandener Login';
$_ADDONLANG['field_netflow_url'] = 'NetFlow-URL';
$_ADDONLANG['field_username'] = 'Benutzername';
$_ADDONLANG['field_password'] = 'Passwort';
$_ADDONLANG['field_clear_password'] = 'Gespeichertes Passwort löschen';
$_ADDONLANG['field_needs_review'] = 'Zu prüfen';
$_ADDONLANG['review_owner_changed'] = 'zu einem anderen Kunden gewechselt';
$_ADDONLANG['field_group'] = 'NetFlow-Gruppe';
$_ADDONLANG['field_ip_address'] = 'IP-Adresse';
$_ADDONLANG['field_notes'] = 'Notizen';
$_ADDONLANG['field_service_status'] = 'Status des Service';
$_ADDONLANG['yes'] = 'ja';
$_ADDONLANG['no'] = 'nein';
$_ADDONLANG['cancel'] = 'Abbrechen';
$_ADDONLANG['back_to_list'] = 'Zurück zur Liste';
$_ADDONLANG['service_missing'] = 'nicht in WHMCS';
$_ADDONLANG['record_none'] = 'Dieser Service hat keinen Zugangsdatensatz.';
$_ADDONLANG['record_broken'] = 'Siegel beschädigt';
$_ADDONLANG['record_broken_help'] = 'Der Datensatz wurde außerhalb von NetFlow Manager geändert. Kunden und E-Mails '
    . 'sehen ihn nicht.';
$_ADDONLANG['record_moved'] = 'anderer Inhaber';
$_ADDONLANG['record_moved_help'] = 'Der Service gehört jetzt einem anderen Kunden. Keiner der beiden Kunden sieht '
    . 'den Datensatz.';
$_ADDONLANG['record_review'] = 'zu prüfen';
$_ADDONLANG['record_review_help'] = 'Der Service ist zu einem anderen Kunden gewechselt. Der Login des früheren '
    . 'Kunden wurde entfernt; geben Sie einen neuen ein.';
$_ADDONLANG['notice_record_saved'] = 'Der Zugangsdatensatz wurde gespeichert.';
$_ADDONLANG['notice_record_unchanged'] = 'Der Zugangsdatensatz ist bereits so, wie Sie ihn haben wollen: Es gab '
    . 'nichts zu ändern.';
$_ADDONLANG['notice_record_deleted'] = 'Der Zugangsdatensatz wurde gelöscht.';
$_ADDONLANG['notice_record_gone'] = 'Den Zugangsdatensatz gibt es nicht mehr: Jemand anderes hat ihn gelöscht.';
$_ADDONLANG['list_rotate'] = 'Gemeinsamen Login ändern';
$_ADDONLANG['list_pages'] = 'Seiten der Liste';
$_ADDONLANG['list_total'] = 'Datensätze: :count';
$_ADDONLANG['list_total_more'] = 'Datensätze: mehr als :count';
$_ADDONLANG['list_per_page'] = 'Pro Seite:';
$_ADDONLANG['list_sort'] = 'Sortieren nach:';
$_ADDONLANG['list_first_page'] = '« Erste Seite';
$_ADDONLANG['list_next_page'] = 'Nächste Seite »';
$_ADDONLANG['list_search'] = 'Suchen';
$_ADDONLANG['list_clear'] = 'Zurücksetzen';
$_ADDONLANG['list_all'] = 'Alle Datensätze anzeigen';
$_ADDONLANG['list_any'] = 'Beliebig';
$_ADDONLANG['list_disabled'] = 'Deaktiviert';
$_ADDONLANG['list_filter_q'] = 'Suche';
$_ADDONLANG['list_filter_client'] = 'Kunde';
$_ADDONLANG['list_hint_q'] = 'Benutzername, Gruppe, IP, Notizen, Domain, Kunde';
$_ADDONLANG['list_hint_client'] = 'Name, Firma oder ID';
$_ADDONLANG['list_filter_ip'] = 'Umfasst IP-Adresse';
$_ADDONLANG['list_filter_client_id'] = 'Kunden-ID';
$_ADDONLANG['list_filter_enabled'] = 'Aktiviert';
$_ADDONLANG['list_filter_needs_review'] = 'Prüfung';
$_ADDONLANG['list_column_service'] = 'Service';
$_ADDONLANG['list_column_client'] = 'Kunde';
$_ADDONLANG['list_column_login'] = 'Login';
$_ADDONLANG['list_column_group_ip'] = 'Gruppe / IP';
$_ADDONLANG['list_column_changed'] = 'Geändert';
$_ADDONLANG['list_column_state'] = 'Zugang';
$_ADDONLANG['list_column_actions'] = 'Aktionen';
$_ADDONLANG['list_has_password'] = 'Passwort gespeichert';
$_ADDONLANG['list_edit'] = 'Bearbeiten';
$_ADDONLANG['list_history'] = 'Verlauf';
$_ADDONLANG['list_explain'] = 'Warum (nicht) sichtbar?';
$_ADDONLANG['list_delete'] = 'Löschen';
$_ADDONLANG['list_nothing_found'] = 'Kein Zugangsdatensatz passt.';
$_ADDONLANG['list_clients_none'] = 'Kein Kunde in WHMCS passt. Geben Sie einen Teil des Namens oder der Firma oder'
    . ' die Kunden-ID ein.';
$_ADDONLANG['list_clients_unreadable'] = 'Die Kunden in WHMCS können gerade nicht gelesen werden. Geben Sie'
    . ' stattdessen die Kunden-ID ein.';
$_ADDONLANG['list_clients_more'] = 'Es passen viele Kunden: Geben Sie mehr vom Namen ein. Die Liste enthält nur die'
    . ' Datensätze von so vielen Kunden: :count.';
$_ADDONLANG['list_others'] = 'Passende Services in WHMCS';
$_ADDONLANG['list_others_help'] = 'Wählen Sie einen, um seinen Zugangsdatensatz hinzuzufügen oder zu bearbeiten.';
$_ADDONLANG['list_empty'] = 'Noch hat kein Service einen NetFlow-Zugang';
$_ADDONLANG['list_begin_1'] = 'Legen Sie in NetFlow Analyzer Benutzer, Gruppe oder IP-Gruppe des Kunden an oder '
    . 'prüfen Sie, ob sie vorhanden sind.';
$_ADDONLANG['list_begin_2'] = 'Klicken Sie auf „Zugang hinzufügen / bearbeiten“ und wählen Sie den WHMCS-Service '
    . 'des Kunden.';
$_ADDONLANG['list_begin_3'] = 'Geben Sie NetFlow-URL, Benutzername, Passwort, Gruppe und IP-Adresse ein und '
    . 'speichern Sie den Datensatz.';
$_ADDONLANG['list_begin_4'] = 'Prüfen Sie die WHMCS-Produktseite des Kunden: Sie zeigt den Abschnitt '
    . '„Netzwerknutzung“.';
$_ADDONLANG['list_begin_import'] = 'Viele Datensätze auf einmal kommen aus einer Datei:';
$_ADDONLANG['choose_title'] = 'Service auswählen';
$_ADDONLANG['choose_hint'] = 'Domain, Kunde, E-Mail, IP-Adresse oder ID';
$_ADDONLANG['choose_help'] = 'Suchen Sie nach Service-ID, Domain, IP-Adresse oder nach Name, Firma oder '
    . 'E-Mail-Adresse des Kunden.';
$_ADDONLANG['choose_none'] = 'Kein Service in WHMCS passt. Versuchen Sie es mit einem Teil der Domain oder dem '
    . 'Nachnamen des Kunden.';
$_ADDONLANG['choose_some'] = 'Passende Services: :count. Wählen Sie mit den Pfeiltasten.';
$_ADDONLANG['choose_more'] = 'Es kann weitere geben: Geben Sie mehr ein, um die Suche einzugrenzen.';
$_ADDONLANG['choose_back'] = 'Zurück zum Formular';
$_ADDONLANG['edit_title'] = 'Zugang bearbeiten';
$_ADDONLANG['edit_title_new'] = 'Zugang hinzufügen';
$_ADDONLANG['edit_enabled'] = 'Der NetFlow-Zugang ist für diesen Service aktiv';
$_ADDONLANG['edit_other_service'] = 'Anderen Service auswählen';
$_ADDONLANG['edit_service_number'] = 'oder seine ID';
$_ADDONLANG['edit_help_client_id'] = 'Der Inhaber des Service, automatisch ermittelt.';
$_ADDONLANG['edit_help_netflow_url'] = 'Login-Adresse von NetFlow Analyzer. Leer lassen für den Standard: :default';
$_ADDONLANG['edit_help_netflow_url_unknown'] = 'Login-Adresse von NetFlow Analyzer. Leer lassen für den Standard '
    . 'aus den Einstellungen.';
$_ADDONLANG['edit_help_username'] = 'Der Benutzername, den der Kunde in NetFlow Analyzer verwendet.';
$_ADDONLANG['edit_help_password'] = 'Wird verschlüsselt gespeichert, für Willkommens-E-Mails. Leer lassen, um das '
    . 'gespeicherte zu behalten.';
$_ADDONLANG['edit_help_password_new'] = 'Wird verschlüsselt gespeichert, für Willkommens-E-Mails.';
$_ADDONLANG['edit_password_stored'] = 'Ein Passwort ist gespeichert';
$_ADDONLANG['edit_password_since'] = 'seit';
$_ADDONLANG['edit_password_foreign'] = 'Das Passwort des früheren Inhabers ist gespeichert';
$_ADDONLANG['edit_help_password_moved'] = 'Wird verschlüsselt gespeichert, für Willkommens-E-Mails. Das Passwort '
    . 'des früheren Inhabers wird beim Speichern entfernt.';
$_ADDONLANG['edit_password_none'] = 'Kein Passwort ist gespeichert';
$_ADDONLANG['edit_password_unknown'] = 'Ob ein Passwort gespeichert ist, lässt sich gerade nicht lesen';
$_ADDONLANG['edit_clear_password'] = 'Das gespeicherte Passwort entfernen';
$_ADDONLANG['edit_help_group'] = 'Gruppe, IP-Gruppe, Schnittstelle, Kunde oder Abrechnungsbezeichnung des Kunden in '
    . 'NetFlow Analyzer.';
$_ADDONLANG['edit_help_ip_address'] = 'Die IP-Adresse oder das geroutete Subnetz, woran der Datenverkehr des Kunden '
    . 'erkannt wird. Mehrere werden durch Kommas oder Leerzeichen getrennt.';
$_ADDONLANG['edit_offer'] = 'Adressen dieses Service:';
$_ADDONLANG['edit_without_login'] = 'Dieser Datensatz hat weder Benutzernamen noch Passwort: Der Kunde sieht keine'
    . ' Zugangsdaten, und beide Felder bleiben in E-Mails leer.';
$_ADDONLANG['edit_mistaken_address'] = 'Das sieht nach einer IP-Adresse aus, ist aber nicht vollständig eine '
    . 'gültige Adresse oder ein gültiges Subnetz. Es bleibt als Name gespeichert: Eine Suche nach einer Adresse '
    . 'findet es nicht.';
$_ADDONLANG['edit_help_notes'] = 'Nur für Mitarbeiter. Kunden sehen sie nie.';
$_ADDONLANG['edit_save'] = 'Speichern';
$_ADDONLANG['edit_no_service'] = 'Wählen Sie den Service.';
$_ADDONLANG['edit_no_such_service'] = 'WHMCS hat keinen Service mit dieser ID.';
$_ADDONLANG['edit_no_service_id'] = 'Das ist keine Service-ID. Eine Service-ID ist eine ganze Zahl, zum Beispiel 1234.';
$_ADDONLANG['edit_link_wrong'] = 'Der Service dieses Links wurde nicht gefunden.';
$_ADDONLANG['edit_other_client'] = 'Der Service gehört dem Kunden :id. Ein Datensatz gilt immer für den Inhaber des '
    . 'Service.';
$_ADDONLANG['edit_not_text'] = 'Enthält Zeichen, die nicht gelesen werden können. Geben Sie es erneut ein.';
$_ADDONLANG['edit_refused_clear_password'] = 'Geben Sie ein neues Passwort ein oder entfernen Sie das gespeicherte: '
    . 'Beides zusammen ergibt keinen Sinn.';
$_ADDONLANG['edit_url_login_dropped'] = 'Die Adresse enthielt möglicherweise einen Login und wurde nicht so '
    . 'übernommen, wie Sie sie eingegeben haben: Prüfen Sie sie und geben Sie sie ohne den Login ein.';
$_ADDONLANG['edit_not_saved'] = 'Der Datensatz wurde nicht gespeichert.';
$_ADDONLANG['edit_unknown'] = 'Es ist nicht bekannt, ob der Datensatz gespeichert wurde.';
$_ADDONLANG['edit_outage_unsaved'] = 'Es wurde nichts gespeichert. Ihre Eingaben stehen unten, Passwörter '
    . 'ausgenommen: Speichern Sie erneut, wenn die Ursache behoben ist.';
$_ADDONLANG['edit_outage_unknown'] = 'Ihre Eingaben stehen unten, Passwörter ausgenommen. Sehen Sie sich den '
    . 'Datensatz an, wenn die Ursache behoben ist, und speichern Sie erneut, falls etwas fehlt: Ein Datensatz, der '
    . 'sich seit dem Öffnen geändert hat, wird nicht ungesehen überschrieben.';
$_ADDONLANG['edit_health'] = 'Was nicht stimmt und was zu tun ist: die Seite Zustand';
$_ADDONLANG['edit_exists'] = 'Der Datensatz wurde nicht gespeichert: Dieser Service hat bereits einen '
    . 'Zugangsdatensatz.';
$_ADDONLANG['edit_exists_open'] = 'Den gespeicherten Datensatz in einem neuen Tab öffnen';
$_ADDONLANG['edit_outdated'] = 'Der Datensatz wurde nicht gespeichert: Er hat sich geändert, seit Sie ihn geöffnet '
    . 'haben.';
$_ADDONLANG['edit_outdated_help'] = 'Ihre Eingaben stehen unten. Wo der gespeicherte Datensatz abweicht, steht sein '
    . 'Wert unter dem Feld. Erneutes Speichern ersetzt ihn.';
$_ADDONLANG['edit_outdated_deleted'] = 'Jemand hat ihn gelöscht. Ihre Eingaben stehen unten. Erneutes Speichern '
    . 'legt ihn neu an.';
$_ADDONLANG['edit_outdated_unread'] = 'Wie er jetzt aussieht, lässt sich gerade nicht lesen. Ihre Eingaben stehen '
    . 'unten, Passwörter ausgenommen.';
$_ADDONLANG['edit_stored_enabled'] = 'Jetzt gespeichert: aktiviert';
$_ADDONLANG['edit_stored_disabled'] = 'Jetzt gespeichert: deaktiviert';
$_ADDONLANG['edit_stored_now'] = 'Jetzt gespeichert: :value';
$_ADDONLANG['edit_password_again'] = 'Das Passwort bleibt nicht auf dieser Seite stehen: Geben Sie es erneut ein.';
$_ADDONLANG['edit_moved'] = 'Dieser Service ist vom Kunden #:old zu #:new gewechselt. Speichern ordnet den '
    . 'Datensatz dem neuen Inhaber zu und entfernt den früheren Login: URL, Benutzername und Passwort. Geben Sie '
    . 'den Login des neuen Inhabers ein.';
$_ADDONLANG['edit_review'] = 'Dieser Service ist zu einem anderen Kunden gewechselt. URL, Benutzername und Passwort '
    . 'des früheren Kunden wurden entfernt, und der Datensatz wurde deaktiviert. Geben Sie den Login des neuen '
    . 'Kunden ein, setzen Sie den Haken bei „Aktiviert“ und speichern Sie. Speichern, auch ohne Änderung, beendet '
    . 'diesen Hinweis.';
$_ADDONLANG['edit_kept_of_former'] = 'Gruppe, IP-Adresse und Notizen sind noch die des früheren Kunden: Bitte prüfen.';
$_ADDONLANG['edit_broken'] = 'Dieser Datensatz wurde außerhalb von NetFlow Manager geändert, deshalb sehen ihn '
    . 'Kunden und E-Mails nicht. Prüfen Sie jedes Feld. Um ihn zu ersetzen, geben Sie das Passwort erneut ein oder '
    . 'wählen Sie „Gespeichertes Passwort löschen“.';
$_ADDONLANG['edit_orphan'] = 'WHMCS hat diesen Service nicht mehr, deshalb kann der Datensatz nicht gespeichert '
    . 'werden. Sie können ihn löschen:';
$_ADDONLANG['reuse_none'] = 'Keiner: Login unten eingeben';
$_ADDONLANG['reuse_login'] = ':username auf :url (Service :services), mit Passwort';
$_ADDONLANG['reuse_login_since'] = ':username auf :url (Service :services), mit dem Passwort vom :at';
$_ADDONLANG['reuse_login_no_password'] = ':username auf :url (Service :services), ohne Passwort';
$_ADDONLANG['reuse_login_chosen'] = 'Der Login von Service #:service, wie Sie ihn gewählt haben';
$_ADDONLANG['edit_help_reuse'] = 'URL, Benutzername und Passwort werden aus jenem Datensatz übernommen. Das Passwort'
    . ' bleibt dabei in der API von NetFlow Manager.';
$_ADDONLANG['password_show'] = 'Anzeigen';
$_ADDONLANG['password_hide'] = 'Verbergen';
$_ADDONLANG['password_generate'] = 'Passwort erzeugen';
$_ADDONLANG['password_generated'] = 'In beiden Feldern steht ein neues Passwort. Übernehmen Sie es in NetFlow '
    . 'Analyzer, bevor Sie diese Seite verlassen.';
$_ADDONLANG['saved_next'] = 'Wie es weitergeht';
$_ADDONLANG['saved_product_page'] = 'Produktseite des Kunden ansehen';
$_ADDONLANG['saved_product_page_help'] = 'Verwenden Sie für die Produktseite zuerst „Als Inhaber anmelden“ in der '
    . 'Übersicht des Kunden:';
$_ADDONLANG['saved_another'] = 'Zugang für einen weiteren Service hinzufügen';
$_ADDONLANG['delete_title'] = 'Diesen Zugangsdatensatz löschen?';
$_ADDONLANG['delete_outdated'] = 'Der Datensatz wurde nicht gelöscht: Er hat sich geändert, seit Sie ihn geöffnet '
    . 'haben. Sehen Sie ihn noch einmal an.';
$_ADDONLANG['delete_consequence'] = 'Der Kunde sieht die Netzwerknutzung nicht mehr, E-Mails enthalten keine '
    . 'NetFlow-Angaben, und das gespeicherte Passwort ist weg. Der Benutzer in NetFlow Analyzer bleibt. Um den '
    . 'Zugang nur vorübergehend zu entziehen, bearbeiten Sie den Datensatz und nehmen Sie das Häkchen bei '
    . '„Aktiviert“ heraus.';
$_ADDONLANG['delete_confirm'] = 'Datensatz löschen';
$_ADDONLANG['history_choose'] = 'Öffnen Sie den Verlauf eines Datensatzes aus der Liste.';
$_ADDONLANG['history_empty'] = 'Mit dem Zugangsdatensatz dieses Service ist noch nichts geschehen.';
$_ADDONLANG['history_column_at'] = 'Wann';
$_ADDONLANG['history_column_who'] = 'Wer';
$_ADDONLANG['history_column_what'] = 'Was';
$_ADDONLANG['history_key'] = 'mit dem Schlüssel „:name“';
$_ADDONLANG['history_reason'] = 'Grund: :reason';
$_ADDONLANG['history_blank'] = '(leer)';
$_ADDONLANG['history_to'] = 'geändert in';
$_ADDONLANG['history_password_set'] = 'wurde gesetzt';
$_ADDONLANG['history_password_changed'] = 'wurde geändert';
$_ADDONLANG['history_password_cleared'] = 'wurde entfernt';
$_ADDONLANG['history_record_created'] = 'Datensatz angelegt';
$_ADDONLANG['history_record_provisioned'] = 'Datensatz durch die Regel seines Produkts angelegt';
$_ADDONLANG['history_record_provisioning_failed'] = 'Die Regel des Produkts konnte keinen Datensatz anlegen';
$_ADDONLANG['history_record_updated'] = 'Datensatz geändert';
$_ADDONLANG['history_record_deleted'] = 'Datensatz gelöscht';
$_ADDONLANG['history_record_accepted'] = 'Datensatz so übernommen, wie er vorgefunden wurde';
$_ADDONLANG['history_password_revealed'] = 'Passwort einem Mitarbeiter angezeigt';
$_ADDONLANG['history_password_shown_to_client'] = 'Passwort dem Kunden angezeigt';
$_ADDONLANG['history_login_rotated'] = 'Gemeinsamer Login geändert';
$_ADDONLANG['history_client_merged'] = 'Kunde mit einem anderen zusammengeführt';
$_ADDONLANG['history_service_owner_changed'] = 'Service zu einem anderen Kunden verschoben';
$_ADDONLANG['history_service_terminated'] = 'Service beendet';
$_ADDONLANG['history_service_suspended'] = 'Service gesperrt';
$_ADDONLANG['history_service_unsuspended'] = 'Service entsperrt';
$_ADDONLANG['history_service_missing'] = 'Service nicht mehr in WHMCS';
$_ADDONLANG['history_service_status_changed'] = 'Status des Service geändert';
$_ADDONLANG['rotate_about'] = 'Mehrere Services eines Kunden können denselben NetFlow-Login verwenden. Ändern Sie '
    . 'dessen Passwort hier einmal für alle. Ändern Sie es auch in NetFlow Analyzer: Das kann diese Seite nicht.';
$_ADDONLANG['rotate_client_help'] = 'Die Nummer des Kunden in WHMCS.';
$_ADDONLANG['rotate_client_wrong'] = 'Geben Sie die Nummer eines Kunden ein.';
$_ADDONLANG['rotate_show'] = 'Logins anzeigen';
$_ADDONLANG['rotate_no_logins'] = 'Kein Zugangsdatensatz dieses Kunden hat einen Login.';
$_ADDONLANG['rotate_reaches'] = 'Das neue Passwort kommt in die Datensätze dieser Services:';
$_ADDONLANG['rotate_disagree'] = 'Diese Datensätze enthalten derzeit verschiedene Passwörter. Danach haben alle das '
    . 'neue.';
$_ADDONLANG['rotate_has_none'] = 'jetzt ohne Passwort';
$_ADDONLANG['rotate_new_password'] = 'Neues Passwort';
$_ADDONLANG['rotate_new_password_again'] = 'Neues Passwort wiederholen';
$_ADDONLANG['rotate_not_the_same'] = 'Die beiden Passwörter sind verschieden. Geben Sie beide erneut ein.';
$_ADDONLANG['rotate_new_username'] = 'Neuer Benutzername';
$_ADDONLANG['rotate_new_username_help'] = 'Leer lassen, um den Benutzernamen zu behalten.';
$_ADDONLANG['rotate_submit'] = 'Login ändern';
$_ADDONLANG['rotate_not_done'] = 'Es wurde nichts geändert.';
$_ADDONLANG['rotate_done'] = 'Der Login wurde geändert. Geänderte Datensätze: :count.';
$_ADDONLANG['rotate_done_next'] = 'Setzen Sie dasselbe Passwort in NetFlow Analyzer.';
$_ADDONLANG['rotate_records'] = 'Datensätze dieses Kunden';
$_ADDONLANG['rotate_had_none'] = 'hatte vorher kein Passwort';
$_ADDONLANG['rotate_had_none_help'] = 'Wo vorher keines war, können E-Mails dieser Services von nun an ein Passwort '
    . 'enthalten.';
$_ADDONLANG['rotate_next_tell'] = 'Informieren Sie den Kunden: Es wurde nichts versendet.';
$_ADDONLANG['rotate_next_mail'] = 'Senden Sie eine E-Mail, die den Login enthält:';
$_ADDONLANG['rotate_next_all'] = 'Angaben für alle senden: :count';
$_ADDONLANG['rotate_next_mail_help'] = 'Welche E-Mail-Vorlagen ihn enthalten:';
$_ADDONLANG['rotate_next_disabled'] = 'E-Mails zu diesen Services enthalten keinen Login, weil ihre Datensätze '
    . 'deaktiviert sind: :services';
$_ADDONLANG['rotate_next_page'] = 'Ist in den Einstellungen „Passwortseite für den Inhaber“ eingeschaltet, findet der '
    . 'Kunde das neue Passwort auch im Kundenbereich, und zwar bei jedem Service, dessen Abschnitt dort angezeigt '
    . 'wird.';

// Admin pages: settings, import, export, explanation
$_ADDONLANG['settings'] = 'Einstellungen';
$_ADDONLANG['settings_intro'] = 'Diese Einstellungen gelten für alle Services dieses WHMCS und wirken '
    . 'innerhalb von fünf Sekunden. Wer was geändert hat, steht im Änderungsprotokoll.';
$_ADDONLANG['settings_page'] = 'Abschnitt „Netzwerknutzung“';
$_ADDONLANG['settings_passwords'] = 'Passwörter';
$_ADDONLANG['settings_lifecycle'] = 'Beendete Services';
$_ADDONLANG['settings_usage'] = 'Datenverkehr';
$_ADDONLANG['settings_save'] = 'Änderungen speichern';
$_ADDONLANG['settings_not_saved'] = 'Es wurde nichts gespeichert.';
$_ADDONLANG['settings_wrong'] = 'Es wurde nichts gespeichert. Jeder Fehler steht beim jeweiligen Feld.';
$_ADDONLANG['settings_outdated'] = 'Es wurde nichts gespeichert: Jemand anders hat dieselben Einstellungen '
    . 'geändert, seit Sie diese Seite geöffnet haben. Ihre Auswahl steht unten, der jetzt gespeicherte Wert unter '
    . 'dem Feld. Erneutes Speichern ersetzt ihn.';
$_ADDONLANG['settings_broken'] = 'Die gespeicherten Einstellungen wurden direkt in der Datenbank geändert und werden'
    . ' ignoriert: Kein Kunde sieht den Abschnitt, und E-Mails haben keine NetFlow-Angaben. Unten stehen die'
    . ' Standardwerte; prüfen und speichern Sie sie.';
$_ADDONLANG['notice_settings_saved'] = 'Die Einstellungen wurden gespeichert.';
$_ADDONLANG['notice_settings_unchanged'] = 'Keine Änderungen zu speichern.';
$_ADDONLANG['setting_client_area_enabled'] = 'Kunden den Abschnitt „Netzwerknutzung“ zeigen';
$_ADDONLANG['setting_client_area_enabled_help'] = 'Aus verbirgt ihn auf allen Produktseiten. E-Mails sind davon '
    . 'nicht betroffen.';
$_ADDONLANG['setting_visible_statuses'] = 'Für Services mit dem Status';
$_ADDONLANG['setting_visible_statuses_help'] = 'Ein Service mit einem anderen Status zeigt keinen Abschnitt.';
$_ADDONLANG['setting_visible_statuses_none'] = 'Kein Status ist angekreuzt: Kein Kunde sieht den Abschnitt, welchen '
    . 'Status sein Service auch hat.';
$_ADDONLANG['setting_default_netflow_url'] = 'Standard-NetFlow-URL';
$_ADDONLANG['setting_default_netflow_url_help'] = 'Gilt für jeden Datensatz ohne eigene URL.';
$_ADDONLANG['setting_show'] = 'Anzeigen:';
$_ADDONLANG['setting_show_help'] = 'Wird angezeigt, sofern der Datensatz einen Wert hat.';
$_ADDONLANG['setting_section_title'] = 'Titel des Abschnitts';
$_ADDONLANG['setting_section_title_help'] = 'Leer lassen für „Netzwerknutzung“ in der Sprache jedes Kunden.';
$_ADDONLANG['setting_button_label'] = 'Text der Schaltfläche';
$_ADDONLANG['setting_button_label_help'] = 'Leer lassen für den üblichen Text in der Sprache jedes Kunden.';
$_ADDONLANG['setting_show_password'] = 'Passwort auf der Produktseite anzeigen';
$_ADDONLANG['setting_show_password_warning'] = 'Lassen Sie dies normalerweise aus. Wer die Seite sieht, sieht dann '
    . 'auch das Passwort: die Benutzer des Kunden, die Passwörter von Produkten sehen dürfen, Mitarbeiter, die sich '
    . 'als Kunde anmelden, und jeder, der ihnen über die Schulter schaut. Andere Benutzer des Kunden sehen den '
    . 'Abschnitt dann nicht.';
$_ADDONLANG['setting_email_password'] = 'Passwort in E-Mails';
$_ADDONLANG['setting_email_password_include'] = 'Einfügen ({$netflow_password})';
$_ADDONLANG['setting_email_password_omit'] = 'Weglassen ({$netflow_password} ist leer)';
$_ADDONLANG['setting_email_password_help'] = 'E-Mails werden von Mailanbietern aufbewahrt und im Kundenbereich '
    . 'aufgelistet.';
$_ADDONLANG['setting_client_password_page'] = 'Passwortseite für den Inhaber';
$_ADDONLANG['setting_client_password_page_help'] = 'Der Kunde, dem der Service gehört, kann sich das Passwort auf '
    . 'einer eigenen Seite mit einem Klick anzeigen lassen. Jedes Mal steht im Änderungsprotokoll. E-Mails können '
    . 'dann statt des Passworts einen Link enthalten.';
$_ADDONLANG['setting_on_terminate'] = 'Wenn ein Service beendet wird';
$_ADDONLANG['setting_on_terminate_disable'] = 'Seinen Datensatz deaktivieren';
$_ADDONLANG['setting_on_terminate_delete'] = 'Seinen Datensatz löschen';
$_ADDONLANG['setting_on_terminate_keep'] = 'Seinen Datensatz unverändert behalten';
$_ADDONLANG['setting_on_terminate_help'] = 'Das Konto in NetFlow Analyzer selbst wird nie angetastet.';
$_ADDONLANG['setting_show_usage'] = 'Kunden den Datenverkehr ihrer Services zeigen';
$_ADDONLANG['setting_show_usage_help'] = 'Diagramm und Werte, wenn eine Quelle für Datenverkehr eingerichtet ist.';
$_ADDONLANG['setting_usage_time_zone'] = 'Zeitzone';
$_ADDONLANG['setting_usage_time_zone_help'] = 'Name der IANA-Datenbank, zum Beispiel Europe/Berlin. Tage, Monate und'
    . ' Uhrzeiten sind die dieser Zone.';
$_ADDONLANG['setting_usage_cycle'] = 'Abrechnungszeitraum';
$_ADDONLANG['setting_usage_cycle_calendar_month'] = 'Der Kalendermonat';
$_ADDONLANG['setting_usage_cycle_due_day'] = 'Monatlich ab dem Fälligkeitstag des Services';
$_ADDONLANG['setting_usage_cycle_help'] = 'Die Abrechnung von Mehrverbrauch in WHMCS zählt Kalendermonate.';
$_ADDONLANG['setting_usage_percentile'] = '95. Perzentil';
$_ADDONLANG['setting_usage_percentile_higher'] = 'Der höhere Wert von eingehend und ausgehend';
$_ADDONLANG['setting_usage_percentile_pooled'] = 'Von eingehend und ausgehend in einer Liste';
$_ADDONLANG['setting_usage_percentile_sum'] = 'Von der Summe aus eingehend und ausgehend';
$_ADDONLANG['setting_usage_percentile_in'] = 'Nur eingehend';
$_ADDONLANG['setting_usage_percentile_out'] = 'Nur ausgehend';
$_ADDONLANG['setting_usage_percentile_help'] = 'Wählen Sie das Verfahren, nach dem Ihre Rechnungen erstellt werden.';
$_ADDONLANG['setting_usage_sum_days'] = 'Tage, die Fünf-Minuten-Werte aufbewahrt werden';
$_ADDONLANG['setting_usage_sum_days_help'] = 'Von 35 bis 400. Nur aus ihnen entstehen Diagramm und 95. Perzentil.';
$_ADDONLANG['setting_usage_total_days'] = 'Tage, die Tagessummen aufbewahrt werden';
$_ADDONLANG['setting_usage_total_days_help'] = 'Von 35 bis 1100, und nicht weniger als bei den Fünf-Minuten-Werten.';
$_ADDONLANG['status_pending'] = 'Ausstehend';
$_ADDONLANG['status_active'] = 'Aktiv';
$_ADDONLANG['status_suspended'] = 'Gesperrt';
$_ADDONLANG['status_terminated'] = 'Beendet';
$_ADDONLANG['status_cancelled'] = 'Storniert';
$_ADDONLANG['status_fraud'] = 'Betrug';
$_ADDONLANG['status_completed'] = 'Abgeschlossen';
$_ADDONLANG['settings_scope'] = 'Der API-Schlüssel dieses Addons darf die Einstellungen weder lesen noch ändern: '
    . 'Ihm fehlt die Berechtigung „admin“.';
$_ADDONLANG['settings_scope_why'] = 'Schlüssel mit dieser Berechtigung werden nur auf dem Host der API erzeugt, nie '
    . 'über das Netz. Alle anderen Seiten funktionieren ohne sie, und was jetzt eingestellt ist, bleibt gültig.';
$_ADDONLANG['settings_scope_make'] = 'Erzeugen Sie auf dem Host der API einen Schlüssel mit allen Berechtigungen, '
    . 'die das Addon verwendet:';
$_ADDONLANG['settings_scope_enter'] = 'Tragen Sie ihn unter Systemeinstellungen > Addon-Module > NetFlow Manager > '
    . 'Konfigurieren ein.';
$_ADDONLANG['settings_scope_revoke'] = 'Widerrufen Sie den alten Schlüssel: „netflow-manager key list“ zeigt seine '
    . 'ID, „netflow-manager key revoke ID“ beendet ihn.';
$_ADDONLANG['settings_scope_host'] = 'Soll WHMCS keinen solchen Schlüssel haben, ändern Sie Einstellungen auf dem '
    . 'Host, mit einem Schlüssel, der die Berechtigung „admin“ hat und dort bleibt („netflow-manager key create '
    . '--name host --scope admin“):';
$_ADDONLANG['import'] = 'Import';
$_ADDONLANG['import_intro'] = 'Speichert viele Datensätze auf einmal: alle Zeilen der Datei oder, wenn eine davon '
    . 'nicht brauchbar ist, keine. Prüfen Sie die Datei zuerst; eine Prüfung ändert nichts.';
$_ADDONLANG['import_file'] = 'CSV- oder NDJSON-Datei';
$_ADDONLANG['import_largest'] = 'Dieser Server nimmt Dateien bis :size MB an (PHP: upload_max_filesize, '
    . 'post_max_size). Größere: „netflow-manager import FILE“ auf dem Host der API.';
$_ADDONLANG['import_not_kept'] = 'Die Datei kann Passwörter enthalten und wird deshalb hier nicht aufbewahrt: Für '
    . 'den Import wird sie noch einmal gesendet.';
$_ADDONLANG['import_mode'] = 'Services, die schon einen Datensatz haben,';
$_ADDONLANG['import_mode_upsert'] = 'werden durch die Zeile ersetzt. Spalten, die der Datei fehlen, werden leer, der'
    . ' Datensatz wird aktiviert, und das Passwort bleibt.';
$_ADDONLANG['import_mode_create'] = 'sind ein Fehler';
$_ADDONLANG['import_mode_patch'] = 'werden durch die Zeile geändert, nur in den Spalten, die die Datei hat; eine leere Zelle leert '
    . 'einen Text, aber nie das Passwort. Services ohne Datensatz sind ein Fehler';
$_ADDONLANG['import_check'] = 'Prüfen (ändert nichts)';
$_ADDONLANG['import_apply'] = 'Jetzt importieren';
$_ADDONLANG['import_apply_help'] = 'Wenn Ihr Browser die Datei nach der Prüfung nicht behält, wählen Sie dieselbe '
    . 'Datei erneut und klicken Sie auf „Jetzt importieren“. Eine andere als die geprüfte Datei wird abgelehnt.';
$_ADDONLANG['import_again'] = 'Klicken Sie nun auf „Jetzt importieren“; wählen Sie dieselbe Datei erneut, falls der '
    . 'Browser sie nicht behalten hat.';
$_ADDONLANG['import_good_checked'] = 'Die Datei kann importiert werden. Noch wurde nichts geändert.';
$_ADDONLANG['import_good_applied'] = 'Die Datei wurde importiert.';
$_ADDONLANG['import_bad_checked'] = 'Unbrauchbare Zeilen: :count. Ein Import dieser Datei würde nichts ändern.';
$_ADDONLANG['import_bad_applied'] = 'Es wurde nichts importiert. Unbrauchbare Zeilen: :count.';
$_ADDONLANG['import_rows'] = 'Zeilen in der Datei';
$_ADDONLANG['import_created_checked'] = 'Datensätze, die neu wären';
$_ADDONLANG['import_created_applied'] = 'Neue Datensätze';
$_ADDONLANG['import_updated_checked'] = 'Datensätze, die sich ändern würden';
$_ADDONLANG['import_updated_applied'] = 'Geänderte Datensätze';
$_ADDONLANG['import_unchanged_checked'] = 'Datensätze, die bleiben würden, wie sie sind';
$_ADDONLANG['import_unchanged_applied'] = 'Unveränderte Datensätze';
$_ADDONLANG['import_errors'] = 'Werte werden hier nie wiederholt: Sehen Sie in der Zeile Ihrer Datei nach.';
$_ADDONLANG['import_line'] = 'Zeile';
$_ADDONLANG['import_member'] = 'Spalte';
$_ADDONLANG['import_message'] = 'Was nicht stimmt';
$_ADDONLANG['import_more_errors'] = 'und :count weitere';
$_ADDONLANG['import_warnings'] = 'Warnungen: :count. Sie verhindern keinen Import; sehen Sie sich diese Zeilen vorher an.';
$_ADDONLANG['import_warning'] = 'Was zu prüfen ist';
$_ADDONLANG['import_preview'] = 'Die ersten Zeilen, wie sie verstanden wurden';
$_ADDONLANG['import_preview_set'] = 'gesetzt';
$_ADDONLANG['import_failed'] = 'Es wurde nichts importiert.';
$_ADDONLANG['import_another_file'] = 'Es wurde nichts importiert: Dies sind nicht die Datei und die Auswahl, die '
    . 'geprüft wurden. Prüfen Sie erneut.';
$_ADDONLANG['import_columns'] = 'Spalten';
$_ADDONLANG['import_columns_intro'] = 'Die erste Zeile einer CSV-Datei nennt die Spalten in beliebiger Reihenfolge; '
    . 'nur service_id muss dabei sein. Eine NDJSON-Datei hat je Zeile ein JSON-Objekt mit denselben Namen.';
$_ADDONLANG['import_template'] = 'CSV-Vorlage herunterladen';
$_ADDONLANG['column_service_id'] = 'ID des Service in WHMCS. Jeder Service einmal.';
$_ADDONLANG['column_client_id'] = 'ID seines Kunden in WHMCS; kann fehlen, weil WHMCS ihn kennt. Ein anderer Kunde als bisher '
    . 'entfernt den gespeicherten Login.';
$_ADDONLANG['column_enabled'] = 'true oder false, 1 oder 0, ja oder nein. Leer: true.';
$_ADDONLANG['column_netflow_url'] = 'Adresse des Logins mit http:// oder https://. Leer: der Standard der '
    . 'Einstellungen.';
$_ADDONLANG['column_username'] = 'Benutzer in NetFlow Analyzer.';
$_ADDONLANG['column_password'] = 'Passwort dieses Benutzers, wird genau so gespeichert. Leer: Das gespeicherte '
    . 'bleibt.';
$_ADDONLANG['column_clear_password'] = 'true entfernt das gespeicherte Passwort.';
$_ADDONLANG['column_reuse_login_from'] = 'ID eines anderen Service desselben Kunden: URL, Benutzername und Passwort '
    . 'werden aus dessen Datensatz übernommen. Die drei Spalten müssen dann leer sein.';
$_ADDONLANG['upload_none'] = 'Es ist keine Datei angekommen. Wählen Sie eine.';
$_ADDONLANG['upload_empty'] = 'Die Datei ist leer.';
$_ADDONLANG['upload_too_large'] = 'Es wurde nichts importiert: Die Datei ist größer, als dieser Server annimmt.';
$_ADDONLANG['upload_broke_off'] = 'Es wurde nichts importiert: Die Datei ist nur zum Teil angekommen. Senden Sie '
    . 'sie erneut.';
$_ADDONLANG['upload_not_stored'] = 'Es wurde nichts importiert: PHP konnte die Datei nicht ablegen (upload_tmp_dir).';
$_ADDONLANG['export'] = 'Export';
$_ADDONLANG['export_intro'] = 'Alle Datensätze als Datei, ohne Passwörter. Sie kann bearbeitet und wieder '
    . 'importiert werden: Gespeicherte Passwörter bleiben. Mit Passwörtern: „netflow-manager export FILE '
    . '--include-passwords“ auf dem Host der API.';
$_ADDONLANG['export_csv'] = 'CSV herunterladen';
$_ADDONLANG['export_ndjson'] = 'NDJSON herunterladen';
$_ADDONLANG['scope_missing'] = 'Dem API-Schlüssel dieses Addons fehlt die Berechtigung „:scope“. Die Seite '
    . '„Zustand“ sagt, wie Sie einen besseren erzeugen.';
$_ADDONLANG['explain_intro'] = 'Geht alles durch, was stimmen muss, bevor ein Kunde den Abschnitt „Netzwerknutzung“ '
    . 'eines Service sieht.';
$_ADDONLANG['explain_none'] = 'Es wurde kein Service gefunden.';
$_ADDONLANG['explain_check'] = 'Prüfen';
$_ADDONLANG['explain_shown'] = 'Der Abschnitt wird dem Kunden angezeigt.';
$_ADDONLANG['explain_not_shown'] = 'Der Abschnitt wird nicht angezeigt. Zu lösen: :count.';
$_ADDONLANG['explain_service'] = 'Service in WHMCS';
$_ADDONLANG['explain_service_found'] = ':service, Status :status';
$_ADDONLANG['explain_service_missing'] = 'WHMCS hat keinen Service #:id.';
$_ADDONLANG['explain_service_missing_advice'] = 'Prüfen Sie die Nummer. Wenn der Service gelöscht wurde, löschen '
    . 'Sie auch seinen Datensatz.';
$_ADDONLANG['explain_open_service'] = 'Service öffnen';
$_ADDONLANG['explain_owner_missing'] = 'WHMCS hat keinen Kunden #:id, dem der Service gehört.';
$_ADDONLANG['explain_owner_missing_advice'] = 'Verschieben Sie den Service zu einem vorhandenen Kunden.';
$_ADDONLANG['explain_open_client'] = 'Kunden öffnen';
$_ADDONLANG['explain_overview'] = 'Produktseite';
$_ADDONLANG['explain_overview_module'] = 'Das Produkt verwendet das Servermodul „:module“.';
$_ADDONLANG['explain_overview_advice'] = 'Manche Servermodule ersetzen die Übersicht der Produktseite und damit die '
    . 'Stelle, an der der Abschnitt steht. Dann findet ihn der Kunde über den Eintrag in der Seitenleiste. Um zu '
    . 'sehen, was zutrifft, melden Sie sich als Kunde an und öffnen Sie das Produkt.';
$_ADDONLANG['explain_api_advice'] = 'Die Seite „Zustand“ sagt, was nicht stimmt.';
$_ADDONLANG['explain_mails'] = 'E-Mails';
$_ADDONLANG['explain_mails_intro'] = 'E-Mails erhalten die Angaben, wenn es einen Datensatz gibt, er aktiviert und '
    . 'unversehrt ist und dem Inhaber des Service gehört. Status und Schalter des Abschnitts spielen für sie keine '
    . 'Rolle.';
$_ADDONLANG['explain_history'] = 'Verlauf des Datensatzes';
$_ADDONLANG['table_unreadable'] = 'Die Tabelle :table von WHMCS kann nicht gelesen werden.';
$_ADDONLANG['check_mail_templates'] = 'E-Mail-Vorlagen mit NetFlow-Feldern';
$_ADDONLANG['mail_templates_none'] = 'Keine Vorlage vom Typ Produkt verwendet sie.';
$_ADDONLANG['advice_mail_templates'] = 'Um die Zugangsdaten zu senden, setzen Sie den Block aus der '
    . 'Installationsanleitung in die Willkommens-E-Mail Ihrer Produkte (Systemeinstellungen > E-Mail-Vorlagen).';
$_ADDONLANG['check_misplaced_fields'] = 'NetFlow-Felder in Vorlagen eines anderen Typs';
$_ADDONLANG['advice_misplaced_fields'] = 'Dort sind sie immer leer. Nur Vorlagen vom Typ Produkt haben diese Felder.';
$_ADDONLANG['check_welcome_mail'] = 'Willkommens-E-Mail des Produkts';
$_ADDONLANG['welcome_mail_without'] = 'Sie verwendet die NetFlow-Felder nicht.';
$_ADDONLANG['advice_welcome_mail'] = 'Setzen Sie den Block aus der Installationsanleitung hinein, wenn Kunden ihren '
    . 'Zugang per E-Mail erhalten sollen.';

// Admin pages: connection check
$_ADDONLANG['connection_check'] = 'Verbindungsprüfung';
$_ADDONLANG['all_right'] = 'Alles in Ordnung: Produktseiten und E-Mails erhalten ihre NetFlow-Angaben.';
$_ADDONLANG['problems'] = 'Zu lösen: :count. Beginnen Sie oben, spätere Zeilen hängen oft von früheren ab.';
$_ADDONLANG['not_set'] = 'nicht gesetzt';
$_ADDONLANG['none'] = 'keine';

$_ADDONLANG['check_address'] = 'API-Adresse';
$_ADDONLANG['advice_address_missing'] = 'Tragen Sie sie unter Systemeinstellungen > Addon-Module > NetFlow Manager '
    . '> Konfigurieren ein.';
$_ADDONLANG['advice_address_wrong'] = 'Verwenden Sie https://host, http://127.0.0.1:8000 (http nur auf diesem '
    . 'Rechner) oder unix:///path/to/socket, ohne Benutzername, Fragezeichen oder #.';

$_ADDONLANG['check_key'] = 'API-Schlüssel';
$_ADDONLANG['key_set'] = 'gesetzt (ID :id)';
$_ADDONLANG['key_missing'] = 'nicht gesetzt, oder kein Schlüssel dieses Produkts';
$_ADDONLANG['advice_key_missing'] = 'Erzeugen Sie einen auf dem Host der API mit „netflow-manager key create --name '
    . 'whmcs --for-whmcs“ und tragen Sie ihn unter Systemeinstellungen > Addon-Module > NetFlow Manager > '
    . 'Konfigurieren ein. Er beginnt mit nfm_.';

$_ADDONLANG['check_reachable'] = 'API erreichbar';
$_ADDONLANG['reachable'] = 'ja, Antwort in :ms ms';
$_ADDONLANG['advice_unreachable'] = 'Läuft der Dienst („netflow-manager serve“)? Führt die Adresse oben von diesem '
    . 'Rechner aus zu ihm, durch Firewall und Zertifikat? Bei einem Socket: Darf der Benutzer des Webservers ihn '
    . 'öffnen?';

$_ADDONLANG['check_ready'] = 'API bereit';
$_ADDONLANG['status'] = 'Die API antwortete mit Status :status.';
$_ADDONLANG['advice_not_ready'] = 'Führen Sie „netflow-manager check“ auf dem Host der API aus: Es nennt, was'
    . ' fehlschlägt und was zu tun ist.';
$_ADDONLANG['advice_older_api'] = 'Dieses Addon braucht Version :version der API von NetFlow Manager oder eine'
    . ' neuere. Aktualisieren Sie die API. Ist sie aktuell, lauscht ein anderes Programm an dieser Adresse.';

$_ADDONLANG['check_key_valid'] = 'API-Schlüssel angenommen';
$_ADDONLANG['key_refused'] = 'Die API nimmt diesen Schlüssel nicht an.';
$_ADDONLANG['advice_key_refused'] = 'Er ist vertippt, abgelaufen oder widerrufen, oder er gehört zu einer anderen '
    . 'Datenbank. „netflow-manager key list“ auf dem Host der API zeigt die Schlüssel; erzeugen Sie bei Bedarf '
    . 'einen neuen.';
$_ADDONLANG['advice_unreadable'] = 'Lauscht an dieser Adresse wirklich NetFlow Manager? Ist die Version aktuell?';

$_ADDONLANG['check_php'] = 'PHP';
$_ADDONLANG['advice_php'] = 'Das Addon braucht PHP :oldest oder neuer.';
$_ADDONLANG['check_curl'] = 'PHP-Erweiterung curl';
$_ADDONLANG['advice_curl'] = 'Installieren Sie sie: Ohne sie kann die API nicht aufgerufen werden.';
$_ADDONLANG['advice_curl_resolver'] = 'Dieser Build von curl wartet länger als die Frist auf den Nameserver, wenn '
    . 'dieser nicht antwortet. Verwenden Sie nach Möglichkeit eine IP-Adresse oder einen Socket als API-Adresse.';
$_ADDONLANG['check_protection'] = 'Sicherheit der Verbindung';
$_ADDONLANG['protection_tls'] = 'verschlüsselt (TLS), das Zertifikat wird geprüft';
$_ADDONLANG['protection_socket'] = 'ein Socket dieses Rechners; kein Netz';
$_ADDONLANG['protection_loopback'] = 'nicht verschlüsselt, verlässt aber diesen Rechner nicht';

$_ADDONLANG['check_memory'] = 'Gemeinsamer Speicher';
$_ADDONLANG['memory_apcu'] = 'APCu';
$_ADDONLANG['memory_file'] = 'Dateien in einem privaten temporären Verzeichnis';
$_ADDONLANG['advice_memory'] = 'Ohne ihn wartet jede Seite die Frist ab, solange die API ausgefallen ist, und das '
    . 'Aktivitätsprotokoll sagt nichts über Seiten. Installieren Sie die PHP-Erweiterung apcu, oder lassen Sie PHP '
    . 'in sein temporäres Verzeichnis schreiben und entfernen Sie dort ein Verzeichnis „netflow_manager-…“ eines '
    . 'anderen Benutzers.';

$_ADDONLANG['check_pause_page'] = 'Aufrufe für Produktseiten';
$_ADDONLANG['check_pause_mail'] = 'Aufrufe für E-Mails';
$_ADDONLANG['no_pause'] = 'erlaubt';
$_ADDONLANG['no_pause_unknown'] = 'nicht zurückgehalten; ob sie ankommen, ist nicht bekannt';
$_ADDONLANG['paused'] = 'noch :seconds s zurückgehalten, weil die API fehlschlug';
$_ADDONLANG['paused_refused'] = 'noch :seconds s zurückgehalten, weil die API den Schlüssel ablehnte';
$_ADDONLANG['pause_ended'] = 'waren zurückgehalten; jetzt wieder erlaubt, weil die API antwortet';
$_ADDONLANG['advice_pause'] = 'Lösen Sie die Probleme oben und öffnen Sie diese Seite erneut: Eine gute Prüfung '
    . 'beendet die Pause.';

$_ADDONLANG['check_functions'] = 'PHP-Funktionen, die dieser Host abgeschaltet hat';
$_ADDONLANG['advice_functions'] = 'Das Addon kommt ohne sie aus, nur langsamer. Nehmen Sie sie in der php.ini'
    . ' aus disable_functions heraus, wenn Sie können.';
$_ADDONLANG['advice_functions_curl'] = 'Ohne diese kann die API nicht aufgerufen werden: Nehmen Sie sie in der'
    . ' php.ini aus disable_functions heraus, oder bitten Sie Ihren Hoster darum.';
$_ADDONLANG['check_passage'] = 'Methoden und Uploads';
$_ADDONLANG['passage_free'] = 'erreichen die API: :names';
$_ADDONLANG['passage_refused'] = 'unterwegs abgelehnt: :names';
$_ADDONLANG['passage_unknown'] = 'Es kam keine Antwort: Welche durchkommen, ist nicht bekannt';
$_ADDONLANG['passage_rest_unknown'] = 'Von den anderen kam keine Antwort.';
$_ADDONLANG['intercepted'] = 'Ein Webserver oder eine Firewall zwischen WHMCS und der API antwortete mit'
    . ' Status :status.';
$_ADDONLANG['advice_passage'] = 'Ein Webserver oder eine Firewall zwischen WHMCS und der API lehnt dies ab.'
    . ' Lassen Sie dort GET, POST, PUT, PATCH, DELETE und diese Medientypen durch: application/json,'
    . ' application/merge-patch+json, text/csv, application/x-ndjson; die letzten beiden mit Content-Encoding:'
    . ' gzip.';
$_ADDONLANG['check_way_page'] = 'Weg für Produktseiten';
$_ADDONLANG['check_way_mail'] = 'Weg für E-Mails';
$_ADDONLANG['way_measured'] = 'verbunden nach :connect ms, Antwort nach :total ms; erlaubt sind :limit ms';
$_ADDONLANG['way_connected'] = 'verbunden nach :connect ms, keine Antwort innerhalb von :limit ms.';
$_ADDONLANG['way_not_connected'] = 'keine Verbindung; erlaubt sind :limit ms.';
$_ADDONLANG['way_silent'] = 'Keine Antwort von: :addresses.';
$_ADDONLANG['advice_silent'] = 'Eine andere Adresse hat geantwortet. Sorgen Sie dafür, dass auch diese'
    . ' antwortet, oder nehmen Sie sie aus dem Nameserver: Jeder Aufruf wartet zuerst auf sie.';
$_ADDONLANG['advice_way_page'] = 'Produktseiten zeigen keinen Abschnitt. Erhöhen Sie die Frist in den'
    . ' Einstellungen des Addons, oder stellen Sie die API näher auf.';
$_ADDONLANG['advice_way_mail'] = 'E-Mails gehen ohne NetFlow-Angaben hinaus. Stellen Sie die API näher auf,'
    . ' oder sorgen Sie dafür, dass die Adressen oben antworten.';

// Service tab, client summary, search, reconciliation
$_ADDONLANG['widget_health'] = 'API';
$_ADDONLANG['widget_works'] = 'in Ordnung';
$_ADDONLANG['widget_fails'] = 'antwortet nicht';
$_ADDONLANG['widget_needs_review'] = 'Warten auf Prüfung';
$_ADDONLANG['widget_never_had_password'] = 'Hatten nie ein Passwort';
$_ADDONLANG['widget_missing'] = 'Services ohne Datensatz, obwohl ihr Produkt eine Regel hat';
$_ADDONLANG['widget_unknown'] = 'noch nicht bekannt';
$_ADDONLANG['widget_as_of'] = 'Stand :at';
$_ADDONLANG['widget_not_set_up'] = 'Adresse oder API-Schlüssel sind nicht eingerichtet.';
$_ADDONLANG['widget_broken'] = 'In WHMCS abgebrochen. Das Aktivitätsprotokoll sagt, wo.';
$_ADDONLANG['service_access'] = 'NetFlow-Zugang';
$_ADDONLANG['service_enabled'] = 'NetFlow aktiviert';
$_ADDONLANG['netflow_username'] = 'NetFlow-Benutzername';
$_ADDONLANG['netflow_group'] = 'NetFlow-Gruppe';
$_ADDONLANG['netflow_ip_address'] = 'NetFlow-IP-Adresse';
$_ADDONLANG['netflow_notes'] = 'NetFlow-Notizen (intern)';
$_ADDONLANG['netflow_password'] = 'NetFlow-Passwort';
$_ADDONLANG['netflow_traffic'] = 'NetFlow-Datenverkehr';
$_ADDONLANG['service_explain'] = 'Warum (nicht) sichtbar?';
$_ADDONLANG['service_not_set_up'] = 'Adresse oder Schlüssel der API sind nicht eingerichtet.';
$_ADDONLANG['service_moved'] = 'Der Datensatz gehört dem Kunden :client, der Service einem anderen: Er wird '
    . 'niemandem angezeigt. Ordnen Sie ihn mit „Bearbeiten“ neu zu.';
$_ADDONLANG['service_review'] = 'Der Service ist zu einem anderen Kunden gewechselt: Der Login des früheren Kunden '
    . 'wurde entfernt und der Datensatz deaktiviert. Geben Sie unter „Bearbeiten“ einen neuen Login ein und '
    . 'aktivieren Sie ihn. Der Hinweis endet, wenn der Datensatz dort gespeichert wird, auch ohne Änderung, oder wenn '
    . 'ein NetFlow-Feld dieser Seite geändert und gespeichert wird.';
$_ADDONLANG['summary_more'] = 'Alle Datensätze dieses Kunden';
$_ADDONLANG['search_title'] = 'NetFlow-Zugang von Service :service';
$_ADDONLANG['search_ids'] = 'Kunde :client';

$_ADDONLANG['check_pause_event'] = 'Aufrufe für Ereignisse von Services';
$_ADDONLANG['check_pause_staff'] = 'Aufrufe für Service-Reiter und Kundenübersicht';
$_ADDONLANG['check_pause_search'] = 'Aufrufe für die Suche von WHMCS';
$_ADDONLANG['check_pause_dashboard'] = 'Aufrufe für die Startseite der Verwaltung';
$_ADDONLANG['check_pause_usage'] = 'Aufrufe für Diagramme und Werte des Datenverkehrs';
$_ADDONLANG['check_pause_usage_file'] = 'Aufrufe für Dateien des Datenverkehrs';
$_ADDONLANG['check_pause_staff_usage'] = 'Aufrufe für Datenverkehr, den Mitarbeiter ansehen';

$_ADDONLANG['reconciliation_never'] = 'noch nicht: Er läuft am Ende des täglichen Cronjobs von WHMCS';
$_ADDONLANG['reconciliation_done'] = 'letzter Lauf :at, Services: :services';
$_ADDONLANG['reconciliation_refused'] = 'letzter Lauf :at: Es wurde nichts geändert, weil zu viele Datensätze deaktiviert oder gelöscht würden';
$_ADDONLANG['reconciliation_failed'] = 'letzter Lauf :at ist fehlgeschlagen.';
$_ADDONLANG['reconciliation_stopped'] = 'Er wurde in WHMCS abgebrochen. Das Aktivitätsprotokoll sagt, wo.';
$_ADDONLANG['advice_reconciliation_refused'] = 'Sehen Sie sich unten unter „Abgleich“ einen Probelauf an und '
    . 'bestätigen Sie ihn, wenn er richtig ist.';
$_ADDONLANG['advice_reconciliation_failed'] = 'Lösen Sie die Probleme oben und starten Sie ihn dann unten unter '
    . '„Abgleich“, oder warten Sie auf die nächste Nacht.';
$_ADDONLANG['advice_reconciliation_late'] = 'Er ist mehr als zwei Tage alt. Läuft der Cronjob von WHMCS jeden Tag?';

$_ADDONLANG['reconcile_title'] = 'Abgleich';
$_ADDONLANG['reconcile_about'] = 'Vergleicht alle Services von WHMCS mit allen Zugangsdatensätzen, jede Nacht oder '
    . 'jetzt. Ein Datensatz, dessen Service einem anderen Kunden gehört, wird deaktiviert und verliert seinen '
    . 'Login; ein Datensatz ohne Service wird deaktiviert; ein Datensatz, dessen Service geendet hat, wird '
    . 'behandelt, wie die Einstellungen es sagen. Gelöscht wird nur, wenn sie es sagen.';
$_ADDONLANG['reconcile_preview'] = 'Probelauf: Dies würde geändert';
$_ADDONLANG['reconcile_dry_run'] = 'Probelauf';
$_ADDONLANG['reconcile_run'] = 'Jetzt ausführen';
$_ADDONLANG['reconcile_too_drastic'] = 'Es wurde nichts geändert: Mehr als ein Fünftel der Datensätze würde '
    . 'deaktiviert oder gelöscht, was ein Irrtum sein kann. Sehen Sie sich den Probelauf unten an und bestätigen Sie ihn, wenn er '
    . 'richtig ist.';
$_ADDONLANG['reconcile_unconfirmed'] = 'Es wurde nichts geändert: Setzen Sie zur Bestätigung das Häkchen.';
$_ADDONLANG['reconcile_confirm'] = 'Ich habe den Probelauf angesehen. Er ist richtig.';
$_ADDONLANG['reconcile_force'] = 'Trotzdem ausführen';
$_ADDONLANG['reconcile_services'] = 'Services in WHMCS';
$_ADDONLANG['reconcile_records'] = 'Zugangsdatensätze';
$_ADDONLANG['reconcile_orphaned'] = 'Ohne Service: deaktiviert';
$_ADDONLANG['reconcile_owner_changed'] = 'Zu einem anderen Kunden gewechselt: deaktiviert, Login entfernt, zu prüfen';
$_ADDONLANG['reconcile_terminated'] = 'Beendet: behandelt, wie die Einstellungen es sagen';
$_ADDONLANG['reconcile_status_changed'] = 'Anderer Status: gespeichert';
$_ADDONLANG['reconcile_broken'] = 'Außerhalb der API bearbeitet: nicht angetastet';
$_ADDONLANG['notice_reconciled'] = 'Der Abgleich ist abgeschlossen.';

// Client area
$_ADDONLANG['client_title'] = 'Netzwerknutzung';
$_ADDONLANG['client_service'] = 'Produktdetails';
$_ADDONLANG['client_back'] = 'Zurück zum Produkt';
$_ADDONLANG['client_nothing'] = 'Für dieses Produkt gibt es nichts anzuzeigen.';
$_ADDONLANG['client_later'] = 'Dies kann im Moment nicht angezeigt werden. Bitte versuchen Sie es später erneut.';
$_ADDONLANG['client_usage_later'] = 'Die Werte können im Moment nicht angezeigt werden. Bitte versuchen Sie es'
    . ' später erneut.';
$_ADDONLANG['client_usage_picture'] = 'Diagramm des Datenverkehrs der letzten 24 Stunden. Der Link führt zu'
    . ' allen Werten.';
$_ADDONLANG['client_usage_all'] = 'Datenverkehr der letzten 24 Stunden: alle Angaben';
$_ADDONLANG['client_repeat'] = 'Bitte klicken Sie noch einmal auf die Schaltfläche: Die Seite war zu alt.';
$_ADDONLANG['client_password'] = 'Passwort';
$_ADDONLANG['client_show_password'] = 'Passwort anzeigen';
$_ADDONLANG['client_hide_password'] = 'Passwort verbergen';
$_ADDONLANG['client_no_password'] = 'Es gibt kein Passwort anzuzeigen.';
$_ADDONLANG['client_not_for_role'] = 'Ihre Rolle darf NetFlow Manager nicht verwenden, daher wird Ihnen das Passwort nicht angezeigt.';
$_ADDONLANG['client_not_for_user'] = 'Ihr Zugang darf die Produkte dieses Kundenkontos nicht ansehen. Der Inhaber'
    . ' des Kontos kann das erlauben.';
$_ADDONLANG['client_password_not_for_user'] = 'Ihr Zugang darf die Passwörter der Produkte dieses Kundenkontos nicht'
    . ' sehen. Der Inhaber des Kontos kann das erlauben.';
$_ADDONLANG['client_copy'] = 'Kopieren';
$_ADDONLANG['client_copied'] = 'Kopiert';
$_ADDONLANG['client_copy_by_hand'] = 'Markiert: Kopieren Sie es mit der Tastatur';

// Merge fields
$_ADDONLANG['netflow_enabled'] = 'NetFlow: Zugang ist aktiviert (1 oder leer)';
$_ADDONLANG['netflow_url'] = 'NetFlow: Login-URL';
$_ADDONLANG['netflow_password_url'] = 'NetFlow: Link zur Passwortseite des Kunden (leer, solange diese Seite aus '
    . 'ist)';

// Rules for new services
$_ADDONLANG['rules_title'] = 'Regeln für neue Services';
$_ADDONLANG['rules_intro'] = 'Ein Produkt mit einer Regel gibt jedem neuen Service seinen Datensatz, bevor die'
    . ' Willkommensmail verschickt wird. Ein Kunde, der schon ein NetFlow-Login hat, benutzt es weiter.';
$_ADDONLANG['rules_deleted_records'] = 'Ein gelöschter Datensatz gilt als nie angelegt: Eine Regel legt ihn wieder an.'
    . ' Damit ein Service ohne Zugang bleibt, deaktivieren Sie seinen Datensatz.';
$_ADDONLANG['rules_nightly_on'] = 'Fehlende Datensätze werden jede Nacht angelegt.';
$_ADDONLANG['rules_nightly_off'] = 'Fehlende Datensätze werden nicht jede Nacht angelegt: „Create missing records every'
    . ' night“ ist unter Systemeinstellungen > Addon-Module > NetFlow Manager > Configure ausgeschaltet.';
$_ADDONLANG['rules_no_products'] = 'WHMCS hat keine Produkte.';
$_ADDONLANG['rules_gone'] = 'Produkte, die WHMCS nicht mehr hat';
$_ADDONLANG['rules_product'] = 'Produkt';
$_ADDONLANG['rules_rule'] = 'Regel';
$_ADDONLANG['rules_login'] = 'Login';
$_ADDONLANG['rules_actions'] = 'Aktionen';
$_ADDONLANG['rules_none'] = 'keine';
$_ADDONLANG['rules_on'] = 'an';
$_ADDONLANG['rules_off'] = 'aus';
$_ADDONLANG['rules_broken'] = 'beschädigt, legt nichts an';
$_ADDONLANG['rules_add'] = 'Regel anlegen';
$_ADDONLANG['rules_edit'] = 'Bearbeiten';
$_ADDONLANG['rules_apply'] = 'Auf vorhandene Services anwenden';
$_ADDONLANG['rule_title'] = 'Regel von :product';
$_ADDONLANG['rule_placeholders'] = 'Benutzername, Gruppe und Notizen dürfen enthalten:';
$_ADDONLANG['rule_broken'] = 'Die gespeicherte Regel wurde außerhalb der API geändert und legt nichts an. Prüfen Sie jedes'
    . ' Feld und speichern Sie sie neu, oder löschen Sie sie.';
$_ADDONLANG['rule_not_saved'] = 'Die Regel wurde nicht gespeichert.';
$_ADDONLANG['rule_outdated'] = 'Nichts wurde geändert: Jemand anders hat die Regel geändert. Prüfen Sie die Felder und'
    . ' speichern Sie noch einmal, um sie zu ersetzen.';
$_ADDONLANG['rule_copy_nothing'] = 'Nichts wurde kopiert: Wählen Sie Produkte aus und speichern Sie die Regel zuerst.';
$_ADDONLANG['rule_enabled'] = 'Die Regel ist an';
$_ADDONLANG['rule_help_enabled'] = 'Eine ausgeschaltete Regel legt nichts an.';
$_ADDONLANG['rule_login'] = 'Login';
$_ADDONLANG['rule_help_login'] = 'Ob ein neuer Service ein Login benutzt, das sein Kunde schon hat.';
$_ADDONLANG['rule_login_reuse'] = 'Das Login des Kunden, sonst ein neues';
$_ADDONLANG['rule_login_new'] = 'Immer ein neues';
$_ADDONLANG['rule_login_none'] = 'Keines';
$_ADDONLANG['rule_username'] = 'Benutzername eines neuen Logins';
$_ADDONLANG['rule_help_username'] = 'Zum Beispiel c{client_id}. Einer, den ein anderer Kunde hat, wird abgelehnt.';
$_ADDONLANG['rule_password'] = 'Passwort eines neuen Logins';
$_ADDONLANG['rule_help_password'] = 'Ein erzeugtes muss auch in NetFlow Analyzer gesetzt werden.';
$_ADDONLANG['rule_password_none'] = 'Keines';
$_ADDONLANG['rule_password_generate'] = 'Erzeugt, 20 Zeichen';
$_ADDONLANG['rule_netflow_url'] = 'NetFlow-URL';
$_ADDONLANG['rule_help_netflow_url'] = 'Leer: die Vorgabe der Einstellungen.';
$_ADDONLANG['rule_group'] = 'NetFlow-Gruppe';
$_ADDONLANG['rule_help_group'] = 'Zum Beispiel {hostname}.';
$_ADDONLANG['rule_ip_address'] = 'IP-Adresse';
$_ADDONLANG['rule_help_ip_address'] = 'Mit welchen Adressen des Service in WHMCS der Datensatz beginnt.';
$_ADDONLANG['rule_ip_address_dedicated'] = 'Dedizierte IP';
$_ADDONLANG['rule_ip_address_assigned'] = 'Zugewiesene IPs';
$_ADDONLANG['rule_ip_address_both'] = 'Beide, die dedizierte zuerst';
$_ADDONLANG['rule_ip_address_none'] = 'Keine';
$_ADDONLANG['rule_notes'] = 'Notizen';
$_ADDONLANG['rule_help_notes'] = 'Nur Mitarbeiter sehen sie.';
$_ADDONLANG['rule_record_enabled'] = 'Datensätze beginnen aktiviert';
$_ADDONLANG['rule_help_record_enabled'] = 'Sonst bleiben Produktseite und Mails ohne die Angaben, bis Sie einen Datensatz'
    . ' aktivieren.';
$_ADDONLANG['rule_save'] = 'Regel speichern';
$_ADDONLANG['rule_delete'] = 'Regel löschen';
$_ADDONLANG['rule_delete_consequence'] = 'Neue Services des Produkts beginnen ohne Datensatz. Die Datensätze, die die Regel angelegt hat, bleiben.';
$_ADDONLANG['rule_delete_outdated'] = 'Nichts wurde gelöscht: Jemand anders hat die Regel geändert. Sehen Sie sie an, bevor Sie sie löschen.';
$_ADDONLANG['rule_preview'] = 'Vorschau';
$_ADDONLANG['rule_preview_about'] = 'Als hätte der Service noch keinen Datensatz. Ein vorhandener bleibt, wie er ist.';
$_ADDONLANG['rule_preview_service'] = 'Service';
$_ADDONLANG['rule_preview_none'] = 'Keine Vorschau: Das Produkt hat keinen Service, oder die Regel ist nicht lesbar.';
$_ADDONLANG['rule_preview_invalid'] = 'Der Service bekäme keinen Datensatz:';
$_ADDONLANG['rule_preview_login_reused'] = 'Er würde das Login von Service #:service desselben Kunden benutzen.';
$_ADDONLANG['rule_preview_login_new'] = 'Er bekäme ein neues Login.';
$_ADDONLANG['rule_preview_login_none'] = 'Er hätte kein Login.';
$_ADDONLANG['rule_preview_password'] = 'Mit einem Passwort.';
$_ADDONLANG['rule_preview_no_password'] = 'Ohne Passwort.';
$_ADDONLANG['rule_preview_disabled'] = 'Der Datensatz wäre deaktiviert.';
$_ADDONLANG['rule_copy'] = 'Auf weitere Produkte kopieren';
$_ADDONLANG['rule_copy_help'] = 'Die gespeicherte Regel wird kopiert. Sie ersetzt die Regel, die ein Produkt hat.';
$_ADDONLANG['rule_copy_button'] = 'Regel kopieren';
$_ADDONLANG['notice_rule_saved'] = 'Die Regel ist gespeichert. Sie gilt für Services ab jetzt; für vorhandene gibt es unten'
    . ' einen Knopf.';
$_ADDONLANG['notice_rule_saved_off'] = 'Die Regel ist gespeichert. Sie ist aus und legt nichts an.';
$_ADDONLANG['notice_rule_deleted'] = 'Die Regel ist gelöscht. Die Datensätze, die sie angelegt hat, bleiben.';
$_ADDONLANG['notice_rule_copied'] = 'Die Regel ist kopiert.';
$_ADDONLANG['apply_title'] = 'Regel von :product auf vorhandene Services anwenden';
$_ADDONLANG['apply_about'] = 'Services dieses Produkts ohne Datensatz bekommen einen. Ein Probelauf zeigt, welche, und'
    . ' ändert nichts.';
$_ADDONLANG['apply_dry_run'] = 'Probelauf';
$_ADDONLANG['apply_run'] = 'Datensätze jetzt anlegen: :count';
$_ADDONLANG['apply_dry_run_done'] = 'Probelauf, nichts wurde geändert. Datensätze, die angelegt würden: :count';
$_ADDONLANG['apply_done'] = 'Fertig. Angelegte Datensätze: :count';
$_ADDONLANG['apply_services'] = 'Services des Produkts';
$_ADDONLANG['apply_existing'] = 'schon mit Datensatz';
$_ADDONLANG['apply_without_rule'] = 'ohne eingeschaltete Regel';
$_ADDONLANG['apply_not_visible'] = 'mit einem Status, der keinen Abschnitt zeigt';
$_ADDONLANG['apply_invalid_count'] = 'nicht möglich';
$_ADDONLANG['apply_created'] = 'angelegte Datensätze';
$_ADDONLANG['apply_created_dry_run'] = 'Datensätze, die angelegt würden';
$_ADDONLANG['apply_invalid'] = 'Warum manche keinen Datensatz bekommen';

// Several records at once
$_ADDONLANG['bulk_ticked'] = 'Angekreuzte Datensätze:';
$_ADDONLANG['bulk_all'] = 'Alle ankreuzen';
$_ADDONLANG['bulk_tick'] = '#:service ankreuzen';
$_ADDONLANG['bulk_enable'] = 'Aktivieren';
$_ADDONLANG['bulk_disable'] = 'Deaktivieren';
$_ADDONLANG['bulk_delete'] = 'Löschen';
$_ADDONLANG['bulk_send'] = 'Angaben senden';
$_ADDONLANG['bulk_done'] = 'erledigt';
$_ADDONLANG['bulk_done_enable'] = 'Aktiviert: :count.';
$_ADDONLANG['bulk_done_disable'] = 'Deaktiviert: :count.';
$_ADDONLANG['bulk_done_delete'] = 'Gelöscht: :count.';
$_ADDONLANG['bulk_failed'] = 'Nicht erledigt: :count.';
$_ADDONLANG['bulk_delete_question'] = 'Diese Datensätze und ihre Passwörter werden endgültig gelöscht. Datensätze: :count';
$_ADDONLANG['notice_bulk_nothing'] = 'Nichts wurde geändert: Kreuzen Sie zuerst Datensätze an.';
$_ADDONLANG['send_title'] = 'Angaben senden';
$_ADDONLANG['send_about'] = 'WHMCS schickt dem Kunden eine Produktmail, in der die NetFlow-Angaben stehen.';
$_ADDONLANG['send_template'] = 'Mail';
$_ADDONLANG['send_button'] = 'Mails senden: :count';
$_ADDONLANG['send_sent'] = 'Gesendete Mails: :count.';
$_ADDONLANG['send_not_possible'] = 'Keine Mail: Der Service hat keinen Datensatz, oder dieser ist deaktiviert, beschädigt oder von einem'
    . ' anderen Kunden. Öffnen und prüfen Sie ihn.';

// Rules and records that have changed meanwhile
$_ADDONLANG['rule_preview_default'] = 'die Vorgabe der Einstellungen';
$_ADDONLANG['rule_preview_failed'] = 'Veraltet: Die Vorschau konnte nicht geladen werden. Der Knopf unter den Services sagt, warum.';
$_ADDONLANG['apply_outdated'] = 'Nichts wurde angelegt: Die Regel hat sich seit dem Probelauf geändert. Unten steht, was sie jetzt tun würde.';
$_ADDONLANG['bulk_review'] = 'Der Service ist zu einem anderen Kunden gewechselt. Öffnen, prüfen und speichern Sie den Datensatz.';
$_ADDONLANG['send_no_details'] = 'Keine Mail: WHMCS konnte die Angaben nicht lesen. Das Aktivitätsprotokoll sagt, warum.';
$_ADDONLANG['report_links_button'] = 'Vorschläge herunterladen';

// Admin pages: traffic
$_ADDONLANG['report_title'] = 'Verkehrsbericht';
$_ADDONLANG['source_intro'] = 'Woher die Werte des Datenverkehrs kommen, die Kunden sehen. Der Sammler auf dem '
    . 'Host der API fragt die Quelle; keine Seite von WHMCS wartet auf sie.';
$_ADDONLANG['source_none'] = 'Keine Quelle ist verbunden: Es wird nichts gemessen, und Kunden sehen keinen '
    . 'Datenverkehr.';
$_ADDONLANG['source_state'] = 'Verbundene Quelle';
$_ADDONLANG['source_connect'] = 'Quelle verbinden';
$_ADDONLANG['source_change'] = 'Quelle ändern';
$_ADDONLANG['source_save'] = 'Quelle speichern';
$_ADDONLANG['source_test'] = 'Quelle testen';
$_ADDONLANG['source_test_help'] = 'Getestet wird, was gespeichert ist: Speichern Sie zuerst. Das kann eine Minute '
    . 'dauern.';
$_ADDONLANG['source_delete'] = 'Quelle entfernen';
$_ADDONLANG['source_delete_consequence'] = 'Von da an wird nichts gemessen, und Kunden sehen keinen Datenverkehr. '
    . 'Die Werte bleiben bis zum Ende ihrer Aufbewahrung; ein gespeicherter Schlüssel ist weg.';
$_ADDONLANG['source_delete_outdated'] = 'Nichts wurde entfernt: Jemand anders hat die Quelle geändert. Sehen Sie '
    . 'sie an, bevor Sie sie entfernen.';
$_ADDONLANG['source_not_saved'] = 'Die Quelle wurde nicht gespeichert. Jeder Fehler steht an seinem Feld.';
$_ADDONLANG['source_outdated'] = 'Nichts wurde geändert: Jemand anders hat die Quelle geändert. Prüfen Sie die '
    . 'Felder und speichern Sie noch einmal, um sie zu ersetzen.';
$_ADDONLANG['notice_source_saved'] = 'Die Quelle ist gespeichert. Die nächste Runde des Sammlers beginnt zu messen.';
$_ADDONLANG['notice_source_deleted'] = 'Die Quelle ist entfernt.';
$_ADDONLANG['source_kind'] = 'Art';
$_ADDONLANG['source_kind_nfdump'] = 'nfdump: Dateien von nfcapd';
$_ADDONLANG['source_kind_netflow_analyzer'] = 'NetFlow Analyzer (API)';
$_ADDONLANG['source_help_kind'] = 'Für nfdump wird der Ordner der Dateien auf dem Host der API gewählt '
    . '(NFM_NFDUMP_DIR); mehr ist hier nicht nötig.';
$_ADDONLANG['source_url'] = 'Adresse von NetFlow Analyzer';
$_ADDONLANG['source_help_url'] = 'Mit https://, oder mit http:// für eine Loopback- oder private IP-Adresse. Eine '
    . 'andere Adresse entfernt den gespeicherten Schlüssel: Geben Sie ihn mit an.';
$_ADDONLANG['source_auth'] = 'Schlüssel wird gesendet';
$_ADDONLANG['source_auth_header'] = 'als Kopfzeile';
$_ADDONLANG['source_auth_query'] = 'in der Abfrage der Adresse';
$_ADDONLANG['source_help_auth'] = 'In der Adresse nur für Builds von NetFlow Analyzer vor 128100: Proxys können '
    . 'sie protokollieren.';
$_ADDONLANG['source_time_zone'] = 'Zeitzone seines Servers';
$_ADDONLANG['source_help_time_zone'] = 'Name der IANA-Datenbank, etwa Europe/Berlin. Eine falsche fällt auf, und '
    . 'es werden keine Werte übernommen.';
$_ADDONLANG['source_api_key'] = 'API-Schlüssel';
$_ADDONLANG['source_help_api_key'] = 'Schlüssel der REST-API von NetFlow Analyzer; er wird verschlüsselt '
    . 'gespeichert und nie wieder angezeigt. Leer behält den gespeicherten.';
$_ADDONLANG['source_key_again'] = 'Der Schlüssel wird auf dieser Seite nicht behalten: Geben Sie ihn noch einmal '
    . 'ein.';
$_ADDONLANG['source_key_stored'] = 'gespeichert';
$_ADDONLANG['source_key_none'] = 'nicht gespeichert';
$_ADDONLANG['source_key_none_advice'] = 'NetFlow Analyzer lehnt Fragen ohne seinen Schlüssel ab: Geben Sie ihn '
    . 'unten ein.';
$_ADDONLANG['source_stored'] = 'Integrität';
$_ADDONLANG['source_broken'] = 'Die Quelle wurde außerhalb von NetFlow Manager geändert, deshalb wird nichts '
    . 'gemessen.';
$_ADDONLANG['source_broken_advice'] = 'Prüfen Sie die Felder unten, geben Sie den Schlüssel neu ein und speichern '
    . 'Sie.';
$_ADDONLANG['source_last_success'] = 'Letzte erfolgreiche Runde';
$_ADDONLANG['source_never'] = 'Noch keine: „netflow-manager collect“ auf dem Host der API führt sie aus.';
$_ADDONLANG['source_last_failure'] = 'Letzte Runde';
$_ADDONLANG['source_failure_unreachable'] = 'Die Quelle hat nicht geantwortet.';
$_ADDONLANG['source_failure_refused'] = 'Die Quelle hat den Schlüssel abgelehnt, oder die Adresse gehört zu etwas '
    . 'anderem.';
$_ADDONLANG['source_failure_unreadable'] = 'Die Antwort der Quelle wurde nicht verstanden.';
$_ADDONLANG['source_failure_disagrees'] = 'Die Werte der Quelle widersprechen einander, daher wurden keine '
    . 'übernommen.';
$_ADDONLANG['source_failure_advice'] = 'Testen Sie die Quelle unten, und führen Sie auf dem Host der API '
    . '„netflow-manager check“ aus.';
$_ADDONLANG['source_scope'] = 'Der API-Schlüssel dieses Addons darf die Quelle des Datenverkehrs weder lesen noch '
    . 'ändern: Ihm fehlt die Berechtigung „admin“.';
$_ADDONLANG['source_scope_host'] = 'Soll WHMCS keinen solchen Schlüssel haben, wählen Sie die Dateien von nfcapd '
    . 'auf dem Host der API:';
$_ADDONLANG['groups_title'] = 'Gruppen der Quelle';
$_ADDONLANG['groups_search'] = 'Teil des Namens';
$_ADDONLANG['groups_find'] = 'Gruppe der Quelle suchen';
$_ADDONLANG['groups_failed'] = 'Die Gruppen können im Moment nicht aufgelistet werden; Sie können den Namen '
    . 'eintippen.';
$_ADDONLANG['groups_none'] = 'Es sind keine Gruppen bekannt: Nur NetFlow Analyzer als Quelle nennt welche. Sie '
    . 'können den Namen eintippen.';
$_ADDONLANG['groups_no_match'] = 'Keine Gruppe der Quelle hat das im Namen. Suchen Sie einen kürzeren Teil; ein '
    . 'leeres Feld listet alle auf.';
$_ADDONLANG['traffic_title'] = 'Datenverkehr, wie ihn der Kunde sieht';
$_ADDONLANG['traffic_nothing'] = 'Der Kunde sieht keinen Datenverkehr dieses Services. Der Link unten sagt, warum.';
$_ADDONLANG['traffic_usage_later'] = 'Die Werte können im Moment nicht angezeigt werden. Die Seite Zustand sagt, '
    . 'was nicht stimmt.';
$_ADDONLANG['report_intro'] = 'Was zwischen Zugangsdatensätzen und der Quelle des Datenverkehrs nicht '
    . 'zusammenpasst. Listen zeigen höchstens 100 Einträge.';
$_ADDONLANG['report_until'] = 'Die Zahlen sind vollständig bis:';
$_ADDONLANG['report_nothing_yet'] = 'Es wurde noch nichts gesammelt.';
$_ADDONLANG['report_none'] = 'Keine Quelle des Datenverkehrs ist verbunden.';
$_ADDONLANG['report_clear'] = 'Nichts gefunden.';
$_ADDONLANG['report_targets_missing'] = 'Datensätze, die nicht gemessen werden können';
$_ADDONLANG['report_targets_missing_help'] = 'Die Quelle hat keine solche Gruppe, oder die Adressen sind ungültig '
    . 'oder liegen außerhalb der Netze dieser Installation.';
$_ADDONLANG['report_silent_services'] = 'Services ohne Datenverkehr seit 7 Tagen';
$_ADDONLANG['report_silent_services_help'] = 'Sie werden gemessen, und kein Byte wurde gesehen. Sind Gruppe und '
    . 'Adressen die des Services?';
$_ADDONLANG['report_groups_without_record'] = 'Gruppen ohne Datensatz';
$_ADDONLANG['report_silent_exporters'] = 'Verstummte Exporter';
$_ADDONLANG['report_silent_exporters_help'] = 'Diese haben Flows gesendet und senden keine mehr: Ihr Datenverkehr '
    . 'fehlt in allen Werten.';
$_ADDONLANG['report_exporter'] = 'Exporter';
$_ADDONLANG['report_last_slot'] = 'Letzte Werte';
$_ADDONLANG['report_group_id'] = 'ID in der Quelle';
$_ADDONLANG['report_groups_unknown'] = 'NetFlow Analyzer hat seine Gruppen noch nicht genannt, daher werden '
    . 'Gruppen nicht verglichen. Testen Sie die Quelle.';
$_ADDONLANG['report_shared_addresses'] = 'Adressen in Datensätzen mehrerer Kunden';
$_ADDONLANG['report_shared_addresses_help'] = 'Jeder dieser Kunden sähe den Datenverkehr der anderen. Berichtigen '
    . 'Sie den Datensatz dessen, der die Adresse nicht mehr hat.';
$_ADDONLANG['report_groups_without_record_help'] = 'Kein Service zeigt den Datenverkehr dieser Gruppen. Die '
    . 'Vorschläge unten enthalten vielleicht einige davon.';
$_ADDONLANG['report_links'] = 'Vorschläge';
$_ADDONLANG['report_links_intro'] = 'Die Adressen, die Services in WHMCS haben (Dedizierte IP, Zugewiesene IPs), '
    . 'werden mit der Quelle verglichen. Ein Service bekommt nur dann einen Vorschlag, wenn nichts mehrdeutig ist: '
    . 'mit NetFlow Analyzer die eine Gruppe, die alle seine Adressen hat, mit nfdump die Adressen. Nichts wird '
    . 'geändert: Laden Sie die Datei herunter, dann prüfen und importieren Sie sie.';
$_ADDONLANG['report_links_next'] = 'diese Datei prüfen und importieren';
$_ADDONLANG['report_links_none'] = 'Es gibt keinen Vorschlag: Bei keinem Service führen die Adressen zu einer '
    . 'eindeutigen Antwort.';
$_ADDONLANG['report_links_patch'] = 'Herunterladen: für Datensätze, die nicht gemessen werden können';
$_ADDONLANG['report_links_create'] = 'Herunterladen: für Services ohne Datensatz';
