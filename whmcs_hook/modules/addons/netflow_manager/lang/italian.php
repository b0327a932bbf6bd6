<?php

/**
 * Italian texts of the addon. Names that begin with a colon are replaced.
 */

declare(strict_types=1);

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

// How the API calls this language
$_ADDONLANG['language'] = 'italian';
$_ADDONLANG['language_tag'] = 'it';

// Admin pages: frame
$_ADDONLANG['tab_list'] = 'Record di accesso';
$_ADDONLANG['tab_edit'] = 'Aggiungi / modifica accesso';
$_ADDONLANG['tab_explain'] = 'Perché (non) è visibile?';
$_ADDONLANG['tab_rules'] = 'Regole';
$_ADDONLANG['tab_import'] = 'Importa / esporta';
$_ADDONLANG['tab_usage_report'] = 'Traffico';
$_ADDONLANG['tab_usage_source'] = 'Fonte del traffico';
$_ADDONLANG['tab_settings'] = 'Impostazioni';
$_ADDONLANG['tab_health'] = 'Stato';
$_ADDONLANG['role_refused'] = 'Il tuo ruolo non può usare NetFlow Manager. I ruoli si scelgono in Impostazioni di '
    . 'sistema > Moduli aggiuntivi > NetFlow Manager > Configura.';
$_ADDONLANG['outcome_unknown'] = 'Non si sa se la modifica è stata fatta. Ricarica la pagina e controlla.';
$_ADDONLANG['api_unreachable'] = 'NetFlow Manager non è raggiungibile:';
$_ADDONLANG['form_expired'] = 'Non è stato modificato nulla: il modulo era troppo vecchio o non proveniva da questa '
    . 'pagina. Apri di nuovo la pagina e ripeti.';

// Why a call to the API has no valid answer
$_ADDONLANG['failure_timeout'] = 'Nessuna risposta è arrivata in tempo.';
$_ADDONLANG['failure_dns'] = 'Il nome host nell\'indirizzo dell\'API non può essere risolto.';
$_ADDONLANG['failure_refused'] = 'Nulla accetta connessioni all\'indirizzo dell\'API, o un firewall le rifiuta.';
$_ADDONLANG['failure_tls'] = 'Non è stato possibile stabilire la connessione cifrata (TLS).';
$_ADDONLANG['failure_certificate'] = 'Il certificato dell\'API non può essere verificato: è scaduto, vale per un altro'
    . ' nome o il suo emittente qui non è noto.';
$_ADDONLANG['failure_nothing'] = 'La connessione è stata chiusa senza risposta.';
$_ADDONLANG['failure_broken'] = 'La connessione si è interrotta.';
$_ADDONLANG['failure_connection'] = 'La connessione non è riuscita (cURL :reason).';
$_ADDONLANG['failure_curl'] = 'A PHP manca l\'estensione curl, o una sua funzione è disattivata.';
$_ADDONLANG['failure_paused'] = 'L\'API non ha funzionato e per un po\' non viene interrogata.';
$_ADDONLANG['failure_key'] = 'L\'API non accetta la chiave (401).';
$_ADDONLANG['failure_key_paused'] = 'L\'API ha appena rifiutato la chiave e per un minuto non viene interrogata.';
$_ADDONLANG['failure_scope'] = 'Alla chiave manca il permesso :scope (403).';
$_ADDONLANG['failure_scope_unknown'] = 'Alla chiave manca un permesso per questa chiamata (403).';
$_ADDONLANG['failure_size'] = 'Un server web tra WHMCS e l\'API ha rifiutato la dimensione della richiesta (stato'
    . ' :status). Aumenta lì client_max_body_size (nginx) o LimitRequestBody (Apache).';
$_ADDONLANG['failure_path'] = 'Un server web tra WHMCS e l\'API non conosce questo indirizzo (:method, stato :status).'
    . ' Il percorso nell\'indirizzo dell\'API è giusto?';
$_ADDONLANG['failure_passage'] = 'Un server web o un firewall tra WHMCS e l\'API ha rifiutato :method (stato :status).'
    . ' Lascia passare lì GET, POST, PUT, PATCH, DELETE e questi tipi di contenuto: application/json,'
    . ' application/merge-patch+json, text/csv, application/x-ndjson (gli ultimi due con Content-Encoding: gzip).';
$_ADDONLANG['failure_between'] = 'Un server web tra WHMCS e l\'API ha risposto a :method con lo stato :status.'
    . ' Raggiunge il servizio, e l\'indirizzo dell\'API non ha bisogno di reindirizzamenti?';
$_ADDONLANG['failure_large'] = 'La risposta è troppo grande.';
$_ADDONLANG['failure_cut'] = 'La risposta si è interrotta.';
$_ADDONLANG['failure_not_json'] = 'La risposta non è JSON: forse un altro programma è in ascolto a questo indirizzo.';
$_ADDONLANG['failure_incomplete'] = 'La risposta non è JSON completo e valido.';
$_ADDONLANG['failure_no_file'] = 'La risposta non è un file: forse un altro programma è in ascolto a questo indirizzo.';
$_ADDONLANG['failure_other'] = 'La risposta riguarda un altro servizio o cliente.';
$_ADDONLANG['failure_other_service'] = 'La risposta riguarda un altro servizio.';
$_ADDONLANG['failure_member_missing'] = 'Nella risposta manca il campo :name.';
$_ADDONLANG['failure_member_type'] = 'Il campo :name della risposta ha un altro tipo.';
$_ADDONLANG['failure_no_etag'] = 'La risposta non ha un ETag.';

// Admin pages: list, form, delete, history, rotation
$_ADDONLANG['field_enabled'] = 'Abilitato';
$_ADDONLANG['field_service_id'] = 'Servizio';
$_ADDONLANG['field_errors'] = 'Motivo';
$_ADDONLANG['field_product_id'] = 'Prodotto';
$_ADDONLANG['field_client_id'] = 'Cliente';
$_ADDONLANG['field_reuse_login_from'] = 'Credenziali esistenti';
$_ADDONLANG['field_netflow_url'] = 'URL NetFlow';
$_ADDONLANG['field_username'] = 'Nome utente';
$_ADDONLANG['field_password'] = 'Password';
$_ADDONLANG['field_clear_password'] = 'Cancella la password memorizzata';
$_ADDONLANG['field_needs_review'] = 'Da verificare';
$_ADDONLANG['review_owner_changed'] = 'passato a un altro cliente';
$_ADDONLANG['field_group'] = 'Gruppo NetFlow';
$_ADDONLANG['field_ip_address'] = 'Indirizzo IP';
$_ADDONLANG['field_notes'] = 'Note';
$_ADDONLANG['field_service_status'] = 'Stato del servizio';
$_ADDONLANG['yes'] = 'sì';
$_ADDONLANG['no'] = 'no';
$_ADDONLANG['cancel'] = 'Annulla';
$_ADDONLANG['back_to_list'] = 'Torna all\'elenco';
$_ADDONLANG['service_missing'] = 'non presente in WHMCS';
$_ADDONLANG['record_none'] = 'Questo servizio non ha un record di accesso.';
$_ADDONLANG['record_broken'] = 'sigillo rotto';
$_ADDONLANG['record_broken_help'] = 'Il record è stato modificato al di fuori di NetFlow Manager. Clienti ed e-mail '
    . 'non lo vedono.';
$_ADDONLANG['record_moved'] = 'altro proprietario';
$_ADDONLANG['record_moved_help'] = 'Il servizio appartiene ora a un altro cliente. Nessuno dei due clienti vede il '
    . 'record.';
$_ADDONLANG['record_review'] = 'da verificare';
$_ADDONLANG['record_review_help'] = 'Il servizio è passato a un altro cliente. Le credenziali del cliente '
    . 'precedente sono state rimosse; inseriscine di nuove.';
$_ADDONLANG['notice_record_saved'] = 'Il record di accesso è stato salvato.';
$_ADDONLANG['notice_record_unchanged'] = 'Il record di accesso è già come lo vuoi: non c\'era nulla da modificare.';
$_ADDONLANG['notice_record_deleted'] = 'Il record di accesso è stato eliminato.';
$_ADDONLANG['notice_record_gone'] = 'Il record di accesso non esiste più: qualcun altro lo ha eliminato.';
$_ADDONLANG['list_rotate'] = 'Cambia credenziali condivise';
$_ADDONLANG['list_pages'] = 'Pagine dell\'elenco';
$_ADDONLANG['list_total'] = 'Record: :count';
$_ADDONLANG['list_total_more'] = 'Record: più di :count';
$_ADDONLANG['list_per_page'] = 'Per pagina:';
$_ADDONLANG['list_sort'] = 'Ordina per:';
$_ADDONLANG['list_first_page'] = '« Prima pagina';
$_ADDONLANG['list_next_page'] = 'Pagina successiva »';
$_ADDONLANG['list_search'] = 'Cerca';
$_ADDONLANG['list_clear'] = 'Azzera';
$_ADDONLANG['list_all'] = 'Mostra tutti i record';
$_ADDONLANG['list_any'] = 'Qualsiasi';
$_ADDONLANG['list_disabled'] = 'Disabilitato';
$_ADDONLANG['list_filter_q'] = 'Ricerca';
$_ADDONLANG['list_filter_client'] = 'Cliente';
$_ADDONLANG['list_hint_q'] = 'Nome utente, gruppo, IP, note, dominio, cliente';
$_ADDONLANG['list_hint_client'] = 'Nome, azienda o ID';
$_ADDONLANG['list_filter_ip'] = 'Comprende l\'indirizzo IP';
$_ADDONLANG['list_filter_client_id'] = 'ID cliente';
$_ADDONLANG['list_filter_enabled'] = 'Abilitato';
$_ADDONLANG['list_filter_needs_review'] = 'Verifica';
$_ADDONLANG['list_column_service'] = 'Servizio';
$_ADDONLANG['list_column_client'] = 'Cliente';
$_ADDONLANG['list_column_login'] = 'Credenziali';
$_ADDONLANG['list_column_group_ip'] = 'Gruppo / IP';
$_ADDONLANG['list_column_changed'] = 'Modificato';
$_ADDONLANG['list_column_state'] = 'Accesso';
$_ADDONLANG['list_column_actions'] = 'Azioni';
$_ADDONLANG['list_has_password'] = 'password memorizzata';
$_ADDONLANG['list_edit'] = 'Modifica';
$_ADDONLANG['list_history'] = 'Cronologia';
$_ADDONLANG['list_explain'] = 'Perché (non) è visibile?';
$_ADDONLANG['list_delete'] = 'Elimina';
$_ADDONLANG['list_nothing_found'] = 'Nessun record di accesso corrisponde.';
$_ADDONLANG['list_clients_none'] = 'Nessun cliente di WHMCS corrisponde. Inserisci una parte del nome o dell\'azienda,'
    . ' oppure l\'ID del cliente.';
$_ADDONLANG['list_clients_unreadable'] = 'Al momento non è possibile leggere i clienti di WHMCS. Inserisci invece l\'ID del'
    . ' cliente.';
$_ADDONLANG['list_clients_more'] = 'Corrispondono molti clienti: inserisci una parte più lunga del nome. L\'elenco'
    . ' contiene solo i record di questo numero di clienti: :count.';
$_ADDONLANG['list_others'] = 'Servizi di WHMCS che corrispondono';
$_ADDONLANG['list_others_help'] = 'Scegline uno per aggiungere o modificare il suo record di accesso.';
$_ADDONLANG['list_empty'] = 'Nessun servizio ha ancora l\'accesso NetFlow';
$_ADDONLANG['list_begin_1'] = 'Crea o verifica l\'utente, il gruppo o il gruppo IP del cliente in NetFlow Analyzer.';
$_ADDONLANG['list_begin_2'] = 'Fai clic su "Aggiungi / modifica accesso" e seleziona il servizio WHMCS del cliente.';
$_ADDONLANG['list_begin_3'] = 'Inserisci URL NetFlow, nome utente, password, gruppo e indirizzo IP e salva il '
    . 'record.';
$_ADDONLANG['list_begin_4'] = 'Controlla la pagina prodotto WHMCS del cliente: mostra la sezione "Utilizzo della '
    . 'rete".';
$_ADDONLANG['list_begin_import'] = 'Molti record in una volta provengono da un file:';
$_ADDONLANG['choose_title'] = 'Seleziona un servizio';
$_ADDONLANG['choose_hint'] = 'Dominio, cliente, e-mail, indirizzo IP o ID';
$_ADDONLANG['choose_help'] = 'Cerca per ID del servizio, dominio, indirizzo IP, oppure per nome, azienda o e-mail '
    . 'del cliente.';
$_ADDONLANG['choose_none'] = 'Nessun servizio di WHMCS corrisponde. Prova con una parte del dominio o con il '
    . 'cognome del cliente.';
$_ADDONLANG['choose_some'] = 'Servizi corrispondenti: :count. Scegli con i tasti freccia.';
$_ADDONLANG['choose_more'] = 'Potrebbero essercene altri: scrivi di più per restringere la ricerca.';
$_ADDONLANG['choose_back'] = 'Torna al modulo';
$_ADDONLANG['edit_title'] = 'Modifica accesso';
$_ADDONLANG['edit_title_new'] = 'Aggiungi accesso';
$_ADDONLANG['edit_enabled'] = 'L\'accesso NetFlow è attivo per questo servizio';
$_ADDONLANG['edit_other_service'] = 'Seleziona un altro servizio';
$_ADDONLANG['edit_service_number'] = 'oppure il suo ID';
$_ADDONLANG['edit_help_client_id'] = 'Il proprietario del servizio, rilevato automaticamente.';
$_ADDONLANG['edit_help_netflow_url'] = 'Indirizzo di accesso a NetFlow Analyzer. Lascia vuoto per quello '
    . 'predefinito: :default';
$_ADDONLANG['edit_help_netflow_url_unknown'] = 'Indirizzo di accesso a NetFlow Analyzer. Lascialo vuoto per quello '
    . 'predefinito nelle impostazioni.';
$_ADDONLANG['edit_help_username'] = 'Il nome utente di NetFlow Analyzer usato dal cliente.';
$_ADDONLANG['edit_help_password'] = 'Memorizzata cifrata, per le e-mail di benvenuto. Lascia vuoto per mantenere '
    . 'quella memorizzata.';
$_ADDONLANG['edit_help_password_new'] = 'Memorizzata cifrata, per le e-mail di benvenuto.';
$_ADDONLANG['edit_password_stored'] = 'È memorizzata una password';
$_ADDONLANG['edit_password_since'] = 'dal';
$_ADDONLANG['edit_password_foreign'] = 'È memorizzata la password del proprietario precedente';
$_ADDONLANG['edit_help_password_moved'] = 'Memorizzata cifrata, per le e-mail di benvenuto. La password del '
    . 'proprietario precedente viene rimossa al salvataggio.';
$_ADDONLANG['edit_password_none'] = 'Nessuna password memorizzata';
$_ADDONLANG['edit_password_unknown'] = 'Al momento non si può leggere se è memorizzata una password';
$_ADDONLANG['edit_clear_password'] = 'Rimuovi la password memorizzata';
$_ADDONLANG['edit_help_group'] = 'Il gruppo, gruppo IP, interfaccia, cliente o etichetta di fatturazione del '
    . 'cliente in NetFlow Analyzer.';
$_ADDONLANG['edit_help_ip_address'] = 'L\'indirizzo IP o la sottorete instradata da cui si riconosce il traffico '
    . 'del cliente. Più valori si separano con virgole o spazi.';
$_ADDONLANG['edit_offer'] = 'Indirizzi di questo servizio:';
$_ADDONLANG['edit_without_login'] = 'Questo record non ha né nome utente né password: il cliente non vede'
    . ' credenziali, ed entrambi i campi restano vuoti nelle e-mail.';
$_ADDONLANG['edit_mistaken_address'] = 'Sembra un indirizzo IP, ma non tutto è un indirizzo o una sottorete valida. '
    . 'Viene conservato come nome: una ricerca per indirizzo non lo trova.';
$_ADDONLANG['edit_help_notes'] = 'Solo per lo staff. I clienti non le vedono mai.';
$_ADDONLANG['edit_save'] = 'Salva';
$_ADDONLANG['edit_no_service'] = 'Seleziona il servizio.';
$_ADDONLANG['edit_no_such_service'] = 'WHMCS non ha un servizio con questo ID.';
$_ADDONLANG['edit_no_service_id'] = 'Questo non è un ID di servizio: un ID di servizio è un numero intero, per esempio '
    . '1234.';
$_ADDONLANG['edit_link_wrong'] = 'Il servizio di questo link non è stato trovato.';
$_ADDONLANG['edit_other_client'] = 'Il servizio appartiene al cliente :id. Un record è sempre del proprietario del '
    . 'servizio.';
$_ADDONLANG['edit_not_text'] = 'Contiene caratteri illeggibili. Scrivilo di nuovo.';
$_ADDONLANG['edit_refused_clear_password'] = 'Scrivi una nuova password o rimuovi quella memorizzata: le due cose '
    . 'insieme non hanno senso.';
$_ADDONLANG['edit_url_login_dropped'] = 'L\'indirizzo conteneva forse delle credenziali e non è stato mantenuto come '
    . 'l\'hai scritto: controllalo e scrivilo senza le credenziali.';
$_ADDONLANG['edit_not_saved'] = 'Il record non è stato salvato.';
$_ADDONLANG['edit_unknown'] = 'Non si sa se il record è stato salvato.';
$_ADDONLANG['edit_outage_unsaved'] = 'Non è stato salvato nulla. Quello che hai scritto è qui sotto, tranne le '
    . 'password: salva di nuovo quando il problema è risolto.';
$_ADDONLANG['edit_outage_unknown'] = 'Quello che hai scritto è qui sotto, tranne le password. Quando il problema è '
    . 'risolto, guarda il record e salva di nuovo se manca qualcosa: un record che è cambiato da quando l\'hai aperto '
    . 'non viene sovrascritto senza avviso.';
$_ADDONLANG['edit_health'] = 'Che cosa non va e che cosa fare: la pagina Stato';
$_ADDONLANG['edit_exists'] = 'Il record non è stato salvato: questo servizio ha già un record di accesso.';
$_ADDONLANG['edit_exists_open'] = 'Apri il record memorizzato in una nuova scheda';
$_ADDONLANG['edit_outdated'] = 'Il record non è stato salvato: è cambiato da quando lo hai aperto.';
$_ADDONLANG['edit_outdated_help'] = 'Ciò che hai scritto è qui sotto. Dove il record memorizzato è diverso, il suo '
    . 'valore è sotto il campo. Salvando di nuovo viene sostituito.';
$_ADDONLANG['edit_outdated_deleted'] = 'Qualcuno lo ha eliminato. Ciò che hai scritto è qui sotto. Salvando di '
    . 'nuovo viene ricreato.';
$_ADDONLANG['edit_outdated_unread'] = 'Al momento non si può leggere com\'è adesso. Quello che hai scritto è qui '
    . 'sotto, tranne le password.';
$_ADDONLANG['edit_stored_enabled'] = 'Memorizzato ora: abilitato';
$_ADDONLANG['edit_stored_disabled'] = 'Memorizzato ora: disabilitato';
$_ADDONLANG['edit_stored_now'] = 'Memorizzato ora: :value';
$_ADDONLANG['edit_password_again'] = 'La password non viene conservata in questa pagina: scrivila di nuovo.';
$_ADDONLANG['edit_moved'] = 'Questo servizio è passato dal cliente #:old al #:new. Salvando, il record viene '
    . 'assegnato al nuovo proprietario e le vecchie credenziali vengono rimosse: URL, nome utente e password. '
    . 'Inserisci le credenziali del nuovo proprietario.';
$_ADDONLANG['edit_review'] = 'Questo servizio è passato a un altro cliente. URL, nome utente e password del cliente '
    . 'precedente sono stati rimossi e il record è stato disabilitato. Inserisci le credenziali del nuovo cliente, '
    . 'spunta "Abilitato" e salva. Salvare, anche senza modifiche, chiude questo avviso.';
$_ADDONLANG['edit_kept_of_former'] = 'Gruppo, indirizzo IP e note sono ancora quelli del cliente precedente: controllali.';
$_ADDONLANG['edit_broken'] = 'Questo record è stato modificato al di fuori di NetFlow Manager, perciò clienti ed '
    . 'e-mail non lo vedono. Controlla ogni campo. Per sostituirlo, scrivi di nuovo la password o spunta "Cancella '
    . 'la password memorizzata".';
$_ADDONLANG['edit_orphan'] = 'WHMCS non ha più questo servizio, perciò il record non può essere salvato. Puoi '
    . 'eliminarlo:';
$_ADDONLANG['reuse_none'] = 'Nessuna: inserisci le credenziali qui sotto';
$_ADDONLANG['reuse_login'] = ':username su :url (servizio :services), con password';
$_ADDONLANG['reuse_login_since'] = ':username su :url (servizio :services), con la password impostata il :at';
$_ADDONLANG['reuse_login_no_password'] = ':username su :url (servizio :services), senza password';
$_ADDONLANG['reuse_login_chosen'] = 'Le credenziali del servizio #:service, che hai scelto';
$_ADDONLANG['edit_help_reuse'] = 'URL, nome utente e password vengono presi da quel record. La password resta'
    . ' nell\'API di NetFlow Manager.';
$_ADDONLANG['password_show'] = 'Mostra';
$_ADDONLANG['password_hide'] = 'Nascondi';
$_ADDONLANG['password_generate'] = 'Genera una password';
$_ADDONLANG['password_generated'] = 'In entrambi i campi c\'è una nuova password. Riportala in NetFlow Analyzer '
    . 'prima di lasciare questa pagina.';
$_ADDONLANG['saved_next'] = 'Che cosa fare ora';
$_ADDONLANG['saved_product_page'] = 'Vedi la pagina prodotto del cliente';
$_ADDONLANG['saved_product_page_help'] = 'Per la pagina prodotto, usa prima "Accedi come proprietario" nel '
    . 'riepilogo del cliente:';
$_ADDONLANG['saved_another'] = 'Aggiungi l\'accesso a un altro servizio';
$_ADDONLANG['delete_title'] = 'Eliminare questo record di accesso?';
$_ADDONLANG['delete_outdated'] = 'Il record non è stato eliminato: è cambiato da quando lo hai aperto. Guardalo di '
    . 'nuovo.';
$_ADDONLANG['delete_consequence'] = 'Il cliente non vede più l\'utilizzo della rete, le e-mail non hanno dati '
    . 'NetFlow e la password memorizzata va persa. L\'utente in NetFlow Analyzer rimane. Per togliere l\'accesso '
    . 'solo per un po\', modifica il record e togli la spunta da "Abilitato".';
$_ADDONLANG['delete_confirm'] = 'Elimina il record';
$_ADDONLANG['history_choose'] = 'Apri la cronologia di un record dall\'elenco.';
$_ADDONLANG['history_empty'] = 'Al record di accesso di questo servizio non è ancora successo nulla.';
$_ADDONLANG['history_column_at'] = 'Quando';
$_ADDONLANG['history_column_who'] = 'Chi';
$_ADDONLANG['history_column_what'] = 'Che cosa';
$_ADDONLANG['history_key'] = 'con la chiave ":name"';
$_ADDONLANG['history_reason'] = 'Motivo: :reason';
$_ADDONLANG['history_blank'] = '(vuoto)';
$_ADDONLANG['history_to'] = 'cambiato in';
$_ADDONLANG['history_password_set'] = 'è stata impostata';
$_ADDONLANG['history_password_changed'] = 'è stata cambiata';
$_ADDONLANG['history_password_cleared'] = 'è stata rimossa';
$_ADDONLANG['history_record_created'] = 'Record creato';
$_ADDONLANG['history_record_provisioned'] = 'Record creato dalla regola del prodotto';
$_ADDONLANG['history_record_provisioning_failed'] = 'La regola del prodotto non ha potuto creare un record';
$_ADDONLANG['history_record_updated'] = 'Record modificato';
$_ADDONLANG['history_record_deleted'] = 'Record eliminato';
$_ADDONLANG['history_record_accepted'] = 'Record accettato così come trovato';
$_ADDONLANG['history_password_revealed'] = 'Password mostrata allo staff';
$_ADDONLANG['history_password_shown_to_client'] = 'Password mostrata al cliente';
$_ADDONLANG['history_login_rotated'] = 'Credenziali condivise cambiate';
$_ADDONLANG['history_client_merged'] = 'Cliente unito a un altro';
$_ADDONLANG['history_service_owner_changed'] = 'Servizio spostato a un altro cliente';
$_ADDONLANG['history_service_terminated'] = 'Servizio terminato';
$_ADDONLANG['history_service_suspended'] = 'Servizio sospeso';
$_ADDONLANG['history_service_unsuspended'] = 'Servizio riattivato';
$_ADDONLANG['history_service_missing'] = 'Servizio non più presente in WHMCS';
$_ADDONLANG['history_service_status_changed'] = 'Stato del servizio cambiato';
$_ADDONLANG['rotate_about'] = 'Più servizi di un cliente possono usare le stesse credenziali NetFlow. Cambia qui la '
    . 'password una sola volta, per tutti. Cambiala anche in NetFlow Analyzer: questa pagina non può farlo.';
$_ADDONLANG['rotate_client_help'] = 'Il numero del cliente in WHMCS.';
$_ADDONLANG['rotate_client_wrong'] = 'Inserisci il numero di un cliente.';
$_ADDONLANG['rotate_show'] = 'Mostra le credenziali';
$_ADDONLANG['rotate_no_logins'] = 'Nessun record di accesso di questo cliente ha credenziali.';
$_ADDONLANG['rotate_reaches'] = 'La nuova password va nei record di questi servizi:';
$_ADDONLANG['rotate_disagree'] = 'Questi record contengono ora password diverse. Dopo, tutti avranno quella nuova.';
$_ADDONLANG['rotate_has_none'] = 'ora senza password';
$_ADDONLANG['rotate_new_password'] = 'Nuova password';
$_ADDONLANG['rotate_new_password_again'] = 'Ripeti la nuova password';
$_ADDONLANG['rotate_not_the_same'] = 'Le due password sono diverse. Scrivile di nuovo entrambe.';
$_ADDONLANG['rotate_new_username'] = 'Nuovo nome utente';
$_ADDONLANG['rotate_new_username_help'] = 'Lascia vuoto per mantenere il nome utente.';
$_ADDONLANG['rotate_submit'] = 'Cambia le credenziali';
$_ADDONLANG['rotate_not_done'] = 'Non è stato modificato nulla.';
$_ADDONLANG['rotate_done'] = 'Le credenziali sono state cambiate. Record cambiati: :count.';
$_ADDONLANG['rotate_done_next'] = 'Imposta la stessa password in NetFlow Analyzer.';
$_ADDONLANG['rotate_records'] = 'Record di questo cliente';
$_ADDONLANG['rotate_had_none'] = 'prima non aveva una password';
$_ADDONLANG['rotate_had_none_help'] = 'Dove prima non ce n\'era, le e-mail di questi servizi possono d\'ora in poi '
    . 'contenere una password.';
$_ADDONLANG['rotate_next_tell'] = 'Avvisa il cliente: non è stato inviato nulla.';
$_ADDONLANG['rotate_next_mail'] = 'Invia un\'e-mail che contenga le credenziali:';
$_ADDONLANG['rotate_next_all'] = 'Invia i dati di tutti: :count';
$_ADDONLANG['rotate_next_mail_help'] = 'Quali modelli di e-mail le contengono:';
$_ADDONLANG['rotate_next_disabled'] = 'Le e-mail su questi servizi non contengono credenziali, perché i loro record '
    . 'sono disabilitati: :services';
$_ADDONLANG['rotate_next_page'] = 'Se "Pagina della password per il proprietario" è attiva nelle impostazioni, il '
    . 'cliente trova la nuova password anche nell\'area clienti, per ogni servizio la cui sezione vi è mostrata.';

// Admin pages: settings, import, export, explanation
$_ADDONLANG['settings'] = 'Impostazioni';
$_ADDONLANG['settings_intro'] = 'Queste impostazioni valgono per tutti i servizi di questo WHMCS e hanno effetto '
    . 'entro cinque secondi. Il registro di controllo dice chi ha cambiato che cosa.';
$_ADDONLANG['settings_page'] = 'Sezione "Utilizzo della rete"';
$_ADDONLANG['settings_passwords'] = 'Password';
$_ADDONLANG['settings_lifecycle'] = 'Servizi terminati';
$_ADDONLANG['settings_usage'] = 'Traffico';
$_ADDONLANG['settings_save'] = 'Salva modifiche';
$_ADDONLANG['settings_not_saved'] = 'Non è stato salvato nulla.';
$_ADDONLANG['settings_wrong'] = 'Non è stato salvato nulla. Ogni errore è indicato accanto al suo campo.';
$_ADDONLANG['settings_outdated'] = 'Non è stato salvato nulla: qualcun altro ha modificato le stesse impostazioni '
    . 'da quando hai aperto questa pagina. Ciò che hai scelto è qui sotto, il valore memorizzato ora è sotto il '
    . 'campo. Salvando di nuovo viene sostituito.';
$_ADDONLANG['settings_broken'] = 'Le impostazioni memorizzate sono state modificate direttamente nel database e'
    . ' vengono ignorate: nessun cliente vede la sezione, e le e-mail non hanno dati NetFlow. Qui sotto ci sono i'
    . ' valori predefiniti; controllali e salvali.';
$_ADDONLANG['notice_settings_saved'] = 'Le impostazioni sono state salvate.';
$_ADDONLANG['notice_settings_unchanged'] = 'Nessuna modifica da salvare.';
$_ADDONLANG['setting_client_area_enabled'] = 'Mostra ai clienti la sezione "Utilizzo della rete"';
$_ADDONLANG['setting_client_area_enabled_help'] = 'Se disattivata, è nascosta in tutte le pagine prodotto. Le '
    . 'e-mail non cambiano.';
$_ADDONLANG['setting_visible_statuses'] = 'Per i servizi in stato';
$_ADDONLANG['setting_visible_statuses_help'] = 'Un servizio in un altro stato non mostra la sezione.';
$_ADDONLANG['setting_visible_statuses_none'] = 'Nessuno stato è selezionato: nessun cliente vede la sezione, '
    . 'qualunque sia lo stato del servizio.';
$_ADDONLANG['setting_default_netflow_url'] = 'URL NetFlow predefinito';
$_ADDONLANG['setting_default_netflow_url_help'] = 'Usato da ogni record senza un URL proprio.';
$_ADDONLANG['setting_show'] = 'Mostra:';
$_ADDONLANG['setting_show_help'] = 'Mostrato se il record ha un valore.';
$_ADDONLANG['setting_section_title'] = 'Titolo della sezione';
$_ADDONLANG['setting_section_title_help'] = 'Lascia vuoto per "Utilizzo della rete" nella lingua di ogni cliente.';
$_ADDONLANG['setting_button_label'] = 'Testo del pulsante';
$_ADDONLANG['setting_button_label_help'] = 'Lascia vuoto per il testo consueto nella lingua di ogni cliente.';
$_ADDONLANG['setting_show_password'] = 'Mostra la password nella pagina prodotto';
$_ADDONLANG['setting_show_password_warning'] = 'Di norma lascia disattivato. Chi vede la pagina vede allora la '
    . 'password: gli utenti del cliente che possono vedere le password dei prodotti, lo staff che accede come il '
    . 'cliente e chiunque guardi da sopra le loro spalle. Gli altri utenti del cliente non vedono allora la sezione.';
$_ADDONLANG['setting_email_password'] = 'Password nelle e-mail';
$_ADDONLANG['setting_email_password_include'] = 'Includila ({$netflow_password})';
$_ADDONLANG['setting_email_password_omit'] = 'Omettila ({$netflow_password} è vuoto)';
$_ADDONLANG['setting_email_password_help'] = 'Le e-mail sono conservate dai provider di posta ed elencate '
    . 'nell\'area clienti.';
$_ADDONLANG['setting_client_password_page'] = 'Pagina della password per il proprietario';
$_ADDONLANG['setting_client_password_page_help'] = 'Il cliente proprietario del servizio può vedere la password in '
    . 'una pagina apposita, con un clic. Ogni volta resta nel registro di controllo. Le e-mail possono allora '
    . 'contenere un link al posto della password.';
$_ADDONLANG['setting_on_terminate'] = 'Quando un servizio viene terminato';
$_ADDONLANG['setting_on_terminate_disable'] = 'Disabilita il suo record';
$_ADDONLANG['setting_on_terminate_delete'] = 'Elimina il suo record';
$_ADDONLANG['setting_on_terminate_keep'] = 'Mantieni il suo record com\'è';
$_ADDONLANG['setting_on_terminate_help'] = 'L\'account in NetFlow Analyzer non viene mai toccato.';
$_ADDONLANG['setting_show_usage'] = 'Mostra ai clienti il traffico dei loro servizi';
$_ADDONLANG['setting_show_usage_help'] = 'Un grafico e dei valori, se è impostata una fonte di traffico.';
$_ADDONLANG['setting_usage_time_zone'] = 'Fuso orario';
$_ADDONLANG['setting_usage_time_zone_help'] = 'Nome del database IANA, per esempio Europe/Rome. Giorni, mesi e orari'
    . ' sono quelli di questo fuso.';
$_ADDONLANG['setting_usage_cycle'] = 'Periodo di fatturazione';
$_ADDONLANG['setting_usage_cycle_calendar_month'] = 'Il mese di calendario';
$_ADDONLANG['setting_usage_cycle_due_day'] = 'Ogni mese dal giorno di scadenza del servizio';
$_ADDONLANG['setting_usage_cycle_help'] = 'La fatturazione delle eccedenze di WHMCS conta i mesi di calendario.';
$_ADDONLANG['setting_usage_percentile'] = '95º percentile';
$_ADDONLANG['setting_usage_percentile_higher'] = 'Il maggiore tra entrata e uscita';
$_ADDONLANG['setting_usage_percentile_pooled'] = 'Di entrata e uscita in un\'unica lista';
$_ADDONLANG['setting_usage_percentile_sum'] = 'Della somma di entrata e uscita';
$_ADDONLANG['setting_usage_percentile_in'] = 'Solo entrata';
$_ADDONLANG['setting_usage_percentile_out'] = 'Solo uscita';
$_ADDONLANG['setting_usage_percentile_help'] = 'Scegli il metodo con cui vengono fatte le tue fatture.';
$_ADDONLANG['setting_usage_sum_days'] = 'Giorni di conservazione dei valori di cinque minuti';
$_ADDONLANG['setting_usage_sum_days_help'] = 'Da 35 a 400. Solo per questi ci sono il grafico e il 95º percentile.';
$_ADDONLANG['setting_usage_total_days'] = 'Giorni di conservazione dei totali giornalieri';
$_ADDONLANG['setting_usage_total_days_help'] = 'Da 35 a 1100, e non meno dei valori di cinque minuti.';
$_ADDONLANG['status_pending'] = 'In attesa';
$_ADDONLANG['status_active'] = 'Attivo';
$_ADDONLANG['status_suspended'] = 'Sospeso';
$_ADDONLANG['status_terminated'] = 'Terminato';
$_ADDONLANG['status_cancelled'] = 'Annullato';
$_ADDONLANG['status_fraud'] = 'Frode';
$_ADDONLANG['status_completed'] = 'Completato';
$_ADDONLANG['settings_scope'] = 'La chiave API di questo addon non può leggere né modificare le impostazioni: le '
    . 'manca il permesso "admin".';
$_ADDONLANG['settings_scope_why'] = 'Le chiavi con questo permesso si creano solo sull\'host dell\'API, mai '
    . 'attraverso la rete. Tutte le altre pagine funzionano senza, e ciò che è impostato ora resta in vigore.';
$_ADDONLANG['settings_scope_make'] = 'Sull\'host dell\'API, crea una chiave con tutti i permessi che l\'addon usa:';
$_ADDONLANG['settings_scope_enter'] = 'Inseriscila in Impostazioni di sistema > Moduli aggiuntivi > NetFlow Manager '
    . '> Configura.';
$_ADDONLANG['settings_scope_revoke'] = 'Revoca la vecchia chiave: "netflow-manager key list" mostra il suo ID, '
    . '"netflow-manager key revoke ID" la chiude.';
$_ADDONLANG['settings_scope_host'] = 'Se WHMCS non deve avere una chiave simile, modifica le impostazioni '
    . 'sull\'host, con una chiave che ha il permesso "admin" e resta lì ("netflow-manager key create --name host '
    . '--scope admin"):';
$_ADDONLANG['import'] = 'Importa';
$_ADDONLANG['import_intro'] = 'Memorizza molti record in una volta: tutte le righe del file oppure, se una non è '
    . 'utilizzabile, nessuna. Controlla prima il file; un controllo non modifica nulla.';
$_ADDONLANG['import_file'] = 'File CSV o NDJSON';
$_ADDONLANG['import_largest'] = 'Questo server accetta file fino a :size MB (PHP: upload_max_filesize, '
    . 'post_max_size). Più grandi: "netflow-manager import FILE" sull\'host dell\'API.';
$_ADDONLANG['import_not_kept'] = 'Il file può contenere password, perciò qui non viene conservato: per '
    . 'l\'importazione viene inviato ancora una volta.';
$_ADDONLANG['import_mode'] = 'I servizi che hanno già un record';
$_ADDONLANG['import_mode_upsert'] = 'vengono sostituiti dalla riga. Le colonne che mancano nel file diventano vuote,'
    . ' il record viene attivato e la password resta.';
$_ADDONLANG['import_mode_create'] = 'sono un errore';
$_ADDONLANG['import_mode_patch'] = 'vengono modificati dalla riga, solo nelle colonne presenti nel file; una cella vuota cancella un '
    . 'testo, ma mai la password. I servizi senza record sono un errore';
$_ADDONLANG['import_check'] = 'Controlla (non modifica nulla)';
$_ADDONLANG['import_apply'] = 'Importa ora';
$_ADDONLANG['import_apply_help'] = 'Se il browser non conserva il file dopo il controllo, scegli di nuovo lo stesso '
    . 'file e premi "Importa ora". Un file diverso da quello controllato viene rifiutato.';
$_ADDONLANG['import_again'] = 'Premi ora "Importa ora"; scegli di nuovo lo stesso file se il browser non lo ha '
    . 'conservato.';
$_ADDONLANG['import_good_checked'] = 'Il file può essere importato. Non è ancora stato modificato nulla.';
$_ADDONLANG['import_good_applied'] = 'Il file è stato importato.';
$_ADDONLANG['import_bad_checked'] = 'Righe non utilizzabili: :count. Un\'importazione di questo file non '
    . 'modificherebbe nulla.';
$_ADDONLANG['import_bad_applied'] = 'Non è stato importato nulla. Righe non utilizzabili: :count.';
$_ADDONLANG['import_rows'] = 'Righe nel file';
$_ADDONLANG['import_created_checked'] = 'Record che sarebbero nuovi';
$_ADDONLANG['import_created_applied'] = 'Record nuovi';
$_ADDONLANG['import_updated_checked'] = 'Record che cambierebbero';
$_ADDONLANG['import_updated_applied'] = 'Record modificati';
$_ADDONLANG['import_unchanged_checked'] = 'Record che resterebbero come sono';
$_ADDONLANG['import_unchanged_applied'] = 'Record invariati';
$_ADDONLANG['import_errors'] = 'I valori non vengono mai ripetuti qui: guarda la riga nel tuo file.';
$_ADDONLANG['import_line'] = 'Riga';
$_ADDONLANG['import_member'] = 'Colonna';
$_ADDONLANG['import_message'] = 'Che cosa non va';
$_ADDONLANG['import_more_errors'] = 'e inoltre :count';
$_ADDONLANG['import_warnings'] = 'Avvisi: :count. Non impediscono l\'importazione; guarda prima queste righe.';
$_ADDONLANG['import_warning'] = 'Che cosa verificare';
$_ADDONLANG['import_preview'] = 'Le prime righe, come sono state interpretate';
$_ADDONLANG['import_preview_set'] = 'impostata';
$_ADDONLANG['import_failed'] = 'Non è stato importato nulla.';
$_ADDONLANG['import_another_file'] = 'Non è stato importato nulla: non sono il file e la scelta che sono stati '
    . 'controllati. Controlla di nuovo.';
$_ADDONLANG['import_columns'] = 'Colonne';
$_ADDONLANG['import_columns_intro'] = 'La prima riga di un file CSV indica le colonne, in qualsiasi ordine; solo '
    . 'service_id è obbligatoria. Un file NDJSON ha un oggetto JSON per riga con gli stessi nomi.';
$_ADDONLANG['import_template'] = 'Scarica un modello CSV';
$_ADDONLANG['column_service_id'] = 'ID del servizio in WHMCS. Ogni servizio una sola volta.';
$_ADDONLANG['column_client_id'] = 'ID del suo cliente in WHMCS; può mancare, perché WHMCS lo conosce. Un cliente diverso da '
    . 'prima rimuove le credenziali memorizzate.';
$_ADDONLANG['column_enabled'] = 'true o false, 1 o 0, sì o no. Vuoto: true.';
$_ADDONLANG['column_netflow_url'] = 'Indirizzo di accesso, con http:// o https://. Vuoto: quello predefinito delle '
    . 'impostazioni.';
$_ADDONLANG['column_username'] = 'Utente in NetFlow Analyzer.';
$_ADDONLANG['column_password'] = 'Password di quell\'utente, conservata esattamente. Vuoto: resta quella '
    . 'memorizzata.';
$_ADDONLANG['column_clear_password'] = 'true rimuove la password memorizzata.';
$_ADDONLANG['column_reuse_login_from'] = 'ID di un altro servizio dello stesso cliente: URL, nome utente e password '
    . 'vengono presi dal suo record. Le tre colonne devono allora essere vuote.';
$_ADDONLANG['upload_none'] = 'Non è arrivato alcun file. Scegline uno.';
$_ADDONLANG['upload_empty'] = 'Il file è vuoto.';
$_ADDONLANG['upload_too_large'] = 'Non è stato importato nulla: il file è più grande di quanto questo server '
    . 'accetti.';
$_ADDONLANG['upload_broke_off'] = 'Non è stato importato nulla: il file è arrivato solo in parte. Invialo di nuovo.';
$_ADDONLANG['upload_not_stored'] = 'Non è stato importato nulla: PHP non ha potuto memorizzare il file '
    . '(upload_tmp_dir).';
$_ADDONLANG['export'] = 'Esporta';
$_ADDONLANG['export_intro'] = 'Tutti i record in un file, senza password. Può essere modificato e importato di '
    . 'nuovo: le password memorizzate restano. Con le password: "netflow-manager export FILE --include-passwords" '
    . 'sull\'host dell\'API.';
$_ADDONLANG['export_csv'] = 'Scarica CSV';
$_ADDONLANG['export_ndjson'] = 'Scarica NDJSON';
$_ADDONLANG['scope_missing'] = 'Alla chiave API di questo addon manca il permesso ":scope". La pagina "Stato" '
    . 'dice come crearne una migliore.';
$_ADDONLANG['explain_intro'] = 'Esamina tutto ciò che deve essere a posto perché un cliente veda la sezione '
    . '"Utilizzo della rete" di un servizio.';
$_ADDONLANG['explain_none'] = 'Nessun servizio trovato.';
$_ADDONLANG['explain_check'] = 'Controlla';
$_ADDONLANG['explain_shown'] = 'La sezione viene mostrata al cliente.';
$_ADDONLANG['explain_not_shown'] = 'La sezione non viene mostrata. Da risolvere: :count.';
$_ADDONLANG['explain_service'] = 'Servizio in WHMCS';
$_ADDONLANG['explain_service_found'] = ':service, stato :status';
$_ADDONLANG['explain_service_missing'] = 'WHMCS non ha il servizio #:id.';
$_ADDONLANG['explain_service_missing_advice'] = 'Controlla il numero. Se il servizio è stato eliminato, elimina '
    . 'anche il suo record.';
$_ADDONLANG['explain_open_service'] = 'Apri il servizio';
$_ADDONLANG['explain_owner_missing'] = 'WHMCS non ha il cliente #:id, a cui appartiene il servizio.';
$_ADDONLANG['explain_owner_missing_advice'] = 'Sposta il servizio a un cliente esistente.';
$_ADDONLANG['explain_open_client'] = 'Apri il cliente';
$_ADDONLANG['explain_overview'] = 'Pagina prodotto';
$_ADDONLANG['explain_overview_module'] = 'Il prodotto usa il modulo server ":module".';
$_ADDONLANG['explain_overview_advice'] = 'Alcuni moduli server sostituiscono la panoramica della pagina prodotto, e '
    . 'con essa il punto in cui sta la sezione. Il cliente la trova allora dalla voce nella barra laterale. Per '
    . 'capire quale sia il caso, accedi come il cliente e apri il prodotto.';
$_ADDONLANG['explain_api_advice'] = 'La pagina "Stato" dice che cosa non va.';
$_ADDONLANG['explain_mails'] = 'E-mail';
$_ADDONLANG['explain_mails_intro'] = 'Le e-mail ricevono i dati quando c\'è un record, è abilitato e integro e '
    . 'appartiene al proprietario del servizio. Lo stato e l\'interruttore della sezione per loro non contano.';
$_ADDONLANG['explain_history'] = 'Cronologia del record';
$_ADDONLANG['table_unreadable'] = 'Impossibile leggere la tabella :table di WHMCS.';
$_ADDONLANG['check_mail_templates'] = 'Modelli di e-mail con campi NetFlow';
$_ADDONLANG['mail_templates_none'] = 'Nessun modello di tipo Prodotto li usa.';
$_ADDONLANG['advice_mail_templates'] = 'Per inviare i dati di accesso, metti il blocco della guida di installazione '
    . 'nell\'e-mail di benvenuto dei tuoi prodotti (Impostazioni di sistema > Modelli di e-mail).';
$_ADDONLANG['check_misplaced_fields'] = 'Campi NetFlow in modelli di un altro tipo';
$_ADDONLANG['advice_misplaced_fields'] = 'Lì sono sempre vuoti. Solo i modelli di tipo Prodotto hanno questi campi.';
$_ADDONLANG['check_welcome_mail'] = 'E-mail di benvenuto del prodotto';
$_ADDONLANG['welcome_mail_without'] = 'Non usa i campi NetFlow.';
$_ADDONLANG['advice_welcome_mail'] = 'Metti in essa il blocco della guida di installazione se i clienti devono '
    . 'ricevere l\'accesso via e-mail.';

// Admin pages: connection check
$_ADDONLANG['connection_check'] = 'Controllo della connessione';
$_ADDONLANG['all_right'] = 'Tutto è a posto: pagine prodotto ed e-mail ricevono i loro dati NetFlow.';
$_ADDONLANG['problems'] = 'Da risolvere: :count. Comincia dall\'alto, le righe successive dipendono spesso da '
    . 'quelle precedenti.';
$_ADDONLANG['not_set'] = 'non impostato';
$_ADDONLANG['none'] = 'nessuno';

$_ADDONLANG['check_address'] = 'Indirizzo dell\'API';
$_ADDONLANG['advice_address_missing'] = 'Inseriscilo in Impostazioni di sistema > Moduli aggiuntivi > NetFlow '
    . 'Manager > Configura.';
$_ADDONLANG['advice_address_wrong'] = 'Usa https://host, http://127.0.0.1:8000 (http solo su questa macchina) o '
    . 'unix:///path/to/socket, senza nome utente, punto interrogativo o #.';

$_ADDONLANG['check_key'] = 'Chiave API';
$_ADDONLANG['key_set'] = 'impostata (ID :id)';
$_ADDONLANG['key_missing'] = 'non impostata, o non è una chiave di questo prodotto';
$_ADDONLANG['advice_key_missing'] = 'Creane una sull\'host dell\'API con "netflow-manager key create --name whmcs '
    . '--for-whmcs" e inseriscila in Impostazioni di sistema > Moduli aggiuntivi > NetFlow Manager > Configura. '
    . 'Comincia con nfm_.';

$_ADDONLANG['check_reachable'] = 'API raggiungibile';
$_ADDONLANG['reachable'] = 'sì, ha risposto in :ms ms';
$_ADDONLANG['advice_unreachable'] = 'Il servizio è in esecuzione ("netflow-manager serve")? L\'indirizzo qui sopra '
    . 'porta a esso da questa macchina, attraverso firewall e certificato? Per un socket: l\'utente del server web '
    . 'può aprirlo?';

$_ADDONLANG['check_ready'] = 'API pronta';
$_ADDONLANG['status'] = 'L\'API ha risposto con lo stato :status.';
$_ADDONLANG['advice_not_ready'] = 'Esegui "netflow-manager check" sull\'host dell\'API: dice che cosa non'
    . ' funziona e che cosa fare.';
$_ADDONLANG['advice_older_api'] = 'Questo modulo richiede la versione :version dell\'API di NetFlow Manager o una'
    . ' più recente. Aggiorna l\'API. Se lo è già, a questo indirizzo è in ascolto un altro programma.';

$_ADDONLANG['check_key_valid'] = 'Chiave API accettata';
$_ADDONLANG['key_refused'] = 'L\'API non accetta questa chiave.';
$_ADDONLANG['advice_key_refused'] = 'È scritta male, scaduta o revocata, oppure appartiene a un altro database. '
    . '"netflow-manager key list" sull\'host dell\'API mostra le chiavi; creane una nuova se serve.';
$_ADDONLANG['advice_unreadable'] = 'A questo indirizzo è davvero in ascolto NetFlow Manager? La sua versione è '
    . 'recente?';

$_ADDONLANG['check_php'] = 'PHP';
$_ADDONLANG['advice_php'] = 'L\'addon richiede PHP :oldest o più recente.';
$_ADDONLANG['check_curl'] = 'Estensione PHP curl';
$_ADDONLANG['advice_curl'] = 'Installala: senza di essa l\'API non può essere chiamata.';
$_ADDONLANG['advice_curl_resolver'] = 'Questa build di curl attende il server dei nomi oltre il limite di tempo '
    . 'quando non risponde. Se puoi, usa un indirizzo IP o un socket come indirizzo dell\'API.';
$_ADDONLANG['check_protection'] = 'Sicurezza della connessione';
$_ADDONLANG['protection_tls'] = 'cifrato (TLS), il certificato viene verificato';
$_ADDONLANG['protection_socket'] = 'un socket di questa macchina; nessuna rete';
$_ADDONLANG['protection_loopback'] = 'non cifrato, ma non lascia questa macchina';

$_ADDONLANG['check_memory'] = 'Memoria condivisa';
$_ADDONLANG['memory_apcu'] = 'APCu';
$_ADDONLANG['memory_file'] = 'file in una directory temporanea privata';
$_ADDONLANG['advice_memory'] = 'Senza di essa ogni pagina attende tutto il limite di tempo mentre l\'API non '
    . 'funziona, e il registro attività non dice nulla delle pagine. Installa l\'estensione PHP apcu, oppure '
    . 'permetti a PHP di scrivere nella sua directory temporanea e rimuovi da lì una directory "netflow_manager-…" '
    . 'di un altro utente.';

$_ADDONLANG['check_pause_page'] = 'Chiamate per le pagine prodotto';
$_ADDONLANG['check_pause_mail'] = 'Chiamate per le e-mail';
$_ADDONLANG['no_pause'] = 'consentite';
$_ADDONLANG['no_pause_unknown'] = 'non trattenute; non si sa se arrivano';
$_ADDONLANG['paused'] = 'trattenute per altri :seconds s, perché l\'API ha fallito';
$_ADDONLANG['paused_refused'] = 'trattenute per altri :seconds s, perché l\'API ha rifiutato la chiave';
$_ADDONLANG['pause_ended'] = 'erano trattenute; di nuovo consentite, perché l\'API risponde';
$_ADDONLANG['advice_pause'] = 'Risolvi i problemi qui sopra e apri di nuovo questa pagina: un buon controllo '
    . 'termina la pausa.';

$_ADDONLANG['check_functions'] = 'Funzioni PHP disattivate da questo host';
$_ADDONLANG['advice_functions'] = 'Il modulo ne fa a meno, più lentamente. Se puoi, toglile da'
    . ' disable_functions in php.ini.';
$_ADDONLANG['advice_functions_curl'] = 'Senza di esse l\'API non può essere chiamata: toglile da'
    . ' disable_functions in php.ini, o chiedilo al tuo host.';
$_ADDONLANG['check_passage'] = 'Metodi e invii';
$_ADDONLANG['passage_free'] = 'raggiungono l\'API: :names';
$_ADDONLANG['passage_refused'] = 'rifiutati lungo il percorso: :names';
$_ADDONLANG['passage_unknown'] = 'non è arrivata alcuna risposta: non si sa quali passino';
$_ADDONLANG['passage_rest_unknown'] = 'Degli altri non è arrivata risposta.';
$_ADDONLANG['intercepted'] = 'Un server web o firewall tra WHMCS e l\'API ha risposto con lo stato :status.';
$_ADDONLANG['advice_passage'] = 'Un server web o firewall tra WHMCS e l\'API rifiuta questo. Lascia passare lì'
    . ' GET, POST, PUT, PATCH, DELETE e questi tipi di contenuto: application/json,'
    . ' application/merge-patch+json, text/csv, application/x-ndjson; gli ultimi due con Content-Encoding:'
    . ' gzip.';
$_ADDONLANG['check_way_page'] = 'Percorso per le pagine prodotto';
$_ADDONLANG['check_way_mail'] = 'Percorso per le e-mail';
$_ADDONLANG['way_measured'] = 'connesso dopo :connect ms, risposta dopo :total ms; sono ammessi :limit ms';
$_ADDONLANG['way_connected'] = 'connesso dopo :connect ms, nessuna risposta entro :limit ms.';
$_ADDONLANG['way_not_connected'] = 'nessuna connessione; sono ammessi :limit ms.';
$_ADDONLANG['way_silent'] = 'Nessuna risposta da: :addresses.';
$_ADDONLANG['advice_silent'] = 'Un altro indirizzo ha risposto. Fai rispondere anche questo, o toglilo dal'
    . ' server dei nomi: ogni chiamata lo attende per primo.';
$_ADDONLANG['advice_way_page'] = 'Le pagine prodotto non mostrano la sezione. Aumenta il limite di tempo nelle'
    . ' impostazioni del modulo, o avvicina l\'API.';
$_ADDONLANG['advice_way_mail'] = 'Le e-mail partono senza i dati NetFlow. Avvicina l\'API, o fai rispondere gli'
    . ' indirizzi qui sopra.';

// Service tab, client summary, search, reconciliation
$_ADDONLANG['widget_health'] = 'API';
$_ADDONLANG['widget_works'] = 'funziona';
$_ADDONLANG['widget_fails'] = 'non risponde';
$_ADDONLANG['widget_needs_review'] = 'In attesa di verifica';
$_ADDONLANG['widget_never_had_password'] = 'Mai avuto una password';
$_ADDONLANG['widget_missing'] = 'Servizi senza record anche se il loro prodotto ha una regola';
$_ADDONLANG['widget_unknown'] = 'non ancora noto';
$_ADDONLANG['widget_as_of'] = 'al :at';
$_ADDONLANG['widget_not_set_up'] = 'L\'indirizzo o la chiave API non sono configurati.';
$_ADDONLANG['widget_broken'] = 'Si è fermato in WHMCS. Il registro attività dice dove.';
$_ADDONLANG['service_access'] = 'Accesso NetFlow';
$_ADDONLANG['service_enabled'] = 'NetFlow abilitato';
$_ADDONLANG['netflow_username'] = 'Nome utente NetFlow';
$_ADDONLANG['netflow_group'] = 'Gruppo NetFlow';
$_ADDONLANG['netflow_ip_address'] = 'Indirizzo IP NetFlow';
$_ADDONLANG['netflow_notes'] = 'Note NetFlow (interne)';
$_ADDONLANG['netflow_password'] = 'Password NetFlow';
$_ADDONLANG['netflow_traffic'] = 'Traffico NetFlow';
$_ADDONLANG['service_explain'] = 'Perché (non) è visibile?';
$_ADDONLANG['service_not_set_up'] = 'L\'indirizzo o la chiave dell\'API non è configurato.';
$_ADDONLANG['service_moved'] = 'Il record appartiene al cliente :client, il servizio a un altro: non viene mostrato '
    . 'a nessuno. Assegnalo di nuovo con "Modifica".';
$_ADDONLANG['service_review'] = 'Il servizio è passato a un altro cliente: le credenziali del precedente sono state '
    . 'rimosse e il record è stato disabilitato. Inserisci nuove credenziali con Modifica e abilitale. Questo '
    . 'avviso scompare quando il record viene salvato lì, anche senza modifiche, o quando un campo NetFlow di questa '
    . 'pagina viene modificato e salvato.';
$_ADDONLANG['summary_more'] = 'Tutti i record di questo cliente';
$_ADDONLANG['search_title'] = 'Accesso NetFlow del servizio :service';
$_ADDONLANG['search_ids'] = 'cliente :client';

$_ADDONLANG['check_pause_event'] = 'Chiamate per gli eventi dei servizi';
$_ADDONLANG['check_pause_staff'] = 'Chiamate per la scheda del servizio e il riepilogo del cliente';
$_ADDONLANG['check_pause_search'] = 'Chiamate per la ricerca di WHMCS';
$_ADDONLANG['check_pause_dashboard'] = 'Chiamate per la pagina iniziale';
$_ADDONLANG['check_pause_usage'] = 'Chiamate per i grafici e le cifre del traffico';
$_ADDONLANG['check_pause_usage_file'] = 'Chiamate per i file del traffico';
$_ADDONLANG['check_pause_staff_usage'] = 'Chiamate per il traffico che consulta il personale';

$_ADDONLANG['reconciliation_never'] = 'non ancora: viene eseguita alla fine del cron giornaliero di WHMCS';
$_ADDONLANG['reconciliation_done'] = 'ultima esecuzione :at, servizi: :services';
$_ADDONLANG['reconciliation_refused'] = 'ultima esecuzione :at: non è stato modificato nulla, perché troppi record '
    . 'sarebbero stati disabilitati o eliminati';
$_ADDONLANG['reconciliation_failed'] = 'l\'ultima esecuzione :at non è riuscita.';
$_ADDONLANG['reconciliation_stopped'] = 'Si è fermata in WHMCS. Il registro delle attività dice dove.';
$_ADDONLANG['advice_reconciliation_refused'] = 'Guarda una prova in "Riconciliazione" qui sotto e confermala se è '
    . 'giusta.';
$_ADDONLANG['advice_reconciliation_failed'] = 'Risolvi i problemi qui sopra, poi eseguila in "Riconciliazione" qui '
    . 'sotto o attendi la prossima notte.';
$_ADDONLANG['advice_reconciliation_late'] = 'Ha più di due giorni. Il cron di WHMCS viene eseguito ogni giorno?';

$_ADDONLANG['reconcile_title'] = 'Riconciliazione';
$_ADDONLANG['reconcile_about'] = 'Confronta tutti i servizi di WHMCS con tutti i record di accesso, ogni notte '
    . 'oppure ora. Un record il cui servizio ha un altro cliente viene disabilitato e perde le credenziali; un '
    . 'record senza servizio viene disabilitato; un record il cui servizio è terminato viene trattato come dicono '
    . 'le impostazioni. Nulla viene eliminato, salvo che lo dicano loro.';
$_ADDONLANG['reconcile_preview'] = 'Prova: verrebbe modificato questo';
$_ADDONLANG['reconcile_dry_run'] = 'Prova';
$_ADDONLANG['reconcile_run'] = 'Esegui ora';
$_ADDONLANG['reconcile_too_drastic'] = 'Non è stato modificato nulla: verrebbe disabilitato o eliminato più di un quinto dei record, '
    . 'il che può essere un errore. Guarda la prova qui sotto e confermala se è giusta.';
$_ADDONLANG['reconcile_unconfirmed'] = 'Non è stato modificato nulla: spunta la casella per confermare.';
$_ADDONLANG['reconcile_confirm'] = 'Ho guardato la prova. È giusta.';
$_ADDONLANG['reconcile_force'] = 'Esegui comunque';
$_ADDONLANG['reconcile_services'] = 'Servizi in WHMCS';
$_ADDONLANG['reconcile_records'] = 'Record di accesso';
$_ADDONLANG['reconcile_orphaned'] = 'Senza servizio: disabilitati';
$_ADDONLANG['reconcile_owner_changed'] = 'Passati a un altro cliente: disabilitati, credenziali rimosse, da '
    . 'verificare';
$_ADDONLANG['reconcile_terminated'] = 'Terminati: trattati come dicono le impostazioni';
$_ADDONLANG['reconcile_status_changed'] = 'Altro stato: memorizzato';
$_ADDONLANG['reconcile_broken'] = 'Modificati al di fuori dell\'API: lasciati come sono';
$_ADDONLANG['notice_reconciled'] = 'La riconciliazione è completata.';

// Client area
$_ADDONLANG['client_title'] = 'Utilizzo della rete';
$_ADDONLANG['client_service'] = 'Dettagli del prodotto';
$_ADDONLANG['client_back'] = 'Torna al prodotto';
$_ADDONLANG['client_nothing'] = 'Non c\'è nulla da mostrare per questo prodotto.';
$_ADDONLANG['client_later'] = 'Al momento non può essere mostrato. Riprova più tardi.';
$_ADDONLANG['client_usage_later'] = 'Al momento le cifre non possono essere mostrate. Riprova più tardi.';
$_ADDONLANG['client_usage_picture'] = 'Grafico del traffico delle ultime 24 ore. Il link porta a tutte le cifre.';
$_ADDONLANG['client_usage_all'] = 'Traffico delle ultime 24 ore: tutte le cifre';
$_ADDONLANG['client_repeat'] = 'Premi di nuovo il pulsante: la pagina era troppo vecchia.';
$_ADDONLANG['client_password'] = 'Password';
$_ADDONLANG['client_show_password'] = 'Mostra password';
$_ADDONLANG['client_hide_password'] = 'Nascondi password';
$_ADDONLANG['client_no_password'] = 'Non c\'è nessuna password da mostrare.';
$_ADDONLANG['client_not_for_role'] = 'Il suo ruolo non può usare NetFlow Manager, quindi la password non viene mostrata.';
$_ADDONLANG['client_not_for_user'] = 'Il suo accesso non consente di vedere i prodotti di questo account. Il'
    . ' proprietario dell\'account può autorizzarlo.';
$_ADDONLANG['client_password_not_for_user'] = 'Il suo accesso non consente di vedere le password dei prodotti di'
    . ' questo account. Il proprietario dell\'account può autorizzarlo.';
$_ADDONLANG['client_copy'] = 'Copia';
$_ADDONLANG['client_copied'] = 'Copiato';
$_ADDONLANG['client_copy_by_hand'] = 'Selezionato: copia con la tastiera';

// Merge fields
$_ADDONLANG['netflow_enabled'] = 'NetFlow: l\'accesso è abilitato (1 o vuoto)';
$_ADDONLANG['netflow_url'] = 'NetFlow: URL di accesso';
$_ADDONLANG['netflow_password_url'] = 'NetFlow: link alla pagina della password del cliente (vuoto finché quella '
    . 'pagina è disattivata)';

// Rules for new services
$_ADDONLANG['rules_title'] = 'Regole per i nuovi servizi';
$_ADDONLANG['rules_intro'] = 'Un prodotto con una regola dà a ogni nuovo servizio il suo record prima dell’invio'
    . ' dell’e-mail di benvenuto. Un cliente che ha già un login NetFlow continua a usarlo.';
$_ADDONLANG['rules_deleted_records'] = 'Un record eliminato vale come mai creato: una regola lo ricrea. Per lasciare un'
    . ' servizio senza accesso, disattivate il suo record.';
$_ADDONLANG['rules_nightly_on'] = 'I record mancanti vengono creati ogni notte.';
$_ADDONLANG['rules_nightly_off'] = 'I record mancanti non vengono creati ogni notte: "Create missing records every night"'
    . ' è disattivato in System Settings > Addon Modules > NetFlow Manager > Configure.';
$_ADDONLANG['rules_no_products'] = 'WHMCS non ha prodotti.';
$_ADDONLANG['rules_gone'] = 'Prodotti che WHMCS non ha più';
$_ADDONLANG['rules_product'] = 'Prodotto';
$_ADDONLANG['rules_rule'] = 'Regola';
$_ADDONLANG['rules_login'] = 'Login';
$_ADDONLANG['rules_actions'] = 'Azioni';
$_ADDONLANG['rules_none'] = 'nessuna';
$_ADDONLANG['rules_on'] = 'attiva';
$_ADDONLANG['rules_off'] = 'disattivata';
$_ADDONLANG['rules_broken'] = 'danneggiata, non crea nulla';
$_ADDONLANG['rules_add'] = 'Aggiungi regola';
$_ADDONLANG['rules_edit'] = 'Modifica';
$_ADDONLANG['rules_apply'] = 'Applica ai servizi esistenti';
$_ADDONLANG['rule_title'] = 'Regola di :product';
$_ADDONLANG['rule_placeholders'] = 'Nome utente, gruppo e note possono contenere:';
$_ADDONLANG['rule_broken'] = 'La regola salvata è stata modificata al di fuori dell’API e non crea nulla. Controllate ogni'
    . ' campo e salvatela di nuovo, oppure eliminatela.';
$_ADDONLANG['rule_not_saved'] = 'La regola non è stata salvata.';
$_ADDONLANG['rule_outdated'] = 'Nulla è stato modificato: qualcun altro ha cambiato la regola. Controllate i campi e'
    . ' salvate di nuovo per sostituirla.';
$_ADDONLANG['rule_copy_nothing'] = 'Nulla è stato copiato: scegliete i prodotti e salvate prima la regola.';
$_ADDONLANG['rule_enabled'] = 'La regola è attiva';
$_ADDONLANG['rule_help_enabled'] = 'Una regola disattivata non crea nulla.';
$_ADDONLANG['rule_login'] = 'Login';
$_ADDONLANG['rule_help_login'] = 'Se un nuovo servizio usa un login che il cliente ha già.';
$_ADDONLANG['rule_login_reuse'] = 'Il login del cliente, altrimenti uno nuovo';
$_ADDONLANG['rule_login_new'] = 'Sempre uno nuovo';
$_ADDONLANG['rule_login_none'] = 'Nessuno';
$_ADDONLANG['rule_username'] = 'Nome utente di un nuovo login';
$_ADDONLANG['rule_help_username'] = 'Per esempio c{client_id}. Quello di un altro cliente viene rifiutato.';
$_ADDONLANG['rule_password'] = 'Password di un nuovo login';
$_ADDONLANG['rule_help_password'] = 'Quella generata va impostata anche in NetFlow Analyzer.';
$_ADDONLANG['rule_password_none'] = 'Nessuna';
$_ADDONLANG['rule_password_generate'] = 'Generata, 20 caratteri';
$_ADDONLANG['rule_netflow_url'] = 'URL NetFlow';
$_ADDONLANG['rule_help_netflow_url'] = 'Vuoto: il valore predefinito delle impostazioni.';
$_ADDONLANG['rule_group'] = 'Gruppo NetFlow';
$_ADDONLANG['rule_help_group'] = 'Per esempio {hostname}.';
$_ADDONLANG['rule_ip_address'] = 'Indirizzo IP';
$_ADDONLANG['rule_help_ip_address'] = 'Con quali indirizzi del servizio in WHMCS inizia il record.';
$_ADDONLANG['rule_ip_address_dedicated'] = 'IP dedicato';
$_ADDONLANG['rule_ip_address_assigned'] = 'IP assegnati';
$_ADDONLANG['rule_ip_address_both'] = 'Entrambi, prima quello dedicato';
$_ADDONLANG['rule_ip_address_none'] = 'Nessuno';
$_ADDONLANG['rule_notes'] = 'Note';
$_ADDONLANG['rule_help_notes'] = 'Le vede solo il personale.';
$_ADDONLANG['rule_record_enabled'] = 'I record iniziano attivi';
$_ADDONLANG['rule_help_record_enabled'] = 'Altrimenti pagina del prodotto ed e-mail restano senza i dati finché non'
    . ' attivate un record.';
$_ADDONLANG['rule_save'] = 'Salva regola';
$_ADDONLANG['rule_delete'] = 'Elimina regola';
$_ADDONLANG['rule_delete_consequence'] = 'I nuovi servizi del prodotto iniziano senza record. I record che la regola ha creato restano.';
$_ADDONLANG['rule_delete_outdated'] = 'Nulla è stato eliminato: qualcun altro ha cambiato la regola. Guardatela prima di eliminarla.';
$_ADDONLANG['rule_preview'] = 'Anteprima';
$_ADDONLANG['rule_preview_about'] = 'Come se il servizio non avesse ancora un record. Un record che esiste resta com’è.';
$_ADDONLANG['rule_preview_service'] = 'Servizio';
$_ADDONLANG['rule_preview_none'] = 'Nessuna anteprima: il prodotto non ha servizi o la regola non è leggibile.';
$_ADDONLANG['rule_preview_invalid'] = 'Il servizio non avrebbe un record:';
$_ADDONLANG['rule_preview_login_reused'] = 'Userebbe il login del servizio #:service dello stesso cliente.';
$_ADDONLANG['rule_preview_login_new'] = 'Avrebbe un nuovo login.';
$_ADDONLANG['rule_preview_login_none'] = 'Non avrebbe un login.';
$_ADDONLANG['rule_preview_password'] = 'Con una password.';
$_ADDONLANG['rule_preview_no_password'] = 'Senza password.';
$_ADDONLANG['rule_preview_disabled'] = 'Il record sarebbe disattivato.';
$_ADDONLANG['rule_copy'] = 'Copia in altri prodotti';
$_ADDONLANG['rule_copy_help'] = 'La regola salvata viene copiata. Sostituisce quella che un prodotto ha.';
$_ADDONLANG['rule_copy_button'] = 'Copia regola';
$_ADDONLANG['notice_rule_saved'] = 'La regola è salvata. Vale per i servizi da ora in poi; per quelli esistenti c’è un'
    . ' pulsante qui sotto.';
$_ADDONLANG['notice_rule_saved_off'] = 'La regola è salvata. È disattivata e non crea nulla.';
$_ADDONLANG['notice_rule_deleted'] = 'La regola è eliminata. I record che ha creato restano.';
$_ADDONLANG['notice_rule_copied'] = 'La regola è copiata.';
$_ADDONLANG['apply_title'] = 'Applica la regola di :product ai servizi esistenti';
$_ADDONLANG['apply_about'] = 'I servizi di questo prodotto senza record ne ricevono uno. Una prova mostra quali e non'
    . ' cambia nulla.';
$_ADDONLANG['apply_dry_run'] = 'Prova';
$_ADDONLANG['apply_run'] = 'Crea i record adesso: :count';
$_ADDONLANG['apply_dry_run_done'] = 'Prova, nulla è stato modificato. Record che verrebbero creati: :count';
$_ADDONLANG['apply_done'] = 'Fatto. Record creati: :count';
$_ADDONLANG['apply_services'] = 'Servizi del prodotto';
$_ADDONLANG['apply_existing'] = 'già con un record';
$_ADDONLANG['apply_without_rule'] = 'senza regola attiva';
$_ADDONLANG['apply_not_visible'] = 'con uno stato che non mostra la sezione';
$_ADDONLANG['apply_invalid_count'] = 'non possibili';
$_ADDONLANG['apply_created'] = 'record creati';
$_ADDONLANG['apply_created_dry_run'] = 'record che verrebbero creati';
$_ADDONLANG['apply_invalid'] = 'Perché alcuni non ricevono un record';

// Several records at once
$_ADDONLANG['bulk_ticked'] = 'Record selezionati:';
$_ADDONLANG['bulk_all'] = 'Seleziona tutti';
$_ADDONLANG['bulk_tick'] = 'Seleziona #:service';
$_ADDONLANG['bulk_enable'] = 'Attiva';
$_ADDONLANG['bulk_disable'] = 'Disattiva';
$_ADDONLANG['bulk_delete'] = 'Elimina';
$_ADDONLANG['bulk_send'] = 'Invia i dati';
$_ADDONLANG['bulk_done'] = 'fatto';
$_ADDONLANG['bulk_done_enable'] = 'Attivati: :count.';
$_ADDONLANG['bulk_done_disable'] = 'Disattivati: :count.';
$_ADDONLANG['bulk_done_delete'] = 'Eliminati: :count.';
$_ADDONLANG['bulk_failed'] = 'Non fatti: :count.';
$_ADDONLANG['bulk_delete_question'] = 'Questi record e le loro password vengono eliminati definitivamente. Record: :count';
$_ADDONLANG['notice_bulk_nothing'] = 'Nulla è stato modificato: seleziona prima dei record.';
$_ADDONLANG['send_title'] = 'Invia i dati';
$_ADDONLANG['send_about'] = 'WHMCS invia al cliente un’e-mail di prodotto con i dati NetFlow.';
$_ADDONLANG['send_template'] = 'E-mail';
$_ADDONLANG['send_button'] = 'Invia le e-mail: :count';
$_ADDONLANG['send_sent'] = 'E-mail inviate: :count.';
$_ADDONLANG['send_not_possible'] = 'Nessuna e-mail: il servizio non ha un record, oppure è disattivato, danneggiato o di un altro cliente.'
    . ' Apra il servizio per controllarlo.';

// Rules and records that have changed meanwhile
$_ADDONLANG['rule_preview_default'] = 'il valore predefinito delle impostazioni';
$_ADDONLANG['rule_preview_failed'] = 'Non aggiornata: l\'anteprima non è stata caricata. Il pulsante sotto i servizi dice perché.';
$_ADDONLANG['apply_outdated'] = 'Non è stato creato nulla: la regola è cambiata dopo la prova. Sotto è indicato che cosa farebbe ora.';
$_ADDONLANG['bulk_review'] = 'Il servizio è passato a un altro cliente. Apra il record, lo controlli e lo salvi.';
$_ADDONLANG['send_no_details'] = 'Nessuna e-mail: WHMCS non ha potuto leggere i dati. Il registro delle attività dice perché.';
$_ADDONLANG['report_links_button'] = 'Scarica le proposte';

// Admin pages: traffic
$_ADDONLANG['report_title'] = 'Rapporto sul traffico';
$_ADDONLANG['source_intro'] = 'Da dove vengono le cifre del traffico che i clienti vedono. Il raccoglitore '
    . 'sull’host dell’API interroga la fonte; nessuna pagina di WHMCS la attende.';
$_ADDONLANG['source_none'] = 'Nessuna fonte è collegata: non si misura nulla e i clienti non vedono traffico.';
$_ADDONLANG['source_state'] = 'Fonte collegata';
$_ADDONLANG['source_connect'] = 'Collegare una fonte';
$_ADDONLANG['source_change'] = 'Modificare la fonte';
$_ADDONLANG['source_save'] = 'Salva la fonte';
$_ADDONLANG['source_test'] = 'Prova la fonte';
$_ADDONLANG['source_test_help'] = 'Prova ciò che è memorizzato: salvate prima. Può richiedere un minuto.';
$_ADDONLANG['source_delete'] = 'Rimuovi la fonte';
$_ADDONLANG['source_delete_consequence'] = 'Da allora non si misura nulla e i clienti non vedono traffico. Le '
    . 'cifre restano fino alla fine della loro conservazione; una chiave memorizzata è persa.';
$_ADDONLANG['source_delete_outdated'] = 'Nulla è stato rimosso: qualcun altro ha cambiato la fonte. Guardatela '
    . 'prima di rimuoverla.';
$_ADDONLANG['source_not_saved'] = 'La fonte non è stata salvata. Ogni errore è indicato accanto al suo campo.';
$_ADDONLANG['source_outdated'] = 'Nulla è stato modificato: qualcun altro ha cambiato la fonte. Controllate i '
    . 'campi e salvate di nuovo per sostituirla.';
$_ADDONLANG['notice_source_saved'] = 'La fonte è salvata. Il prossimo giro del raccoglitore inizia a misurare.';
$_ADDONLANG['notice_source_deleted'] = 'La fonte è rimossa.';
$_ADDONLANG['source_kind'] = 'Tipo';
$_ADDONLANG['source_kind_nfdump'] = 'nfdump: file di nfcapd';
$_ADDONLANG['source_kind_netflow_analyzer'] = 'NetFlow Analyzer (API)';
$_ADDONLANG['source_help_kind'] = 'Per nfdump, la cartella dei file si sceglie sull’host dell’API (NFM_NFDUMP_DIR) '
    . 'e qui non serve altro.';
$_ADDONLANG['source_url'] = 'Indirizzo di NetFlow Analyzer';
$_ADDONLANG['source_help_url'] = 'Con https://, oppure http:// per un indirizzo IP di loopback o privato. Un altro '
    . 'indirizzo elimina la chiave memorizzata: digitate anche la chiave.';
$_ADDONLANG['source_auth'] = 'La chiave è inviata';
$_ADDONLANG['source_auth_header'] = 'come intestazione';
$_ADDONLANG['source_auth_query'] = 'nell’indirizzo';
$_ADDONLANG['source_help_auth'] = 'Nell’indirizzo solo per le build di NetFlow Analyzer precedenti alla 128100: i '
    . 'proxy possono registrarla.';
$_ADDONLANG['source_time_zone'] = 'Fuso orario del suo server';
$_ADDONLANG['source_help_time_zone'] = 'Nome del database IANA, come Europe/Berlin. Un fuso errato viene rilevato '
    . 'e nessuna cifra è acquisita.';
$_ADDONLANG['source_api_key'] = 'Chiave API';
$_ADDONLANG['source_help_api_key'] = 'Chiave della REST API di NetFlow Analyzer, memorizzata cifrata e mai più '
    . 'mostrata. Lasciate vuoto per mantenere quella memorizzata.';
$_ADDONLANG['source_key_again'] = 'La chiave non è conservata in questa pagina: digitatela di nuovo.';
$_ADDONLANG['source_key_stored'] = 'memorizzata';
$_ADDONLANG['source_key_none'] = 'non memorizzata';
$_ADDONLANG['source_key_none_advice'] = 'NetFlow Analyzer rifiuta le domande senza la sua chiave: digitatela qui '
    . 'sotto.';
$_ADDONLANG['source_stored'] = 'Integrità';
$_ADDONLANG['source_broken'] = 'La fonte è stata modificata fuori da NetFlow Manager, quindi non si misura nulla.';
$_ADDONLANG['source_broken_advice'] = 'Controllate i campi qui sotto, digitate di nuovo la chiave e salvate.';
$_ADDONLANG['source_last_success'] = 'Ultimo giro riuscito';
$_ADDONLANG['source_never'] = 'Nessuno finora: li esegue "netflow-manager collect" sull’host dell’API.';
$_ADDONLANG['source_last_failure'] = 'Ultimo giro';
$_ADDONLANG['source_failure_unreachable'] = 'La fonte non ha risposto.';
$_ADDONLANG['source_failure_refused'] = 'La fonte ha rifiutato la chiave, oppure l’indirizzo è di qualcos’altro.';
$_ADDONLANG['source_failure_unreadable'] = 'La risposta della fonte non è stata compresa.';
$_ADDONLANG['source_failure_disagrees'] = 'Le cifre della fonte si contraddicono, quindi nessuna è stata acquisita.';
$_ADDONLANG['source_failure_advice'] = 'Provate la fonte qui sotto ed eseguite "netflow-manager check" sull’host '
    . 'dell’API.';
$_ADDONLANG['source_scope'] = 'La chiave API di questo addon non può leggere né modificare la fonte del traffico: '
    . 'le manca il permesso "admin".';
$_ADDONLANG['source_scope_host'] = 'Se WHMCS non deve avere una chiave simile, scegliete i file di nfcapd '
    . 'sull’host dell’API:';
$_ADDONLANG['groups_title'] = 'Gruppi della fonte';
$_ADDONLANG['groups_search'] = 'Parte del nome';
$_ADDONLANG['groups_find'] = 'Cerca un gruppo della fonte';
$_ADDONLANG['groups_failed'] = 'Al momento i gruppi non possono essere elencati; potete digitare il nome.';
$_ADDONLANG['groups_none'] = 'Nessun gruppo è noto: solo NetFlow Analyzer come fonte ne indica. Potete digitare il '
    . 'nome.';
$_ADDONLANG['groups_no_match'] = 'Nessun gruppo della fonte contiene questo. Cercate una parte più breve; un campo '
    . 'vuoto li elenca tutti.';
$_ADDONLANG['traffic_title'] = 'Il traffico come lo vede il cliente';
$_ADDONLANG['traffic_nothing'] = 'Il cliente non vede traffico di questo servizio. Il link qui sotto dice perché.';
$_ADDONLANG['traffic_usage_later'] = 'Al momento le cifre non possono essere mostrate. La pagina dello stato dice '
    . 'che cosa non va.';
$_ADDONLANG['report_intro'] = 'Ciò che non combacia tra i record di accesso e la fonte del traffico. Gli elenchi '
    . 'mostrano al massimo 100 voci.';
$_ADDONLANG['report_until'] = 'Le cifre sono complete fino a:';
$_ADDONLANG['report_nothing_yet'] = 'Non è stato ancora raccolto nulla.';
$_ADDONLANG['report_none'] = 'Nessuna fonte di traffico è collegata.';
$_ADDONLANG['report_clear'] = 'Nulla trovato.';
$_ADDONLANG['report_targets_missing'] = 'Record che non si possono misurare';
$_ADDONLANG['report_targets_missing_help'] = 'La fonte non ha un tale gruppo, oppure gli indirizzi non sono validi '
    . 'o sono fuori dalle reti di questa installazione.';
$_ADDONLANG['report_silent_services'] = 'Servizi senza traffico da 7 giorni';
$_ADDONLANG['report_silent_services_help'] = 'Sono misurati e non si è visto un solo byte. Il gruppo e gli '
    . 'indirizzi sono quelli del servizio?';
$_ADDONLANG['report_groups_without_record'] = 'Gruppi senza record';
$_ADDONLANG['report_silent_exporters'] = 'Esportatori silenziosi';
$_ADDONLANG['report_silent_exporters_help'] = 'Questi inviavano flussi e ora non ne inviano: il loro traffico '
    . 'manca in tutte le cifre.';
$_ADDONLANG['report_exporter'] = 'Esportatore';
$_ADDONLANG['report_last_slot'] = 'Ultime cifre';
$_ADDONLANG['report_group_id'] = 'ID nella fonte';
$_ADDONLANG['report_groups_unknown'] = 'NetFlow Analyzer non ha ancora indicato i suoi gruppi, quindi non vengono '
    . 'confrontati. Provate la fonte.';
$_ADDONLANG['report_shared_addresses'] = 'Indirizzi nei record di più clienti';
$_ADDONLANG['report_shared_addresses_help'] = 'Ognuno di questi clienti vedrebbe il traffico degli altri. '
    . 'Correggete il record di chi non ha più l’indirizzo.';
$_ADDONLANG['report_groups_without_record_help'] = 'Nessun servizio mostra il traffico di questi gruppi. Le '
    . 'proposte qui sotto possono contenerne alcuni.';
$_ADDONLANG['report_links'] = 'Proposte';
$_ADDONLANG['report_links_intro'] = 'Gli indirizzi che i servizi hanno in WHMCS (IP dedicato, IP assegnati) sono '
    . 'confrontati con la fonte. Un servizio riceve una proposta solo se nulla è ambiguo: con NetFlow Analyzer '
    . 'l’unico gruppo che ha tutti i suoi indirizzi, con nfdump gli indirizzi. Nulla viene modificato: scaricate il '
    . 'file, poi controllatelo e importatelo.';
$_ADDONLANG['report_links_next'] = 'controllare e importare questo file';
$_ADDONLANG['report_links_none'] = 'Non c’è alcuna proposta: per nessun servizio gli indirizzi portano a una sola '
    . 'risposta.';
$_ADDONLANG['report_links_patch'] = 'Scarica: per i record che non si possono misurare';
$_ADDONLANG['report_links_create'] = 'Scarica: per i servizi senza record';
