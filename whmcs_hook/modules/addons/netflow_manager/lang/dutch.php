<?php

/**
 * Dutch texts of the addon. Names that begin with a colon are replaced.
 */

declare(strict_types=1);

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

// How the API calls this language
$_ADDONLANG['language'] = 'dutch';
$_ADDONLANG['language_tag'] = 'nl';

// Admin pages: frame
$_ADDONLANG['tab_list'] = 'Toegangsrecords';
$_ADDONLANG['tab_edit'] = 'Toegang toevoegen / bewerken';
$_ADDONLANG['tab_explain'] = 'Waarom (niet) zichtbaar?';
$_ADDONLANG['tab_rules'] = 'Regels';
$_ADDONLANG['tab_import'] = 'Import / export';
$_ADDONLANG['tab_usage_report'] = 'Verkeer';
$_ADDONLANG['tab_usage_source'] = 'Verkeersbron';
$_ADDONLANG['tab_settings'] = 'Instellingen';
$_ADDONLANG['tab_health'] = 'Status';
$_ADDONLANG['role_refused'] = 'Uw rol mag NetFlow Manager niet gebruiken. Rollen worden gekozen onder '
    . 'Systeeminstellingen > Addonmodules > NetFlow Manager > Configureren.';
$_ADDONLANG['outcome_unknown'] = 'Het is niet bekend of de wijziging is uitgevoerd. Laad de pagina opnieuw en kijk.';
$_ADDONLANG['api_unreachable'] = 'NetFlow Manager is niet bereikbaar:';
$_ADDONLANG['form_expired'] = 'Er is niets gewijzigd: het formulier was te oud of kwam niet van deze pagina. Open '
    . 'de pagina opnieuw en herhaal het.';

// Why a call to the API has no valid answer
$_ADDONLANG['failure_timeout'] = 'Er kwam niet op tijd een antwoord.';
$_ADDONLANG['failure_dns'] = 'De hostnaam in het adres van de API is niet te vinden.';
$_ADDONLANG['failure_refused'] = 'Niets neemt verbindingen aan op het adres van de API, of een firewall weigert ze.';
$_ADDONLANG['failure_tls'] = 'De versleutelde verbinding (TLS) kon niet tot stand komen.';
$_ADDONLANG['failure_certificate'] = 'Het certificaat van de API is niet te controleren: het is verlopen, geldt voor'
    . ' een andere naam, of de uitgever is hier niet bekend.';
$_ADDONLANG['failure_nothing'] = 'De verbinding werd zonder antwoord gesloten.';
$_ADDONLANG['failure_broken'] = 'De verbinding werd verbroken.';
$_ADDONLANG['failure_connection'] = 'De verbinding is mislukt (cURL :reason).';
$_ADDONLANG['failure_curl'] = 'PHP mist de extensie curl, of een functie ervan is uitgeschakeld.';
$_ADDONLANG['failure_paused'] = 'De API is mislukt en wordt een tijdje niet gevraagd.';
$_ADDONLANG['failure_key'] = 'De API accepteert de sleutel niet (401).';
$_ADDONLANG['failure_key_paused'] = 'De API heeft de sleutel zojuist geweigerd en wordt een minuut lang niet gevraagd.';
$_ADDONLANG['failure_scope'] = 'De sleutel mist de bevoegdheid :scope (403).';
$_ADDONLANG['failure_scope_unknown'] = 'De sleutel mist een bevoegdheid voor deze aanroep (403).';
$_ADDONLANG['failure_size'] = 'Een webserver tussen WHMCS en de API weigerde de omvang van het verzoek (status'
    . ' :status). Verhoog daar client_max_body_size (nginx) of LimitRequestBody (Apache).';
$_ADDONLANG['failure_path'] = 'Een webserver tussen WHMCS en de API kent dit adres niet (:method, status :status).'
    . ' Klopt het pad in het adres van de API?';
$_ADDONLANG['failure_passage'] = 'Een webserver of firewall tussen WHMCS en de API weigerde :method (status :status).'
    . ' Laat daar GET, POST, PUT, PATCH, DELETE en deze mediatypen door: application/json,'
    . ' application/merge-patch+json, text/csv, application/x-ndjson (de laatste twee met Content-Encoding: gzip).';
$_ADDONLANG['failure_between'] = 'Een webserver tussen WHMCS en de API beantwoordde :method met status :status.'
    . ' Bereikt hij de service, en heeft het adres van de API geen omleiding nodig?';
$_ADDONLANG['failure_large'] = 'Het antwoord is te groot.';
$_ADDONLANG['failure_cut'] = 'Het antwoord brak af.';
$_ADDONLANG['failure_not_json'] = 'Het antwoord is geen JSON: misschien luistert er een ander programma op dit adres.';
$_ADDONLANG['failure_incomplete'] = 'Het antwoord is geen volledige en geldige JSON.';
$_ADDONLANG['failure_no_file'] = 'Het antwoord is geen bestand: misschien luistert er een ander programma op dit'
    . ' adres.';
$_ADDONLANG['failure_other'] = 'Het antwoord gaat over een andere dienst of klant.';
$_ADDONLANG['failure_other_service'] = 'Het antwoord gaat over een andere dienst.';
$_ADDONLANG['failure_member_missing'] = 'In het antwoord ontbreekt het veld :name.';
$_ADDONLANG['failure_member_type'] = 'Het veld :name van het antwoord heeft een ander type.';
$_ADDONLANG['failure_no_etag'] = 'Het antwoord heeft geen ETag.';

// Admin pages: list, form, delete, history, rotation
$_ADDONLANG['field_enabled'] = 'Ingeschakeld';
$_ADDONLANG['field_service_id'] = 'Dienst';
$_ADDONLANG['field_errors'] = 'Reden';
$_ADDONLANG['field_product_id'] = 'Product';
$_ADDONLANG['field_client_id'] = 'Klant';
$_ADDONLANG['field_reuse_login_from'] = 'Bestaande login';
$_ADDONLANG['field_netflow_url'] = 'NetFlow-URL';
$_ADDONLANG['field_username'] = 'Gebruikersnaam';
$_ADDONLANG['field_password'] = 'Wachtwoord';
$_ADDONLANG['field_clear_password'] = 'Opgeslagen wachtwoord wissen';
$_ADDONLANG['field_needs_review'] = 'Te controleren';
$_ADDONLANG['review_owner_changed'] = 'naar een andere klant gegaan';
$_ADDONLANG['field_group'] = 'NetFlow-groep';
$_ADDONLANG['field_ip_address'] = 'IP-adres';
$_ADDONLANG['field_notes'] = 'Notities';
$_ADDONLANG['field_service_status'] = 'Status van de dienst';
$_ADDONLANG['yes'] = 'ja';
$_ADDONLANG['no'] = 'nee';
$_ADDONLANG['cancel'] = 'Annuleren';
$_ADDONLANG['back_to_list'] = 'Terug naar de lijst';
$_ADDONLANG['service_missing'] = 'niet in WHMCS';
$_ADDONLANG['record_none'] = 'Deze dienst heeft geen toegangsrecord.';
$_ADDONLANG['record_broken'] = 'verbroken zegel';
$_ADDONLANG['record_broken_help'] = 'Het record is buiten NetFlow Manager gewijzigd. Klanten en e-mails zien het '
    . 'niet.';
$_ADDONLANG['record_moved'] = 'andere eigenaar';
$_ADDONLANG['record_moved_help'] = 'De dienst is nu van een andere klant. Geen van beide klanten ziet het record.';
$_ADDONLANG['record_review'] = 'te controleren';
$_ADDONLANG['record_review_help'] = 'De dienst is naar een andere klant gegaan. De login van de vorige klant is '
    . 'verwijderd; vul een nieuwe in.';
$_ADDONLANG['notice_record_saved'] = 'Het toegangsrecord is opgeslagen.';
$_ADDONLANG['notice_record_unchanged'] = 'Het toegangsrecord is al zoals u het wilt: er was niets te wijzigen.';
$_ADDONLANG['notice_record_deleted'] = 'Het toegangsrecord is verwijderd.';
$_ADDONLANG['notice_record_gone'] = 'Het toegangsrecord bestaat niet meer: iemand anders heeft het verwijderd.';
$_ADDONLANG['list_rotate'] = 'Een gedeelde login wijzigen';
$_ADDONLANG['list_pages'] = 'Pagina\'s van de lijst';
$_ADDONLANG['list_total'] = 'Records: :count';
$_ADDONLANG['list_total_more'] = 'Records: meer dan :count';
$_ADDONLANG['list_per_page'] = 'Per pagina:';
$_ADDONLANG['list_sort'] = 'Sorteren op:';
$_ADDONLANG['list_first_page'] = '« Eerste pagina';
$_ADDONLANG['list_next_page'] = 'Volgende pagina »';
$_ADDONLANG['list_search'] = 'Zoeken';
$_ADDONLANG['list_clear'] = 'Wissen';
$_ADDONLANG['list_all'] = 'Alle records tonen';
$_ADDONLANG['list_any'] = 'Alle';
$_ADDONLANG['list_disabled'] = 'Uitgeschakeld';
$_ADDONLANG['list_filter_q'] = 'Zoeken';
$_ADDONLANG['list_filter_client'] = 'Klant';
$_ADDONLANG['list_hint_q'] = 'Gebruikersnaam, groep, IP, notities, domein, klant';
$_ADDONLANG['list_hint_client'] = 'Naam, bedrijf of ID';
$_ADDONLANG['list_filter_ip'] = 'Omvat IP-adres';
$_ADDONLANG['list_filter_client_id'] = 'Klant-ID';
$_ADDONLANG['list_filter_enabled'] = 'Ingeschakeld';
$_ADDONLANG['list_filter_needs_review'] = 'Controle';
$_ADDONLANG['list_column_service'] = 'Dienst';
$_ADDONLANG['list_column_client'] = 'Klant';
$_ADDONLANG['list_column_login'] = 'Login';
$_ADDONLANG['list_column_group_ip'] = 'Groep / IP';
$_ADDONLANG['list_column_changed'] = 'Gewijzigd';
$_ADDONLANG['list_column_state'] = 'Toegang';
$_ADDONLANG['list_column_actions'] = 'Acties';
$_ADDONLANG['list_has_password'] = 'wachtwoord opgeslagen';
$_ADDONLANG['list_edit'] = 'Bewerken';
$_ADDONLANG['list_history'] = 'Geschiedenis';
$_ADDONLANG['list_explain'] = 'Waarom (niet) zichtbaar?';
$_ADDONLANG['list_delete'] = 'Verwijderen';
$_ADDONLANG['list_nothing_found'] = 'Geen enkel toegangsrecord komt overeen.';
$_ADDONLANG['list_clients_none'] = 'Geen klant in WHMCS komt overeen. Voer een deel van de naam of het bedrijf in,'
    . ' of het klant-ID.';
$_ADDONLANG['list_clients_unreadable'] = 'De klanten in WHMCS kunnen nu niet worden gelezen. Voer in plaats daarvan'
    . ' het klant-ID in.';
$_ADDONLANG['list_clients_more'] = 'Veel klanten komen overeen: typ meer van de naam. De lijst bevat alleen de'
    . ' records van dit aantal klanten: :count.';
$_ADDONLANG['list_others'] = 'Diensten in WHMCS die overeenkomen';
$_ADDONLANG['list_others_help'] = 'Kies er een om het toegangsrecord ervan toe te voegen of te bewerken.';
$_ADDONLANG['list_empty'] = 'Nog geen enkele dienst heeft NetFlow-toegang';
$_ADDONLANG['list_begin_1'] = 'Maak of controleer de gebruiker, groep of IP-groep van de klant in NetFlow Analyzer.';
$_ADDONLANG['list_begin_2'] = 'Klik op "Toegang toevoegen / bewerken" en selecteer de WHMCS-dienst van de klant.';
$_ADDONLANG['list_begin_3'] = 'Vul de NetFlow-URL, gebruikersnaam, wachtwoord, groep en IP-adres in en sla het '
    . 'record op.';
$_ADDONLANG['list_begin_4'] = 'Controleer de WHMCS-productpagina van de klant: die toont de sectie "Netwerkgebruik".';
$_ADDONLANG['list_begin_import'] = 'Veel records tegelijk komen uit een bestand:';
$_ADDONLANG['choose_title'] = 'Een dienst selecteren';
$_ADDONLANG['choose_hint'] = 'Domein, klant, e-mail, IP-adres of ID';
$_ADDONLANG['choose_help'] = 'Zoek op dienst-ID, domein, IP-adres, of op naam, bedrijf of e-mailadres van de klant.';
$_ADDONLANG['choose_none'] = 'Geen enkele dienst in WHMCS komt overeen. Probeer een deel van het domein of de '
    . 'achternaam van de klant.';
$_ADDONLANG['choose_some'] = 'Overeenkomende diensten: :count. Kies met de pijltoetsen.';
$_ADDONLANG['choose_more'] = 'Er kunnen er meer zijn: typ meer om de zoekopdracht te verfijnen.';
$_ADDONLANG['choose_back'] = 'Terug naar het formulier';
$_ADDONLANG['edit_title'] = 'Toegang bewerken';
$_ADDONLANG['edit_title_new'] = 'Toegang toevoegen';
$_ADDONLANG['edit_enabled'] = 'De NetFlow-toegang is actief voor deze dienst';
$_ADDONLANG['edit_other_service'] = 'Een andere dienst selecteren';
$_ADDONLANG['edit_service_number'] = 'of het ID ervan';
$_ADDONLANG['edit_help_client_id'] = 'De eigenaar van de dienst, automatisch bepaald.';
$_ADDONLANG['edit_help_netflow_url'] = 'Loginadres van NetFlow Analyzer. Laat leeg voor de standaard: :default';
$_ADDONLANG['edit_help_netflow_url_unknown'] = 'Loginadres van NetFlow Analyzer. Laat leeg voor de standaard uit de '
    . 'instellingen.';
$_ADDONLANG['edit_help_username'] = 'De gebruikersnaam die de klant in NetFlow Analyzer gebruikt.';
$_ADDONLANG['edit_help_password'] = 'Wordt versleuteld opgeslagen, voor welkomstmails. Laat leeg om het opgeslagen '
    . 'wachtwoord te behouden.';
$_ADDONLANG['edit_help_password_new'] = 'Wordt versleuteld opgeslagen, voor welkomstmails.';
$_ADDONLANG['edit_password_stored'] = 'Er is een wachtwoord opgeslagen';
$_ADDONLANG['edit_password_since'] = 'sinds';
$_ADDONLANG['edit_password_foreign'] = 'Het wachtwoord van de vorige eigenaar is opgeslagen';
$_ADDONLANG['edit_help_password_moved'] = 'Wordt versleuteld opgeslagen, voor welkomstmails. Het wachtwoord van de '
    . 'vorige eigenaar wordt bij het opslaan verwijderd.';
$_ADDONLANG['edit_password_none'] = 'Er is geen wachtwoord opgeslagen';
$_ADDONLANG['edit_password_unknown'] = 'Of er een wachtwoord is opgeslagen, kan nu niet worden gelezen';
$_ADDONLANG['edit_clear_password'] = 'Het opgeslagen wachtwoord verwijderen';
$_ADDONLANG['edit_help_group'] = 'De groep, IP-groep, interface, klant of factuuraanduiding van de klant in NetFlow '
    . 'Analyzer.';
$_ADDONLANG['edit_help_ip_address'] = 'Het IP-adres of gerouteerde subnet waaraan het verkeer van de klant wordt '
    . 'herkend. Scheid meerdere met komma\'s of spaties.';
$_ADDONLANG['edit_offer'] = 'Adressen van deze dienst:';
$_ADDONLANG['edit_without_login'] = 'Dit record heeft geen gebruikersnaam en geen wachtwoord: de klant ziet geen'
    . ' inloggegevens, en beide velden blijven in e-mails leeg.';
$_ADDONLANG['edit_mistaken_address'] = 'Dit lijkt op een IP-adres, maar niet alles ervan is een geldig adres of '
    . 'subnet. Het wordt als naam bewaard: zoeken op een adres vindt het niet.';
$_ADDONLANG['edit_help_notes'] = 'Alleen voor medewerkers. Klanten zien ze nooit.';
$_ADDONLANG['edit_save'] = 'Opslaan';
$_ADDONLANG['edit_no_service'] = 'Selecteer de dienst.';
$_ADDONLANG['edit_no_such_service'] = 'WHMCS heeft geen dienst met dit ID.';
$_ADDONLANG['edit_no_service_id'] = 'Dit is geen dienst-ID. Een dienst-ID is een geheel getal, bijvoorbeeld 1234.';
$_ADDONLANG['edit_link_wrong'] = 'De dienst van deze link is niet gevonden.';
$_ADDONLANG['edit_other_client'] = 'De dienst is van klant :id. Een record is altijd voor de eigenaar van de dienst.';
$_ADDONLANG['edit_not_text'] = 'Bevat tekens die niet gelezen kunnen worden. Typ het opnieuw.';
$_ADDONLANG['edit_refused_clear_password'] = 'Typ een nieuw wachtwoord of verwijder het opgeslagen wachtwoord: '
    . 'beide samen is zinloos.';
$_ADDONLANG['edit_url_login_dropped'] = 'Het adres bevatte mogelijk een login en is niet bewaard zoals u het typte: '
    . 'controleer het adres en typ het zonder de login.';
$_ADDONLANG['edit_not_saved'] = 'Het record is niet opgeslagen.';
$_ADDONLANG['edit_unknown'] = 'Het is niet bekend of het record is opgeslagen.';
$_ADDONLANG['edit_outage_unsaved'] = 'Er is niets opgeslagen. Wat u typte, staat hieronder, behalve wachtwoorden: '
    . 'sla het opnieuw op zodra de oorzaak is verholpen.';
$_ADDONLANG['edit_outage_unknown'] = 'Wat u typte, staat hieronder, behalve wachtwoorden. Bekijk het record zodra '
    . 'de oorzaak is verholpen en sla opnieuw op als er iets ontbreekt: een record dat is gewijzigd sinds u het '
    . 'opende, wordt niet ongezien overschreven.';
$_ADDONLANG['edit_health'] = 'Wat er mis is en wat te doen: de pagina Status';
$_ADDONLANG['edit_exists'] = 'Het record is niet opgeslagen: deze dienst heeft al een toegangsrecord.';
$_ADDONLANG['edit_exists_open'] = 'Het opgeslagen record in een nieuw tabblad openen';
$_ADDONLANG['edit_outdated'] = 'Het record is niet opgeslagen: het is gewijzigd sinds u het opende.';
$_ADDONLANG['edit_outdated_help'] = 'Wat u typte, staat hieronder. Waar het opgeslagen record afwijkt, staat de '
    . 'waarde ervan onder het veld. Opnieuw opslaan vervangt die.';
$_ADDONLANG['edit_outdated_deleted'] = 'Iemand heeft het verwijderd. Wat u typte, staat hieronder. Opnieuw opslaan '
    . 'maakt het opnieuw aan.';
$_ADDONLANG['edit_outdated_unread'] = 'Hoe het nu is, kan op dit moment niet worden gelezen. Wat u typte, staat '
    . 'hieronder, behalve wachtwoorden.';
$_ADDONLANG['edit_stored_enabled'] = 'Nu opgeslagen: ingeschakeld';
$_ADDONLANG['edit_stored_disabled'] = 'Nu opgeslagen: uitgeschakeld';
$_ADDONLANG['edit_stored_now'] = 'Nu opgeslagen: :value';
$_ADDONLANG['edit_password_again'] = 'Het wachtwoord blijft niet op deze pagina staan: typ het opnieuw.';
$_ADDONLANG['edit_moved'] = 'Deze dienst is van klant #:old naar #:new gegaan. Opslaan wijst het record aan de '
    . 'nieuwe eigenaar toe en verwijdert de oude login: URL, gebruikersnaam en wachtwoord. Vul de login van de '
    . 'nieuwe eigenaar in.';
$_ADDONLANG['edit_review'] = 'Deze dienst is naar een andere klant gegaan. URL, gebruikersnaam en wachtwoord van de '
    . 'vorige klant zijn verwijderd en het record is uitgeschakeld. Vul de login van de nieuwe klant in, vink '
    . '"Ingeschakeld" aan en sla op. Opslaan, ook zonder wijziging, beëindigt deze melding.';
$_ADDONLANG['edit_kept_of_former'] = 'Groep, IP-adres en notities zijn nog die van de vorige klant: controleer ze.';
$_ADDONLANG['edit_broken'] = 'Dit record is buiten NetFlow Manager gewijzigd, daarom zien klanten en e-mails het '
    . 'niet. Controleer elk veld. Om het te vervangen typt u het wachtwoord opnieuw of vinkt u "Opgeslagen '
    . 'wachtwoord wissen" aan.';
$_ADDONLANG['edit_orphan'] = 'WHMCS heeft deze dienst niet meer, dus dit record kan niet worden opgeslagen. U kunt '
    . 'het verwijderen:';
$_ADDONLANG['reuse_none'] = 'Geen: vul hieronder een login in';
$_ADDONLANG['reuse_login'] = ':username op :url (dienst :services), met wachtwoord';
$_ADDONLANG['reuse_login_since'] = ':username op :url (dienst :services), met het wachtwoord van :at';
$_ADDONLANG['reuse_login_no_password'] = ':username op :url (dienst :services), zonder wachtwoord';
$_ADDONLANG['reuse_login_chosen'] = 'De login van dienst #:service, zoals u die koos';
$_ADDONLANG['edit_help_reuse'] = 'URL, gebruikersnaam en wachtwoord worden van dat record overgenomen. Het'
    . ' wachtwoord blijft in de API van NetFlow Manager.';
$_ADDONLANG['password_show'] = 'Tonen';
$_ADDONLANG['password_hide'] = 'Verbergen';
$_ADDONLANG['password_generate'] = 'Een wachtwoord genereren';
$_ADDONLANG['password_generated'] = 'In beide velden staat een nieuw wachtwoord. Neem het over in NetFlow Analyzer '
    . 'voordat u deze pagina verlaat.';
$_ADDONLANG['saved_next'] = 'Wat u nu kunt doen';
$_ADDONLANG['saved_product_page'] = 'De productpagina van de klant bekijken';
$_ADDONLANG['saved_product_page_help'] = 'Gebruik voor de productpagina eerst "Inloggen als eigenaar" in het '
    . 'overzicht van de klant:';
$_ADDONLANG['saved_another'] = 'Toegang aan een andere dienst toevoegen';
$_ADDONLANG['delete_title'] = 'Dit toegangsrecord verwijderen?';
$_ADDONLANG['delete_outdated'] = 'Het record is niet verwijderd: het is gewijzigd sinds u het opende. Bekijk het '
    . 'opnieuw.';
$_ADDONLANG['delete_consequence'] = 'De klant ziet het netwerkgebruik niet meer, e-mails bevatten geen '
    . 'NetFlow-gegevens en het opgeslagen wachtwoord is weg. De gebruiker in NetFlow Analyzer blijft. Om de toegang '
    . 'slechts tijdelijk weg te nemen, bewerkt u het record en haalt u het vinkje bij "Ingeschakeld" weg.';
$_ADDONLANG['delete_confirm'] = 'Het record verwijderen';
$_ADDONLANG['history_choose'] = 'Open de geschiedenis van een record vanuit de lijst.';
$_ADDONLANG['history_empty'] = 'Er is nog niets met het toegangsrecord van deze dienst gebeurd.';
$_ADDONLANG['history_column_at'] = 'Wanneer';
$_ADDONLANG['history_column_who'] = 'Wie';
$_ADDONLANG['history_column_what'] = 'Wat';
$_ADDONLANG['history_key'] = 'met de sleutel ":name"';
$_ADDONLANG['history_reason'] = 'Reden: :reason';
$_ADDONLANG['history_blank'] = '(leeg)';
$_ADDONLANG['history_to'] = 'gewijzigd in';
$_ADDONLANG['history_password_set'] = 'is ingesteld';
$_ADDONLANG['history_password_changed'] = 'is gewijzigd';
$_ADDONLANG['history_password_cleared'] = 'is verwijderd';
$_ADDONLANG['history_record_created'] = 'Record aangemaakt';
$_ADDONLANG['history_record_provisioned'] = 'Record gemaakt door de regel van het product';
$_ADDONLANG['history_record_provisioning_failed'] = 'De regel van het product kon geen record maken';
$_ADDONLANG['history_record_updated'] = 'Record gewijzigd';
$_ADDONLANG['history_record_deleted'] = 'Record verwijderd';
$_ADDONLANG['history_record_accepted'] = 'Record geaccepteerd zoals het werd aangetroffen';
$_ADDONLANG['history_password_revealed'] = 'Wachtwoord aan een medewerker getoond';
$_ADDONLANG['history_password_shown_to_client'] = 'Wachtwoord aan de klant getoond';
$_ADDONLANG['history_login_rotated'] = 'Gedeelde login gewijzigd';
$_ADDONLANG['history_client_merged'] = 'Klant met een andere samengevoegd';
$_ADDONLANG['history_service_owner_changed'] = 'Dienst naar een andere klant verplaatst';
$_ADDONLANG['history_service_terminated'] = 'Dienst beëindigd';
$_ADDONLANG['history_service_suspended'] = 'Dienst opgeschort';
$_ADDONLANG['history_service_unsuspended'] = 'Dienst hervat';
$_ADDONLANG['history_service_missing'] = 'Dienst niet meer in WHMCS';
$_ADDONLANG['history_service_status_changed'] = 'Status van de dienst gewijzigd';
$_ADDONLANG['rotate_about'] = 'Meerdere diensten van een klant kunnen dezelfde NetFlow-login gebruiken. Wijzig het '
    . 'wachtwoord ervan hier één keer, voor alle tegelijk. Wijzig het ook in NetFlow Analyzer: dat kan deze pagina '
    . 'niet.';
$_ADDONLANG['rotate_client_help'] = 'Het nummer van de klant in WHMCS.';
$_ADDONLANG['rotate_client_wrong'] = 'Vul het nummer van een klant in.';
$_ADDONLANG['rotate_show'] = 'De logins tonen';
$_ADDONLANG['rotate_no_logins'] = 'Geen enkel toegangsrecord van deze klant heeft een login.';
$_ADDONLANG['rotate_reaches'] = 'Het nieuwe wachtwoord komt in de records van deze diensten:';
$_ADDONLANG['rotate_disagree'] = 'Deze records bevatten nu verschillende wachtwoorden. Daarna hebben ze allemaal '
    . 'het nieuwe.';
$_ADDONLANG['rotate_has_none'] = 'nu zonder wachtwoord';
$_ADDONLANG['rotate_new_password'] = 'Nieuw wachtwoord';
$_ADDONLANG['rotate_new_password_again'] = 'Nieuw wachtwoord herhalen';
$_ADDONLANG['rotate_not_the_same'] = 'De twee wachtwoorden verschillen. Typ beide opnieuw.';
$_ADDONLANG['rotate_new_username'] = 'Nieuwe gebruikersnaam';
$_ADDONLANG['rotate_new_username_help'] = 'Laat leeg om de gebruikersnaam te behouden.';
$_ADDONLANG['rotate_submit'] = 'De login wijzigen';
$_ADDONLANG['rotate_not_done'] = 'Er is niets gewijzigd.';
$_ADDONLANG['rotate_done'] = 'De login is gewijzigd. Gewijzigde records: :count.';
$_ADDONLANG['rotate_done_next'] = 'Stel hetzelfde wachtwoord in NetFlow Analyzer in.';
$_ADDONLANG['rotate_records'] = 'Records van deze klant';
$_ADDONLANG['rotate_had_none'] = 'had eerst geen wachtwoord';
$_ADDONLANG['rotate_had_none_help'] = 'Waar er eerst geen was, kunnen e-mails van deze diensten voortaan een '
    . 'wachtwoord bevatten.';
$_ADDONLANG['rotate_next_tell'] = 'Informeer de klant: er is niets verzonden.';
$_ADDONLANG['rotate_next_mail'] = 'Verstuur een e-mail waarin de login staat:';
$_ADDONLANG['rotate_next_all'] = 'Gegevens van alle versturen: :count';
$_ADDONLANG['rotate_next_mail_help'] = 'Welke e-mailsjablonen die bevatten:';
$_ADDONLANG['rotate_next_disabled'] = 'E-mails over deze diensten bevatten geen login, omdat hun records uitgeschakeld '
    . 'zijn: :services';
$_ADDONLANG['rotate_next_page'] = 'Als "Wachtwoordpagina voor de eigenaar" in de instellingen aan staat, vindt de '
    . 'klant het nieuwe wachtwoord ook in het klantengedeelte, bij elke dienst waarvan de sectie daar wordt getoond.';

// Admin pages: settings, import, export, explanation
$_ADDONLANG['settings'] = 'Instellingen';
$_ADDONLANG['settings_intro'] = 'Deze instellingen gelden voor alle diensten van deze WHMCS en werken '
    . 'binnen vijf seconden. Wie wat wijzigde, staat in het auditlogboek.';
$_ADDONLANG['settings_page'] = 'Sectie "Netwerkgebruik"';
$_ADDONLANG['settings_passwords'] = 'Wachtwoorden';
$_ADDONLANG['settings_lifecycle'] = 'Beëindigde diensten';
$_ADDONLANG['settings_usage'] = 'Verkeer';
$_ADDONLANG['settings_save'] = 'Wijzigingen opslaan';
$_ADDONLANG['settings_not_saved'] = 'Er is niets opgeslagen.';
$_ADDONLANG['settings_wrong'] = 'Er is niets opgeslagen. Elke fout staat bij het betreffende veld.';
$_ADDONLANG['settings_outdated'] = 'Er is niets opgeslagen: iemand anders heeft dezelfde instellingen gewijzigd '
    . 'sinds u deze pagina opende. Wat u koos, staat hieronder; wat nu opgeslagen is, staat onder het veld. Opnieuw '
    . 'opslaan vervangt het.';
$_ADDONLANG['settings_broken'] = 'De opgeslagen instellingen zijn rechtstreeks in de database gewijzigd en worden'
    . ' genegeerd: geen enkele klant ziet de sectie, en e-mails hebben geen NetFlow-gegevens. Hieronder staan de'
    . ' standaardwaarden; controleer ze en sla ze op.';
$_ADDONLANG['notice_settings_saved'] = 'De instellingen zijn opgeslagen.';
$_ADDONLANG['notice_settings_unchanged'] = 'Er zijn geen wijzigingen om op te slaan.';
$_ADDONLANG['setting_client_area_enabled'] = 'De sectie "Netwerkgebruik" aan klanten tonen';
$_ADDONLANG['setting_client_area_enabled_help'] = 'Uit verbergt haar op alle productpagina\'s. E-mails veranderen '
    . 'niet.';
$_ADDONLANG['setting_visible_statuses'] = 'Voor diensten met de status';
$_ADDONLANG['setting_visible_statuses_help'] = 'Een dienst met een andere status toont geen sectie.';
$_ADDONLANG['setting_visible_statuses_none'] = 'Er is geen status aangevinkt: geen enkele klant ziet de sectie, '
    . 'welke status de dienst ook heeft.';
$_ADDONLANG['setting_default_netflow_url'] = 'Standaard-NetFlow-URL';
$_ADDONLANG['setting_default_netflow_url_help'] = 'Gebruikt door elk record zonder eigen URL.';
$_ADDONLANG['setting_show'] = 'Tonen:';
$_ADDONLANG['setting_show_help'] = 'Wordt getoond als het record een waarde heeft.';
$_ADDONLANG['setting_section_title'] = 'Titel van de sectie';
$_ADDONLANG['setting_section_title_help'] = 'Laat leeg voor "Netwerkgebruik" in de taal van elke klant.';
$_ADDONLANG['setting_button_label'] = 'Tekst van de knop';
$_ADDONLANG['setting_button_label_help'] = 'Laat leeg voor de gebruikelijke tekst in de taal van elke klant.';
$_ADDONLANG['setting_show_password'] = 'Het wachtwoord op de productpagina tonen';
$_ADDONLANG['setting_show_password_warning'] = 'Laat dit normaal gesproken uit. Wie de pagina ziet, ziet dan ook het '
    . 'wachtwoord: de gebruikers van de klant die wachtwoorden van producten mogen zien, medewerkers die als de '
    . 'klant inloggen en iedereen die over hun schouder meekijkt. Andere gebruikers van de klant zien de sectie dan '
    . 'niet.';
$_ADDONLANG['setting_email_password'] = 'Wachtwoord in e-mails';
$_ADDONLANG['setting_email_password_include'] = 'Opnemen ({$netflow_password})';
$_ADDONLANG['setting_email_password_omit'] = 'Weglaten ({$netflow_password} is leeg)';
$_ADDONLANG['setting_email_password_help'] = 'E-mails worden door mailproviders bewaard en in het klantenpaneel '
    . 'vermeld.';
$_ADDONLANG['setting_client_password_page'] = 'Wachtwoordpagina voor de eigenaar';
$_ADDONLANG['setting_client_password_page_help'] = 'De klant van wie de dienst is, kan het wachtwoord op een eigen '
    . 'pagina met één klik laten tonen. Elke keer staat in het auditlogboek. E-mails kunnen dan een link bevatten '
    . 'in plaats van het wachtwoord.';
$_ADDONLANG['setting_on_terminate'] = 'Als een dienst wordt beëindigd';
$_ADDONLANG['setting_on_terminate_disable'] = 'Het record uitschakelen';
$_ADDONLANG['setting_on_terminate_delete'] = 'Het record verwijderen';
$_ADDONLANG['setting_on_terminate_keep'] = 'Het record ongewijzigd behouden';
$_ADDONLANG['setting_on_terminate_help'] = 'Het account in NetFlow Analyzer zelf wordt nooit aangeraakt.';
$_ADDONLANG['setting_show_usage'] = 'Klanten het verkeer van hun diensten tonen';
$_ADDONLANG['setting_show_usage_help'] = 'Een grafiek en cijfers, als er een bron van verkeer is ingesteld.';
$_ADDONLANG['setting_usage_time_zone'] = 'Tijdzone';
$_ADDONLANG['setting_usage_time_zone_help'] = 'Naam uit de IANA-database, zoals Europe/Amsterdam. Dagen, maanden en'
    . ' tijden zijn die van deze zone.';
$_ADDONLANG['setting_usage_cycle'] = 'Factureringsperiode';
$_ADDONLANG['setting_usage_cycle_calendar_month'] = 'De kalendermaand';
$_ADDONLANG['setting_usage_cycle_due_day'] = 'Maandelijks vanaf de vervaldag van de dienst';
$_ADDONLANG['setting_usage_cycle_help'] = 'De facturering van meerverbruik in WHMCS telt kalendermaanden.';
$_ADDONLANG['setting_usage_percentile'] = '95e percentiel';
$_ADDONLANG['setting_usage_percentile_higher'] = 'Het hoogste van inkomend en uitgaand';
$_ADDONLANG['setting_usage_percentile_pooled'] = 'Van inkomend en uitgaand in één lijst';
$_ADDONLANG['setting_usage_percentile_sum'] = 'Van inkomend en uitgaand opgeteld';
$_ADDONLANG['setting_usage_percentile_in'] = 'Alleen inkomend';
$_ADDONLANG['setting_usage_percentile_out'] = 'Alleen uitgaand';
$_ADDONLANG['setting_usage_percentile_help'] = 'Kies de methode waarmee uw facturen worden gemaakt.';
$_ADDONLANG['setting_usage_sum_days'] = 'Dagen dat vijfminutenwaarden worden bewaard';
$_ADDONLANG['setting_usage_sum_days_help'] = 'Van 35 tot 400. Alleen daarvan zijn er een grafiek en een 95e'
    . ' percentiel.';
$_ADDONLANG['setting_usage_total_days'] = 'Dagen dat dagtotalen worden bewaard';
$_ADDONLANG['setting_usage_total_days_help'] = 'Van 35 tot 1100, en niet minder dan de vijfminutenwaarden.';
$_ADDONLANG['status_pending'] = 'In afwachting';
$_ADDONLANG['status_active'] = 'Actief';
$_ADDONLANG['status_suspended'] = 'Opgeschort';
$_ADDONLANG['status_terminated'] = 'Beëindigd';
$_ADDONLANG['status_cancelled'] = 'Geannuleerd';
$_ADDONLANG['status_fraud'] = 'Fraude';
$_ADDONLANG['status_completed'] = 'Voltooid';
$_ADDONLANG['settings_scope'] = 'De API-sleutel van deze addon mag de instellingen niet lezen of wijzigen: de '
    . 'bevoegdheid "admin" ontbreekt.';
$_ADDONLANG['settings_scope_why'] = 'Sleutels met deze bevoegdheid worden alleen op de host van de API gemaakt, '
    . 'nooit via het netwerk. Alle andere pagina\'s werken zonder, en wat nu is ingesteld, blijft van kracht.';
$_ADDONLANG['settings_scope_make'] = 'Maak op de host van de API een sleutel met alle bevoegdheden die de addon '
    . 'gebruikt:';
$_ADDONLANG['settings_scope_enter'] = 'Vul hem in onder Systeeminstellingen > Addonmodules > NetFlow Manager > '
    . 'Configureren.';
$_ADDONLANG['settings_scope_revoke'] = 'Trek de oude sleutel in: "netflow-manager key list" toont het ID, '
    . '"netflow-manager key revoke ID" beëindigt hem.';
$_ADDONLANG['settings_scope_host'] = 'Moet WHMCS zo\'n sleutel niet hebben, wijzig de instellingen dan op de host, '
    . 'met een sleutel die de bevoegdheid "admin" heeft en daar blijft ("netflow-manager key create --name host '
    . '--scope admin"):';
$_ADDONLANG['import'] = 'Importeren';
$_ADDONLANG['import_intro'] = 'Slaat veel records tegelijk op: alle rijen van het bestand of, als een daarvan '
    . 'onbruikbaar is, geen enkele. Controleer eerst het bestand; een controle wijzigt niets.';
$_ADDONLANG['import_file'] = 'CSV- of NDJSON-bestand';
$_ADDONLANG['import_largest'] = 'Deze server accepteert bestanden tot :size MB (PHP: upload_max_filesize, '
    . 'post_max_size). Grotere: "netflow-manager import FILE" op de host van de API.';
$_ADDONLANG['import_not_kept'] = 'Het bestand kan wachtwoorden bevatten en wordt hier daarom niet bewaard: voor de '
    . 'import wordt het nog eens verzonden.';
$_ADDONLANG['import_mode'] = 'Diensten die al een record hebben';
$_ADDONLANG['import_mode_upsert'] = 'worden door de rij vervangen. Kolommen die in het bestand ontbreken, worden'
    . ' leeg, het record wordt ingeschakeld en het wachtwoord blijft.';
$_ADDONLANG['import_mode_create'] = 'zijn een fout';
$_ADDONLANG['import_mode_patch'] = 'worden door de rij gewijzigd, alleen in de kolommen die het bestand heeft; een lege cel wist een '
    . 'tekst, maar nooit het wachtwoord. Diensten zonder record zijn een fout';
$_ADDONLANG['import_check'] = 'Controleren (wijzigt niets)';
$_ADDONLANG['import_apply'] = 'Nu importeren';
$_ADDONLANG['import_apply_help'] = 'Als uw browser het bestand na de controle niet vasthoudt, kies dan hetzelfde '
    . 'bestand opnieuw en klik op "Nu importeren". Een ander bestand dan het gecontroleerde wordt geweigerd.';
$_ADDONLANG['import_again'] = 'Klik nu op "Nu importeren"; kies hetzelfde bestand opnieuw als de browser het niet '
    . 'vasthield.';
$_ADDONLANG['import_good_checked'] = 'Het bestand kan worden geïmporteerd. Er is nog niets gewijzigd.';
$_ADDONLANG['import_good_applied'] = 'Het bestand is geïmporteerd.';
$_ADDONLANG['import_bad_checked'] = 'Onbruikbare rijen: :count. Een import van dit bestand zou niets wijzigen.';
$_ADDONLANG['import_bad_applied'] = 'Er is niets geïmporteerd. Onbruikbare rijen: :count.';
$_ADDONLANG['import_rows'] = 'Rijen in het bestand';
$_ADDONLANG['import_created_checked'] = 'Records die nieuw zouden zijn';
$_ADDONLANG['import_created_applied'] = 'Nieuwe records';
$_ADDONLANG['import_updated_checked'] = 'Records die zouden wijzigen';
$_ADDONLANG['import_updated_applied'] = 'Gewijzigde records';
$_ADDONLANG['import_unchanged_checked'] = 'Records die zouden blijven zoals ze zijn';
$_ADDONLANG['import_unchanged_applied'] = 'Ongewijzigde records';
$_ADDONLANG['import_errors'] = 'Waarden worden hier nooit herhaald: kijk naar de regel in uw bestand.';
$_ADDONLANG['import_line'] = 'Regel';
$_ADDONLANG['import_member'] = 'Kolom';
$_ADDONLANG['import_message'] = 'Wat er mis is';
$_ADDONLANG['import_more_errors'] = 'en nog :count';
$_ADDONLANG['import_warnings'] = 'Waarschuwingen: :count. Ze verhinderen geen import; bekijk eerst deze rijen.';
$_ADDONLANG['import_warning'] = 'Wat te controleren is';
$_ADDONLANG['import_preview'] = 'De eerste rijen, zoals ze zijn begrepen';
$_ADDONLANG['import_preview_set'] = 'ingesteld';
$_ADDONLANG['import_failed'] = 'Er is niets geïmporteerd.';
$_ADDONLANG['import_another_file'] = 'Er is niets geïmporteerd: dit zijn niet het bestand en de keuze die zijn '
    . 'gecontroleerd. Controleer opnieuw.';
$_ADDONLANG['import_columns'] = 'Kolommen';
$_ADDONLANG['import_columns_intro'] = 'De eerste regel van een CSV-bestand noemt de kolommen, in willekeurige '
    . 'volgorde; alleen service_id is verplicht. Een NDJSON-bestand heeft per regel één JSON-object met dezelfde '
    . 'namen.';
$_ADDONLANG['import_template'] = 'Een CSV-sjabloon downloaden';
$_ADDONLANG['column_service_id'] = 'ID van de dienst in WHMCS. Elke dienst één keer.';
$_ADDONLANG['column_client_id'] = 'ID van de klant ervan in WHMCS; mag ontbreken, want WHMCS kent die. Een andere klant dan '
    . 'voorheen verwijdert de opgeslagen login.';
$_ADDONLANG['column_enabled'] = 'true of false, 1 of 0, ja of nee. Leeg: true.';
$_ADDONLANG['column_netflow_url'] = 'Adres van de login, met http:// of https://. Leeg: de standaard van de '
    . 'instellingen.';
$_ADDONLANG['column_username'] = 'Gebruiker in NetFlow Analyzer.';
$_ADDONLANG['column_password'] = 'Wachtwoord van die gebruiker, precies zo bewaard. Leeg: het opgeslagen wachtwoord '
    . 'blijft.';
$_ADDONLANG['column_clear_password'] = 'true verwijdert het opgeslagen wachtwoord.';
$_ADDONLANG['column_reuse_login_from'] = 'ID van een andere dienst van dezelfde klant: URL, gebruikersnaam en '
    . 'wachtwoord worden van het record daarvan overgenomen. De drie kolommen moeten dan leeg zijn.';
$_ADDONLANG['upload_none'] = 'Er is geen bestand aangekomen. Kies er een.';
$_ADDONLANG['upload_empty'] = 'Het bestand is leeg.';
$_ADDONLANG['upload_too_large'] = 'Er is niets geïmporteerd: het bestand is groter dan deze server accepteert.';
$_ADDONLANG['upload_broke_off'] = 'Er is niets geïmporteerd: het bestand is slechts gedeeltelijk aangekomen. '
    . 'Verzend het opnieuw.';
$_ADDONLANG['upload_not_stored'] = 'Er is niets geïmporteerd: PHP kon het bestand niet opslaan (upload_tmp_dir).';
$_ADDONLANG['export'] = 'Exporteren';
$_ADDONLANG['export_intro'] = 'Alle records als bestand, zonder wachtwoorden. Het kan worden bewerkt en weer '
    . 'geïmporteerd: opgeslagen wachtwoorden blijven. Met wachtwoorden: "netflow-manager export FILE '
    . '--include-passwords" op de host van de API.';
$_ADDONLANG['export_csv'] = 'CSV downloaden';
$_ADDONLANG['export_ndjson'] = 'NDJSON downloaden';
$_ADDONLANG['scope_missing'] = 'De API-sleutel van deze addon mist de bevoegdheid ":scope". De pagina "Status" '
    . 'zegt hoe u een betere maakt.';
$_ADDONLANG['explain_intro'] = 'Loopt alles na wat in orde moet zijn voordat een klant de sectie "Netwerkgebruik" '
    . 'van een dienst ziet.';
$_ADDONLANG['explain_none'] = 'Er is geen dienst gevonden.';
$_ADDONLANG['explain_check'] = 'Controleren';
$_ADDONLANG['explain_shown'] = 'De sectie wordt aan de klant getoond.';
$_ADDONLANG['explain_not_shown'] = 'De sectie wordt niet getoond. Op te lossen: :count.';
$_ADDONLANG['explain_service'] = 'Dienst in WHMCS';
$_ADDONLANG['explain_service_found'] = ':service, status :status';
$_ADDONLANG['explain_service_missing'] = 'WHMCS heeft geen dienst #:id.';
$_ADDONLANG['explain_service_missing_advice'] = 'Controleer het nummer. Als de dienst is verwijderd, verwijder dan '
    . 'ook het record ervan.';
$_ADDONLANG['explain_open_service'] = 'De dienst openen';
$_ADDONLANG['explain_owner_missing'] = 'WHMCS heeft geen klant #:id, van wie de dienst is.';
$_ADDONLANG['explain_owner_missing_advice'] = 'Verplaats de dienst naar een bestaande klant.';
$_ADDONLANG['explain_open_client'] = 'De klant openen';
$_ADDONLANG['explain_overview'] = 'Productpagina';
$_ADDONLANG['explain_overview_module'] = 'Het product gebruikt de servermodule ":module".';
$_ADDONLANG['explain_overview_advice'] = 'Sommige servermodules vervangen het overzicht van de productpagina, en '
    . 'daarmee de plek waar de sectie staat. De klant vindt haar dan via het item in de zijbalk. Om te zien wat het '
    . 'geval is, logt u in als de klant en opent u het product.';
$_ADDONLANG['explain_api_advice'] = 'De pagina "Status" zegt wat er mis is.';
$_ADDONLANG['explain_mails'] = 'E-mails';
$_ADDONLANG['explain_mails_intro'] = 'E-mails krijgen de gegevens als er een record is, het ingeschakeld en '
    . 'ongeschonden is en het van de eigenaar van de dienst is. De status en de schakelaar van de sectie spelen '
    . 'daarbij geen rol.';
$_ADDONLANG['explain_history'] = 'Geschiedenis van het record';
$_ADDONLANG['table_unreadable'] = 'De tabel :table van WHMCS kan niet worden gelezen.';
$_ADDONLANG['check_mail_templates'] = 'E-mailsjablonen met NetFlow-velden';
$_ADDONLANG['mail_templates_none'] = 'Geen enkel sjabloon van het type Product gebruikt ze.';
$_ADDONLANG['advice_mail_templates'] = 'Om de toegangsgegevens te verzenden, zet u het blok uit de '
    . 'installatiehandleiding in de welkomstmail van uw producten (Systeeminstellingen > E-mailsjablonen).';
$_ADDONLANG['check_misplaced_fields'] = 'NetFlow-velden in sjablonen van een ander type';
$_ADDONLANG['advice_misplaced_fields'] = 'Daar zijn ze altijd leeg. Alleen sjablonen van het type Product hebben '
    . 'deze velden.';
$_ADDONLANG['check_welcome_mail'] = 'Welkomstmail van het product';
$_ADDONLANG['welcome_mail_without'] = 'Die gebruikt de NetFlow-velden niet.';
$_ADDONLANG['advice_welcome_mail'] = 'Zet er het blok uit de installatiehandleiding in als klanten hun toegang per '
    . 'e-mail moeten krijgen.';

// Admin pages: connection check
$_ADDONLANG['connection_check'] = 'Verbindingscontrole';
$_ADDONLANG['all_right'] = 'Alles is in orde: productpagina\'s en e-mails krijgen hun NetFlow-gegevens.';
$_ADDONLANG['problems'] = 'Op te lossen: :count. Begin bovenaan, latere regels hangen vaak van eerdere af.';
$_ADDONLANG['not_set'] = 'niet ingesteld';
$_ADDONLANG['none'] = 'geen';

$_ADDONLANG['check_address'] = 'API-adres';
$_ADDONLANG['advice_address_missing'] = 'Vul het in onder Systeeminstellingen > Addonmodules > NetFlow Manager > '
    . 'Configureren.';
$_ADDONLANG['advice_address_wrong'] = 'Gebruik https://host, http://127.0.0.1:8000 (http alleen op deze machine) of '
    . 'unix:///path/to/socket, zonder gebruikersnaam, vraagteken of #.';

$_ADDONLANG['check_key'] = 'API-sleutel';
$_ADDONLANG['key_set'] = 'ingesteld (ID :id)';
$_ADDONLANG['key_missing'] = 'niet ingesteld, of geen sleutel van dit product';
$_ADDONLANG['advice_key_missing'] = 'Maak er een op de host van de API met "netflow-manager key create --name whmcs '
    . '--for-whmcs" en vul hem in onder Systeeminstellingen > Addonmodules > NetFlow Manager > Configureren. Hij '
    . 'begint met nfm_.';

$_ADDONLANG['check_reachable'] = 'API bereikbaar';
$_ADDONLANG['reachable'] = 'ja, antwoord in :ms ms';
$_ADDONLANG['advice_unreachable'] = 'Draait de service ("netflow-manager serve")? Leidt het adres hierboven er '
    . 'vanaf deze machine naartoe, door firewall en certificaat? Bij een socket: mag de gebruiker van de webserver '
    . 'die openen?';

$_ADDONLANG['check_ready'] = 'API gereed';
$_ADDONLANG['status'] = 'De API antwoordde met status :status.';
$_ADDONLANG['advice_not_ready'] = 'Voer "netflow-manager check" uit op de host van de API: het zegt wat er'
    . ' mislukt en wat te doen.';
$_ADDONLANG['advice_older_api'] = 'Deze module heeft versie :version van de API van NetFlow Manager of een nieuwere'
    . ' nodig. Werk de API bij. Is zij actueel, dan luistert een ander programma op dit adres.';

$_ADDONLANG['check_key_valid'] = 'API-sleutel geaccepteerd';
$_ADDONLANG['key_refused'] = 'De API accepteert deze sleutel niet.';
$_ADDONLANG['advice_key_refused'] = 'Hij is verkeerd getypt, verlopen of ingetrokken, of hoort bij een andere '
    . 'database. "netflow-manager key list" op de host van de API toont de sleutels; maak zo nodig een nieuwe.';
$_ADDONLANG['advice_unreadable'] = 'Is het echt NetFlow Manager dat op dit adres luistert? Is de versie recent?';

$_ADDONLANG['check_php'] = 'PHP';
$_ADDONLANG['advice_php'] = 'De addon heeft PHP :oldest of nieuwer nodig.';
$_ADDONLANG['check_curl'] = 'PHP-extensie curl';
$_ADDONLANG['advice_curl'] = 'Installeer haar: zonder kan de API niet worden aangeroepen.';
$_ADDONLANG['advice_curl_resolver'] = 'Deze build van curl wacht langer dan de termijn op de naamserver als die '
    . 'niet antwoordt. Gebruik zo mogelijk een IP-adres of een socket als API-adres.';
$_ADDONLANG['check_protection'] = 'Beveiliging van de verbinding';
$_ADDONLANG['protection_tls'] = 'versleuteld (TLS), het certificaat wordt gecontroleerd';
$_ADDONLANG['protection_socket'] = 'een socket van deze machine; geen netwerk';
$_ADDONLANG['protection_loopback'] = 'niet versleuteld, maar het verlaat deze machine niet';

$_ADDONLANG['check_memory'] = 'Gedeeld geheugen';
$_ADDONLANG['memory_apcu'] = 'APCu';
$_ADDONLANG['memory_file'] = 'bestanden in een eigen tijdelijke map';
$_ADDONLANG['advice_memory'] = 'Zonder wacht elke pagina de hele termijn af zolang de API niet werkt, en het '
    . 'activiteitenlogboek zegt niets over pagina\'s. Installeer de PHP-extensie apcu, of laat PHP in zijn '
    . 'tijdelijke map schrijven en verwijder daar een map "netflow_manager-…" van een andere gebruiker.';

$_ADDONLANG['check_pause_page'] = 'Aanroepen voor productpagina\'s';
$_ADDONLANG['check_pause_mail'] = 'Aanroepen voor e-mails';
$_ADDONLANG['no_pause'] = 'toegestaan';
$_ADDONLANG['no_pause_unknown'] = 'niet tegengehouden; of ze aankomen is niet bekend';
$_ADDONLANG['paused'] = 'nog :seconds s tegengehouden, omdat de API faalde';
$_ADDONLANG['paused_refused'] = 'nog :seconds s tegengehouden, omdat de API de sleutel weigerde';
$_ADDONLANG['pause_ended'] = 'waren tegengehouden; nu weer toegestaan, omdat de API antwoordt';
$_ADDONLANG['advice_pause'] = 'Los de problemen hierboven op en open deze pagina opnieuw: een goede controle '
    . 'beëindigt de pauze.';

$_ADDONLANG['check_functions'] = 'PHP-functies die deze host heeft uitgeschakeld';
$_ADDONLANG['advice_functions'] = 'De add-on werkt zonder, maar langzamer. Haal ze zo mogelijk uit'
    . ' disable_functions in php.ini.';
$_ADDONLANG['advice_functions_curl'] = 'Zonder deze kan de API niet worden aangeroepen: haal ze uit'
    . ' disable_functions in php.ini, of vraag dat aan uw host.';
$_ADDONLANG['check_passage'] = 'Methoden en uploads';
$_ADDONLANG['passage_free'] = 'bereiken de API: :names';
$_ADDONLANG['passage_refused'] = 'onderweg geweigerd: :names';
$_ADDONLANG['passage_unknown'] = 'er kwam geen antwoord: welke doorkomen is niet bekend';
$_ADDONLANG['passage_rest_unknown'] = 'Van de andere kwam geen antwoord.';
$_ADDONLANG['intercepted'] = 'Een webserver of firewall tussen WHMCS en de API antwoordde met status :status.';
$_ADDONLANG['advice_passage'] = 'Een webserver of firewall tussen WHMCS en de API weigert dit. Laat daar GET,'
    . ' POST, PUT, PATCH, DELETE en deze mediatypen door: application/json, application/merge-patch+json,'
    . ' text/csv, application/x-ndjson; de laatste twee met Content-Encoding: gzip.';
$_ADDONLANG['check_way_page'] = 'Weg voor productpagina\'s';
$_ADDONLANG['check_way_mail'] = 'Weg voor e-mails';
$_ADDONLANG['way_measured'] = 'verbonden na :connect ms, antwoord na :total ms; :limit ms zijn toegestaan';
$_ADDONLANG['way_connected'] = 'verbonden na :connect ms, geen antwoord binnen :limit ms.';
$_ADDONLANG['way_not_connected'] = 'geen verbinding; :limit ms zijn toegestaan.';
$_ADDONLANG['way_silent'] = 'Geen antwoord van: :addresses.';
$_ADDONLANG['advice_silent'] = 'Een ander adres antwoordde. Laat ook dit adres antwoorden, of haal het uit de'
    . ' naamserver: elke aanroep wacht er eerst op.';
$_ADDONLANG['advice_way_page'] = 'Productpagina\'s tonen geen sectie. Verhoog de termijn in de instellingen van'
    . ' de add-on, of breng de API dichterbij.';
$_ADDONLANG['advice_way_mail'] = 'E-mails gaan uit zonder NetFlow-gegevens. Breng de API dichterbij, of laat de'
    . ' adressen hierboven antwoorden.';

// Service tab, client summary, search, reconciliation
$_ADDONLANG['widget_health'] = 'API';
$_ADDONLANG['widget_works'] = 'werkt';
$_ADDONLANG['widget_fails'] = 'antwoordt niet';
$_ADDONLANG['widget_needs_review'] = 'Wachten op controle';
$_ADDONLANG['widget_never_had_password'] = 'Hadden nooit een wachtwoord';
$_ADDONLANG['widget_missing'] = 'Diensten zonder record, hoewel hun product een regel heeft';
$_ADDONLANG['widget_unknown'] = 'nog niet bekend';
$_ADDONLANG['widget_as_of'] = 'per :at';
$_ADDONLANG['widget_not_set_up'] = 'Adres of API-sleutel is niet ingesteld.';
$_ADDONLANG['widget_broken'] = 'Gestopt in WHMCS. Het activiteitenlogboek zegt waar.';
$_ADDONLANG['service_access'] = 'NetFlow-toegang';
$_ADDONLANG['service_enabled'] = 'NetFlow ingeschakeld';
$_ADDONLANG['netflow_username'] = 'NetFlow-gebruikersnaam';
$_ADDONLANG['netflow_group'] = 'NetFlow-groep';
$_ADDONLANG['netflow_ip_address'] = 'NetFlow-IP-adres';
$_ADDONLANG['netflow_notes'] = 'NetFlow-notities (intern)';
$_ADDONLANG['netflow_password'] = 'NetFlow-wachtwoord';
$_ADDONLANG['netflow_traffic'] = 'NetFlow-verkeer';
$_ADDONLANG['service_explain'] = 'Waarom (niet) zichtbaar?';
$_ADDONLANG['service_not_set_up'] = 'Het adres of de sleutel van de API is niet ingesteld.';
$_ADDONLANG['service_moved'] = 'Het record is van klant :client, de dienst van een andere: het wordt aan niemand '
    . 'getoond. Wijs het met "Bewerken" opnieuw toe.';
$_ADDONLANG['service_review'] = 'De dienst is naar een andere klant gegaan: de login van de vorige is verwijderd en '
    . 'het record is uitgeschakeld. Vul met Bewerken een nieuwe login in en schakel die in. Deze melding verdwijnt '
    . 'als het record daar wordt opgeslagen, ook zonder wijziging, of als een NetFlow-veld van deze pagina wordt '
    . 'gewijzigd en opgeslagen.';
$_ADDONLANG['summary_more'] = 'Alle records van deze klant';
$_ADDONLANG['search_title'] = 'NetFlow-toegang van dienst :service';
$_ADDONLANG['search_ids'] = 'klant :client';

$_ADDONLANG['check_pause_event'] = 'Aanroepen voor gebeurtenissen van diensten';
$_ADDONLANG['check_pause_staff'] = 'Aanroepen voor diensttabblad en klantoverzicht';
$_ADDONLANG['check_pause_search'] = 'Aanroepen voor het zoeken van WHMCS';
$_ADDONLANG['check_pause_dashboard'] = 'Aanroepen voor het dashboard';
$_ADDONLANG['check_pause_usage'] = 'Aanroepen voor grafieken en cijfers van het dataverkeer';
$_ADDONLANG['check_pause_usage_file'] = 'Aanroepen voor bestanden van het dataverkeer';
$_ADDONLANG['check_pause_staff_usage'] = 'Aanroepen voor verkeer dat medewerkers bekijken';

$_ADDONLANG['reconciliation_never'] = 'nog niet: ze draait aan het eind van de dagelijkse cronjob van WHMCS';
$_ADDONLANG['reconciliation_done'] = 'laatst uitgevoerd :at, diensten: :services';
$_ADDONLANG['reconciliation_refused'] = 'laatst uitgevoerd :at: er is niets gewijzigd, omdat er te veel records '
    . 'zouden worden uitgeschakeld of verwijderd';
$_ADDONLANG['reconciliation_failed'] = 'laatst uitgevoerd :at, mislukt.';
$_ADDONLANG['reconciliation_stopped'] = 'Ze is in WHMCS gestopt. Het activiteitenlogboek zegt waar.';
$_ADDONLANG['advice_reconciliation_refused'] = 'Bekijk hieronder bij "Afstemming" een proefrun en bevestig die als '
    . 'hij klopt.';
$_ADDONLANG['advice_reconciliation_failed'] = 'Los de problemen hierboven op en voer haar dan hieronder bij '
    . '"Afstemming" uit, of wacht op de volgende nacht.';
$_ADDONLANG['advice_reconciliation_late'] = 'Ze is meer dan twee dagen oud. Draait de cronjob van WHMCS elke dag?';

$_ADDONLANG['reconcile_title'] = 'Afstemming';
$_ADDONLANG['reconcile_about'] = 'Vergelijkt alle diensten van WHMCS met alle toegangsrecords, elke nacht of nu. '
    . 'Een record waarvan de dienst een andere klant heeft, wordt uitgeschakeld en verliest zijn login; een record '
    . 'zonder dienst wordt uitgeschakeld; een record waarvan de dienst is geëindigd, wordt behandeld zoals de '
    . 'instellingen zeggen. Er wordt niets verwijderd, tenzij die dat zeggen.';
$_ADDONLANG['reconcile_preview'] = 'Proefrun: dit zou worden gewijzigd';
$_ADDONLANG['reconcile_dry_run'] = 'Proefrun';
$_ADDONLANG['reconcile_run'] = 'Nu uitvoeren';
$_ADDONLANG['reconcile_too_drastic'] = 'Er is niets gewijzigd: meer dan een vijfde van de records zou worden '
    . 'uitgeschakeld of verwijderd, wat een vergissing kan zijn. Bekijk de proefrun hieronder en bevestig die als hij klopt.';
$_ADDONLANG['reconcile_unconfirmed'] = 'Er is niets gewijzigd: vink het vakje aan om te bevestigen.';
$_ADDONLANG['reconcile_confirm'] = 'Ik heb de proefrun bekeken. Hij klopt.';
$_ADDONLANG['reconcile_force'] = 'Toch uitvoeren';
$_ADDONLANG['reconcile_services'] = 'Diensten in WHMCS';
$_ADDONLANG['reconcile_records'] = 'Toegangsrecords';
$_ADDONLANG['reconcile_orphaned'] = 'Zonder dienst: uitgeschakeld';
$_ADDONLANG['reconcile_owner_changed'] = 'Naar een andere klant: uitgeschakeld, login verwijderd, te controleren';
$_ADDONLANG['reconcile_terminated'] = 'Geëindigd: behandeld zoals de instellingen zeggen';
$_ADDONLANG['reconcile_status_changed'] = 'Andere status: opgeslagen';
$_ADDONLANG['reconcile_broken'] = 'Buiten de API bewerkt: ongemoeid gelaten';
$_ADDONLANG['notice_reconciled'] = 'De afstemming is klaar.';

// Client area
$_ADDONLANG['client_title'] = 'Netwerkgebruik';
$_ADDONLANG['client_service'] = 'Productdetails';
$_ADDONLANG['client_back'] = 'Terug naar het product';
$_ADDONLANG['client_nothing'] = 'Er is niets te tonen voor dit product.';
$_ADDONLANG['client_later'] = 'Dit kan op dit moment niet worden getoond. Probeer het later opnieuw.';
$_ADDONLANG['client_usage_later'] = 'De cijfers kunnen op dit moment niet worden getoond. Probeer het later opnieuw.';
$_ADDONLANG['client_usage_picture'] = 'Grafiek van het dataverkeer van de laatste 24 uur. De link leidt naar'
    . ' alle cijfers.';
$_ADDONLANG['client_usage_all'] = 'Dataverkeer van de laatste 24 uur: alle cijfers';
$_ADDONLANG['client_repeat'] = 'Klik nog eens op de knop: de pagina was te oud.';
$_ADDONLANG['client_password'] = 'Wachtwoord';
$_ADDONLANG['client_show_password'] = 'Wachtwoord tonen';
$_ADDONLANG['client_hide_password'] = 'Wachtwoord verbergen';
$_ADDONLANG['client_no_password'] = 'Er is geen wachtwoord om te tonen.';
$_ADDONLANG['client_not_for_role'] = 'Uw rol mag NetFlow Manager niet gebruiken; daarom wordt het wachtwoord u niet getoond.';
$_ADDONLANG['client_not_for_user'] = 'Met uw login mag u de producten van dit account niet bekijken. De eigenaar van'
    . ' het account kan dat toestaan.';
$_ADDONLANG['client_password_not_for_user'] = 'Met uw login mag u de wachtwoorden van de producten van dit account'
    . ' niet zien. De eigenaar van het account kan dat toestaan.';
$_ADDONLANG['client_copy'] = 'Kopiëren';
$_ADDONLANG['client_copied'] = 'Gekopieerd';
$_ADDONLANG['client_copy_by_hand'] = 'Geselecteerd: kopieer met het toetsenbord';

// Merge fields
$_ADDONLANG['netflow_enabled'] = 'NetFlow: toegang is ingeschakeld (1 of leeg)';
$_ADDONLANG['netflow_url'] = 'NetFlow: login-URL';
$_ADDONLANG['netflow_password_url'] = 'NetFlow: link naar de wachtwoordpagina van de klant (leeg zolang die pagina '
    . 'uit staat)';

// Rules for new services
$_ADDONLANG['rules_title'] = 'Regels voor nieuwe diensten';
$_ADDONLANG['rules_intro'] = 'Een product met een regel geeft elke nieuwe dienst zijn record voordat de welkomstmail wordt'
    . ' verzonden. Een klant die al een NetFlow-login heeft, blijft die gebruiken.';
$_ADDONLANG['rules_deleted_records'] = 'Een verwijderd record geldt als nooit gemaakt: een regel maakt het opnieuw.'
    . ' Schakel het record uit om een dienst zonder toegang te laten.';
$_ADDONLANG['rules_nightly_on'] = 'Ontbrekende records worden elke nacht gemaakt.';
$_ADDONLANG['rules_nightly_off'] = 'Ontbrekende records worden niet elke nacht gemaakt: "Create missing records every'
    . ' night" staat uit onder System Settings > Addon Modules > NetFlow Manager > Configure.';
$_ADDONLANG['rules_no_products'] = 'WHMCS heeft geen producten.';
$_ADDONLANG['rules_gone'] = 'Producten die WHMCS niet meer heeft';
$_ADDONLANG['rules_product'] = 'Product';
$_ADDONLANG['rules_rule'] = 'Regel';
$_ADDONLANG['rules_login'] = 'Login';
$_ADDONLANG['rules_actions'] = 'Acties';
$_ADDONLANG['rules_none'] = 'geen';
$_ADDONLANG['rules_on'] = 'aan';
$_ADDONLANG['rules_off'] = 'uit';
$_ADDONLANG['rules_broken'] = 'beschadigd, maakt niets';
$_ADDONLANG['rules_add'] = 'Regel toevoegen';
$_ADDONLANG['rules_edit'] = 'Bewerken';
$_ADDONLANG['rules_apply'] = 'Toepassen op bestaande diensten';
$_ADDONLANG['rule_title'] = 'Regel van :product';
$_ADDONLANG['rule_placeholders'] = 'Gebruikersnaam, groep en notities mogen bevatten:';
$_ADDONLANG['rule_broken'] = 'De opgeslagen regel is buiten de API om gewijzigd en maakt niets. Controleer elk veld en sla'
    . ' de regel opnieuw op, of verwijder hem.';
$_ADDONLANG['rule_not_saved'] = 'De regel is niet opgeslagen.';
$_ADDONLANG['rule_outdated'] = 'Er is niets gewijzigd: iemand anders heeft de regel gewijzigd. Controleer de velden en sla'
    . ' nogmaals op om hem te vervangen.';
$_ADDONLANG['rule_copy_nothing'] = 'Er is niets gekopieerd: kies producten en sla de regel eerst op.';
$_ADDONLANG['rule_enabled'] = 'De regel staat aan';
$_ADDONLANG['rule_help_enabled'] = 'Een regel die uit staat maakt niets.';
$_ADDONLANG['rule_login'] = 'Login';
$_ADDONLANG['rule_help_login'] = 'Of een nieuwe dienst een login gebruikt die de klant al heeft.';
$_ADDONLANG['rule_login_reuse'] = 'De login van de klant, anders een nieuwe';
$_ADDONLANG['rule_login_new'] = 'Altijd een nieuwe';
$_ADDONLANG['rule_login_none'] = 'Geen';
$_ADDONLANG['rule_username'] = 'Gebruikersnaam van een nieuwe login';
$_ADDONLANG['rule_help_username'] = 'Bijvoorbeeld c{client_id}. Een naam die een andere klant heeft, wordt geweigerd.';
$_ADDONLANG['rule_password'] = 'Wachtwoord van een nieuwe login';
$_ADDONLANG['rule_help_password'] = 'Een gegenereerd wachtwoord moet ook in NetFlow Analyzer worden ingesteld.';
$_ADDONLANG['rule_password_none'] = 'Geen';
$_ADDONLANG['rule_password_generate'] = 'Gegenereerd, 20 tekens';
$_ADDONLANG['rule_netflow_url'] = 'NetFlow-URL';
$_ADDONLANG['rule_help_netflow_url'] = 'Leeg: de standaard van de instellingen.';
$_ADDONLANG['rule_group'] = 'NetFlow-groep';
$_ADDONLANG['rule_help_group'] = 'Bijvoorbeeld {hostname}.';
$_ADDONLANG['rule_ip_address'] = 'IP-adres';
$_ADDONLANG['rule_help_ip_address'] = 'Met welke adressen van de dienst in WHMCS het record begint.';
$_ADDONLANG['rule_ip_address_dedicated'] = 'Toegewezen hoofd-IP (Dedicated IP)';
$_ADDONLANG['rule_ip_address_assigned'] = 'Toegewezen IP’s';
$_ADDONLANG['rule_ip_address_both'] = 'Beide, het hoofd-IP eerst';
$_ADDONLANG['rule_ip_address_none'] = 'Geen';
$_ADDONLANG['rule_notes'] = 'Notities';
$_ADDONLANG['rule_help_notes'] = 'Alleen medewerkers zien ze.';
$_ADDONLANG['rule_record_enabled'] = 'Records beginnen ingeschakeld';
$_ADDONLANG['rule_help_record_enabled'] = 'Anders blijven productpagina en mails zonder de gegevens tot u een record'
    . ' inschakelt.';
$_ADDONLANG['rule_save'] = 'Regel opslaan';
$_ADDONLANG['rule_delete'] = 'Regel verwijderen';
$_ADDONLANG['rule_delete_consequence'] = 'Nieuwe diensten van het product beginnen zonder record. De records die de regel heeft gemaakt, blijven.';
$_ADDONLANG['rule_delete_outdated'] = 'Er is niets verwijderd: iemand anders heeft de regel gewijzigd. Bekijk de regel voordat u hem verwijdert.';
$_ADDONLANG['rule_preview'] = 'Voorbeeld';
$_ADDONLANG['rule_preview_about'] = 'Alsof de dienst nog geen record heeft. Een record dat bestaat, blijft zoals het is.';
$_ADDONLANG['rule_preview_service'] = 'Dienst';
$_ADDONLANG['rule_preview_none'] = 'Geen voorbeeld: het product heeft geen dienst, of de regel is niet leesbaar.';
$_ADDONLANG['rule_preview_invalid'] = 'De dienst zou geen record krijgen:';
$_ADDONLANG['rule_preview_login_reused'] = 'De dienst zou de login van dienst #:service van dezelfde klant gebruiken.';
$_ADDONLANG['rule_preview_login_new'] = 'De dienst zou een nieuwe login krijgen.';
$_ADDONLANG['rule_preview_login_none'] = 'De dienst zou geen login hebben.';
$_ADDONLANG['rule_preview_password'] = 'Met een wachtwoord.';
$_ADDONLANG['rule_preview_no_password'] = 'Zonder wachtwoord.';
$_ADDONLANG['rule_preview_disabled'] = 'Het record zou uitgeschakeld zijn.';
$_ADDONLANG['rule_copy'] = 'Naar meer producten kopiëren';
$_ADDONLANG['rule_copy_help'] = 'De opgeslagen regel wordt gekopieerd. Hij vervangt de regel die een product heeft.';
$_ADDONLANG['rule_copy_button'] = 'Regel kopiëren';
$_ADDONLANG['notice_rule_saved'] = 'De regel is opgeslagen. Hij geldt voor diensten vanaf nu; voor bestaande is er'
    . ' hieronder een knop.';
$_ADDONLANG['notice_rule_saved_off'] = 'De regel is opgeslagen. Hij staat uit en maakt niets.';
$_ADDONLANG['notice_rule_deleted'] = 'De regel is verwijderd. De records die hij heeft gemaakt, blijven.';
$_ADDONLANG['notice_rule_copied'] = 'De regel is gekopieerd.';
$_ADDONLANG['apply_title'] = 'De regel van :product toepassen op bestaande diensten';
$_ADDONLANG['apply_about'] = 'Diensten van dit product zonder record krijgen er een. Een proefrun toont welke, en wijzigt'
    . ' niets.';
$_ADDONLANG['apply_dry_run'] = 'Proefrun';
$_ADDONLANG['apply_run'] = 'Records nu maken: :count';
$_ADDONLANG['apply_dry_run_done'] = 'Proefrun, er is niets gewijzigd. Records die zouden worden gemaakt: :count';
$_ADDONLANG['apply_done'] = 'Klaar. Gemaakte records: :count';
$_ADDONLANG['apply_services'] = 'Diensten van het product';
$_ADDONLANG['apply_existing'] = 'al met een record';
$_ADDONLANG['apply_without_rule'] = 'zonder ingeschakelde regel';
$_ADDONLANG['apply_not_visible'] = 'met een status die geen sectie toont';
$_ADDONLANG['apply_invalid_count'] = 'niet mogelijk';
$_ADDONLANG['apply_created'] = 'gemaakte records';
$_ADDONLANG['apply_created_dry_run'] = 'records die zouden worden gemaakt';
$_ADDONLANG['apply_invalid'] = 'Waarom sommige geen record krijgen';

// Several records at once
$_ADDONLANG['bulk_ticked'] = 'Aangevinkte records:';
$_ADDONLANG['bulk_all'] = 'Alles aanvinken';
$_ADDONLANG['bulk_tick'] = '#:service aanvinken';
$_ADDONLANG['bulk_enable'] = 'Inschakelen';
$_ADDONLANG['bulk_disable'] = 'Uitschakelen';
$_ADDONLANG['bulk_delete'] = 'Verwijderen';
$_ADDONLANG['bulk_send'] = 'Gegevens versturen';
$_ADDONLANG['bulk_done'] = 'gedaan';
$_ADDONLANG['bulk_done_enable'] = 'Ingeschakeld: :count.';
$_ADDONLANG['bulk_done_disable'] = 'Uitgeschakeld: :count.';
$_ADDONLANG['bulk_done_delete'] = 'Verwijderd: :count.';
$_ADDONLANG['bulk_failed'] = 'Niet gedaan: :count.';
$_ADDONLANG['bulk_delete_question'] = 'Deze records en hun wachtwoorden worden definitief verwijderd. Records: :count';
$_ADDONLANG['notice_bulk_nothing'] = 'Er is niets gewijzigd: vink eerst records aan.';
$_ADDONLANG['send_title'] = 'Gegevens versturen';
$_ADDONLANG['send_about'] = 'WHMCS stuurt de klant een productmail met de NetFlow-gegevens.';
$_ADDONLANG['send_template'] = 'Mail';
$_ADDONLANG['send_button'] = 'Mails versturen: :count';
$_ADDONLANG['send_sent'] = 'Verstuurde mails: :count.';
$_ADDONLANG['send_not_possible'] = 'Geen mail: de dienst heeft geen record, of het is uitgeschakeld, beschadigd of van een andere klant.'
    . ' Open de dienst om het te controleren.';

// Rules and records that have changed meanwhile
$_ADDONLANG['rule_preview_default'] = 'de standaard van de instellingen';
$_ADDONLANG['rule_preview_failed'] = 'Verouderd: het voorbeeld kon niet worden geladen. De knop onder de diensten zegt waarom.';
$_ADDONLANG['apply_outdated'] = 'Er is niets aangemaakt: de regel is sinds de proefrun gewijzigd. Hieronder staat wat hij nu zou doen.';
$_ADDONLANG['bulk_review'] = 'De dienst is naar een andere klant gegaan. Open het record, controleer het en sla het op.';
$_ADDONLANG['send_no_details'] = 'Geen mail: WHMCS kon de gegevens niet lezen. Het activiteitenlogboek zegt waarom.';
$_ADDONLANG['report_links_button'] = 'Voorstellen downloaden';

// Admin pages: traffic
$_ADDONLANG['report_title'] = 'Verkeersrapport';
$_ADDONLANG['source_intro'] = 'Waar de verkeerscijfers vandaan komen die klanten zien. De verzamelaar op de host '
    . 'van de API vraagt de bron; geen pagina van WHMCS wacht erop.';
$_ADDONLANG['source_none'] = 'Er is geen bron verbonden: er wordt niets gemeten en klanten zien geen verkeer.';
$_ADDONLANG['source_state'] = 'Verbonden bron';
$_ADDONLANG['source_connect'] = 'Een bron verbinden';
$_ADDONLANG['source_change'] = 'De bron wijzigen';
$_ADDONLANG['source_save'] = 'Bron opslaan';
$_ADDONLANG['source_test'] = 'De bron testen';
$_ADDONLANG['source_test_help'] = 'Test wat is opgeslagen: sla eerst op. Het kan een minuut duren.';
$_ADDONLANG['source_delete'] = 'De bron verwijderen';
$_ADDONLANG['source_delete_consequence'] = 'Vanaf dan wordt er niets gemeten en zien klanten geen verkeer. De '
    . 'cijfers blijven tot het einde van hun bewaartermijn; een opgeslagen sleutel is weg.';
$_ADDONLANG['source_delete_outdated'] = 'Er is niets verwijderd: iemand anders heeft de bron gewijzigd. Bekijk '
    . 'haar voordat u haar verwijdert.';
$_ADDONLANG['source_not_saved'] = 'De bron is niet opgeslagen. Elke fout staat bij haar veld.';
$_ADDONLANG['source_outdated'] = 'Er is niets gewijzigd: iemand anders heeft de bron gewijzigd. Controleer de '
    . 'velden en sla nogmaals op om haar te vervangen.';
$_ADDONLANG['notice_source_saved'] = 'De bron is opgeslagen. De volgende ronde van de verzamelaar begint te meten.';
$_ADDONLANG['notice_source_deleted'] = 'De bron is verwijderd.';
$_ADDONLANG['source_kind'] = 'Soort';
$_ADDONLANG['source_kind_nfdump'] = 'nfdump: bestanden van nfcapd';
$_ADDONLANG['source_kind_netflow_analyzer'] = 'NetFlow Analyzer (API)';
$_ADDONLANG['source_help_kind'] = 'Voor nfdump wordt de map van de bestanden op de host van de API gekozen '
    . '(NFM_NFDUMP_DIR); meer is hier niet nodig.';
$_ADDONLANG['source_url'] = 'Adres van NetFlow Analyzer';
$_ADDONLANG['source_help_url'] = 'Met https://, of http:// voor een loopback- of privé-IP-adres. Een ander adres '
    . 'verwijdert de opgeslagen sleutel: vul de sleutel ook in.';
$_ADDONLANG['source_auth'] = 'Sleutel wordt verzonden';
$_ADDONLANG['source_auth_header'] = 'als header';
$_ADDONLANG['source_auth_query'] = 'in het adres';
$_ADDONLANG['source_help_auth'] = 'In het adres alleen voor builds van NetFlow Analyzer vóór 128100: proxy\'s '
    . 'kunnen het loggen.';
$_ADDONLANG['source_time_zone'] = 'Tijdzone van zijn server';
$_ADDONLANG['source_help_time_zone'] = 'Naam uit de IANA-database, zoals Europe/Berlin. Een verkeerde valt op en '
    . 'er worden geen cijfers overgenomen.';
$_ADDONLANG['source_api_key'] = 'API-sleutel';
$_ADDONLANG['source_help_api_key'] = 'Sleutel van de REST-API van NetFlow Analyzer, versleuteld opgeslagen en '
    . 'nooit meer getoond. Laat leeg om de opgeslagen sleutel te behouden.';
$_ADDONLANG['source_key_again'] = 'De sleutel wordt op deze pagina niet bewaard: vul hem opnieuw in.';
$_ADDONLANG['source_key_stored'] = 'opgeslagen';
$_ADDONLANG['source_key_none'] = 'niet opgeslagen';
$_ADDONLANG['source_key_none_advice'] = 'NetFlow Analyzer weigert vragen zonder zijn sleutel: vul hem hieronder in.';
$_ADDONLANG['source_stored'] = 'Integriteit';
$_ADDONLANG['source_broken'] = 'De bron is buiten NetFlow Manager gewijzigd, daarom wordt er niets gemeten.';
$_ADDONLANG['source_broken_advice'] = 'Controleer de velden hieronder, vul de sleutel opnieuw in en sla op.';
$_ADDONLANG['source_last_success'] = 'Laatste geslaagde ronde';
$_ADDONLANG['source_never'] = 'Nog geen: "netflow-manager collect" op de host van de API voert ze uit.';
$_ADDONLANG['source_last_failure'] = 'Laatste ronde';
$_ADDONLANG['source_failure_unreachable'] = 'De bron heeft niet geantwoord.';
$_ADDONLANG['source_failure_refused'] = 'De bron weigerde de sleutel, of het adres is van iets anders.';
$_ADDONLANG['source_failure_unreadable'] = 'Het antwoord van de bron is niet begrepen.';
$_ADDONLANG['source_failure_disagrees'] = 'De cijfers van de bron spreken elkaar tegen, daarom zijn er geen '
    . 'overgenomen.';
$_ADDONLANG['source_failure_advice'] = 'Test de bron hieronder en voer "netflow-manager check" uit op de host van '
    . 'de API.';
$_ADDONLANG['source_scope'] = 'De API-sleutel van deze addon mag de bron van het verkeer niet lezen of wijzigen: '
    . 'de bevoegdheid "admin" ontbreekt.';
$_ADDONLANG['source_scope_host'] = 'Als WHMCS zo\'n sleutel niet mag hebben, kies dan de bestanden van nfcapd op '
    . 'de host van de API:';
$_ADDONLANG['groups_title'] = 'Groepen van de bron';
$_ADDONLANG['groups_search'] = 'Deel van de naam';
$_ADDONLANG['groups_find'] = 'Een groep van de bron zoeken';
$_ADDONLANG['groups_failed'] = 'De groepen kunnen op dit moment niet worden getoond; u kunt de naam typen.';
$_ADDONLANG['groups_none'] = 'Er zijn geen groepen bekend: alleen NetFlow Analyzer als bron noemt ze. U kunt de '
    . 'naam typen.';
$_ADDONLANG['groups_no_match'] = 'Geen groep van de bron heeft dit in de naam. Zoek een korter deel; een leeg veld '
    . 'toont alle groepen.';
$_ADDONLANG['traffic_title'] = 'Verkeer zoals de klant het ziet';
$_ADDONLANG['traffic_nothing'] = 'De klant ziet geen verkeer van deze dienst. De link hieronder zegt waarom.';
$_ADDONLANG['traffic_usage_later'] = 'De cijfers kunnen op dit moment niet worden getoond. De pagina over de '
    . 'status zegt wat er mis is.';
$_ADDONLANG['report_intro'] = 'Wat niet klopt tussen toegangsrecords en de bron van het verkeer. Lijsten tonen ten '
    . 'hoogste 100 regels.';
$_ADDONLANG['report_until'] = 'De cijfers zijn volledig tot:';
$_ADDONLANG['report_nothing_yet'] = 'Er is nog niets verzameld.';
$_ADDONLANG['report_none'] = 'Er is geen bron van verkeer verbonden.';
$_ADDONLANG['report_clear'] = 'Niets gevonden.';
$_ADDONLANG['report_targets_missing'] = 'Records die niet kunnen worden gemeten';
$_ADDONLANG['report_targets_missing_help'] = 'De bron heeft zo\'n groep niet, of de adressen zijn ongeldig of '
    . 'liggen buiten de netwerken van deze installatie.';
$_ADDONLANG['report_silent_services'] = 'Diensten zonder verkeer sinds 7 dagen';
$_ADDONLANG['report_silent_services_help'] = 'Ze worden gemeten en er is geen byte gezien. Zijn groep en adressen '
    . 'die van de dienst?';
$_ADDONLANG['report_groups_without_record'] = 'Groepen zonder record';
$_ADDONLANG['report_silent_exporters'] = 'Stille exporters';
$_ADDONLANG['report_silent_exporters_help'] = 'Deze stuurden flows en sturen er nu geen: hun verkeer ontbreekt in '
    . 'alle cijfers.';
$_ADDONLANG['report_exporter'] = 'Exporter';
$_ADDONLANG['report_last_slot'] = 'Laatste cijfers';
$_ADDONLANG['report_group_id'] = 'ID in de bron';
$_ADDONLANG['report_groups_unknown'] = 'NetFlow Analyzer heeft zijn groepen nog niet genoemd, daarom worden '
    . 'groepen niet vergeleken. Test de bron.';
$_ADDONLANG['report_shared_addresses'] = 'Adressen in de records van meerdere klanten';
$_ADDONLANG['report_shared_addresses_help'] = 'Elk van deze klanten zou het verkeer van de anderen zien. Corrigeer '
    . 'het record van wie het adres niet meer heeft.';
$_ADDONLANG['report_groups_without_record_help'] = 'Geen dienst toont het verkeer van deze groepen. De voorstellen '
    . 'hieronder bevatten er misschien enkele.';
$_ADDONLANG['report_links'] = 'Voorstellen';
$_ADDONLANG['report_links_intro'] = 'De adressen die diensten in WHMCS hebben (Dedicated IP, Assigned IPs) worden '
    . 'met de bron vergeleken. Een dienst krijgt alleen een voorstel als niets dubbelzinnig is: met NetFlow Analyzer '
    . 'de ene groep die al zijn adressen heeft, met nfdump de adressen. Er wordt niets gewijzigd: download het '
    . 'bestand, controleer en importeer het daarna.';
$_ADDONLANG['report_links_next'] = 'dit bestand controleren en importeren';
$_ADDONLANG['report_links_none'] = 'Er is geen voorstel: bij geen enkele dienst leiden de adressen tot één '
    . 'antwoord.';
$_ADDONLANG['report_links_patch'] = 'Downloaden: voor records die niet kunnen worden gemeten';
$_ADDONLANG['report_links_create'] = 'Downloaden: voor diensten zonder record';
