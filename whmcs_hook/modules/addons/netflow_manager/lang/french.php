<?php

/**
 * French texts of the addon. Names that begin with a colon are replaced.
 */

declare(strict_types=1);

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

// How the API calls this language
$_ADDONLANG['language'] = 'french';
$_ADDONLANG['language_tag'] = 'fr';

// Admin pages: frame
$_ADDONLANG['tab_list'] = 'Fiches d\'accès';
$_ADDONLANG['tab_edit'] = 'Ajouter / modifier un accès';
$_ADDONLANG['tab_explain'] = 'Pourquoi (non) affiché ?';
$_ADDONLANG['tab_rules'] = 'Règles';
$_ADDONLANG['tab_import'] = 'Importer / exporter';
$_ADDONLANG['tab_usage_report'] = 'Trafic';
$_ADDONLANG['tab_usage_source'] = 'Source du trafic';
$_ADDONLANG['tab_settings'] = 'Paramètres';
$_ADDONLANG['tab_health'] = 'État';
$_ADDONLANG['role_refused'] = 'Votre rôle ne peut pas utiliser NetFlow Manager. Les rôles se choisissent sous '
    . 'Configuration du système > Modules complémentaires > NetFlow Manager > Configurer.';
$_ADDONLANG['outcome_unknown'] = 'On ne sait pas si la modification a été faite. Rechargez la page et vérifiez.';
$_ADDONLANG['api_unreachable'] = 'NetFlow Manager est injoignable :';
$_ADDONLANG['form_expired'] = 'Rien n\'a été modifié : le formulaire était trop ancien ou ne venait pas de cette '
    . 'page. Rouvrez la page et recommencez.';

// Why a call to the API has no valid answer
$_ADDONLANG['failure_timeout'] = 'Aucune réponse n\'est arrivée à temps.';
$_ADDONLANG['failure_dns'] = 'Le nom d\'hôte dans l\'adresse de l\'API est introuvable.';
$_ADDONLANG['failure_refused'] = 'Rien n\'accepte de connexions à l\'adresse de l\'API, ou un pare-feu les refuse.';
$_ADDONLANG['failure_tls'] = 'La connexion chiffrée (TLS) n\'a pas pu être établie.';
$_ADDONLANG['failure_certificate'] = 'Le certificat de l\'API ne peut pas être vérifié : il a expiré, vaut pour un'
    . ' autre nom, ou son émetteur est inconnu ici.';
$_ADDONLANG['failure_nothing'] = 'La connexion a été fermée sans réponse.';
$_ADDONLANG['failure_broken'] = 'La connexion a été interrompue.';
$_ADDONLANG['failure_connection'] = 'La connexion a échoué (cURL :reason).';
$_ADDONLANG['failure_curl'] = 'Il manque à PHP l\'extension curl, ou une de ses fonctions est désactivée.';
$_ADDONLANG['failure_paused'] = 'L\'API a échoué et n\'est plus interrogée pendant un moment.';
$_ADDONLANG['failure_key'] = 'L\'API n\'accepte pas la clé (401).';
$_ADDONLANG['failure_key_paused'] = 'L\'API vient de refuser la clé et n\'est plus interrogée pendant une minute.';
$_ADDONLANG['failure_scope'] = 'Il manque à la clé la permission :scope (403).';
$_ADDONLANG['failure_scope_unknown'] = 'Il manque à la clé une permission pour cet appel (403).';
$_ADDONLANG['failure_size'] = 'Un serveur web entre WHMCS et l\'API a refusé la taille de la requête (statut :status).'
    . ' Augmentez-y client_max_body_size (nginx) ou LimitRequestBody (Apache).';
$_ADDONLANG['failure_path'] = 'Un serveur web entre WHMCS et l\'API ne connaît pas cette adresse (:method, statut'
    . ' :status). Le chemin dans l\'adresse de l\'API est-il correct ?';
$_ADDONLANG['failure_passage'] = 'Un serveur web ou un pare-feu entre WHMCS et l\'API a refusé :method (statut'
    . ' :status). Laissez-y passer GET, POST, PUT, PATCH, DELETE et ces types de média : application/json,'
    . ' application/merge-patch+json, text/csv, application/x-ndjson (les deux derniers avec Content-Encoding:'
    . ' gzip).';
$_ADDONLANG['failure_between'] = 'Un serveur web entre WHMCS et l\'API a répondu à :method par le statut :status.'
    . ' Atteint-il le service, et l\'adresse de l\'API se passe-t-elle de redirection ?';
$_ADDONLANG['failure_large'] = 'La réponse est trop grande.';
$_ADDONLANG['failure_cut'] = 'La réponse a été interrompue.';
$_ADDONLANG['failure_not_json'] = 'La réponse n\'est pas du JSON : un autre programme écoute peut-être à cette'
    . ' adresse.';
$_ADDONLANG['failure_incomplete'] = 'La réponse n\'est pas du JSON complet et valide.';
$_ADDONLANG['failure_no_file'] = 'La réponse n\'est pas un fichier : un autre programme écoute peut-être à cette'
    . ' adresse.';
$_ADDONLANG['failure_other'] = 'La réponse concerne un autre service ou client.';
$_ADDONLANG['failure_other_service'] = 'La réponse concerne un autre service.';
$_ADDONLANG['failure_member_missing'] = 'Il manque le champ :name dans la réponse.';
$_ADDONLANG['failure_member_type'] = 'Le champ :name de la réponse a un autre type.';
$_ADDONLANG['failure_no_etag'] = 'La réponse n\'a pas d\'ETag.';

// Admin pages: list, form, delete, history, rotation
$_ADDONLANG['field_enabled'] = 'Activé';
$_ADDONLANG['field_service_id'] = 'Service';
$_ADDONLANG['field_errors'] = 'Raison';
$_ADDONLANG['field_product_id'] = 'Produit';
$_ADDONLANG['field_client_id'] = 'Client';
$_ADDONLANG['field_reuse_login_from'] = 'Identifiants existants';
$_ADDONLANG['field_netflow_url'] = 'URL NetFlow';
$_ADDONLANG['field_username'] = 'Nom d\'utilisateur';
$_ADDONLANG['field_password'] = 'Mot de passe';
$_ADDONLANG['field_clear_password'] = 'Effacer le mot de passe enregistré';
$_ADDONLANG['field_needs_review'] = 'À vérifier';
$_ADDONLANG['review_owner_changed'] = 'passé à un autre client';
$_ADDONLANG['field_group'] = 'Groupe NetFlow';
$_ADDONLANG['field_ip_address'] = 'Adresse IP';
$_ADDONLANG['field_notes'] = 'Notes';
$_ADDONLANG['field_service_status'] = 'Statut du service';
$_ADDONLANG['yes'] = 'oui';
$_ADDONLANG['no'] = 'non';
$_ADDONLANG['cancel'] = 'Annuler';
$_ADDONLANG['back_to_list'] = 'Retour à la liste';
$_ADDONLANG['service_missing'] = 'absent de WHMCS';
$_ADDONLANG['record_none'] = 'Ce service n\'a pas de fiche d\'accès.';
$_ADDONLANG['record_broken'] = 'sceau rompu';
$_ADDONLANG['record_broken_help'] = 'La fiche a été modifiée en dehors de NetFlow Manager. Les clients et les '
    . 'e-mails ne la voient pas.';
$_ADDONLANG['record_moved'] = 'autre propriétaire';
$_ADDONLANG['record_moved_help'] = 'Le service appartient désormais à un autre client. Aucun des deux clients ne '
    . 'voit la fiche.';
$_ADDONLANG['record_review'] = 'à vérifier';
$_ADDONLANG['record_review_help'] = 'Le service est passé à un autre client. Les identifiants de l\'ancien client '
    . 'ont été retirés ; saisissez-en de nouveaux.';
$_ADDONLANG['notice_record_saved'] = 'La fiche d\'accès est enregistrée.';
$_ADDONLANG['notice_record_unchanged'] = 'La fiche d\'accès est déjà comme vous la voulez : il n\'y avait rien à '
    . 'modifier.';
$_ADDONLANG['notice_record_deleted'] = 'La fiche d\'accès est supprimée.';
$_ADDONLANG['notice_record_gone'] = 'La fiche d\'accès n\'existe plus : quelqu\'un d\'autre l\'a supprimée.';
$_ADDONLANG['list_rotate'] = 'Modifier des identifiants partagés';
$_ADDONLANG['list_pages'] = 'Pages de la liste';
$_ADDONLANG['list_total'] = 'Fiches : :count';
$_ADDONLANG['list_total_more'] = 'Fiches : plus de :count';
$_ADDONLANG['list_per_page'] = 'Par page :';
$_ADDONLANG['list_sort'] = 'Trier par :';
$_ADDONLANG['list_first_page'] = '« Première page';
$_ADDONLANG['list_next_page'] = 'Page suivante »';
$_ADDONLANG['list_search'] = 'Rechercher';
$_ADDONLANG['list_clear'] = 'Effacer';
$_ADDONLANG['list_all'] = 'Afficher toutes les fiches';
$_ADDONLANG['list_any'] = 'Indifférent';
$_ADDONLANG['list_disabled'] = 'Désactivé';
$_ADDONLANG['list_filter_q'] = 'Recherche';
$_ADDONLANG['list_filter_client'] = 'Client';
$_ADDONLANG['list_hint_q'] = 'Nom d\'utilisateur, groupe, IP, notes, domaine, client';
$_ADDONLANG['list_hint_client'] = 'Nom, société ou ID';
$_ADDONLANG['list_filter_ip'] = 'Couvre l\'adresse IP';
$_ADDONLANG['list_filter_client_id'] = 'ID du client';
$_ADDONLANG['list_filter_enabled'] = 'Activé';
$_ADDONLANG['list_filter_needs_review'] = 'Vérification';
$_ADDONLANG['list_column_service'] = 'Service';
$_ADDONLANG['list_column_client'] = 'Client';
$_ADDONLANG['list_column_login'] = 'Identifiants';
$_ADDONLANG['list_column_group_ip'] = 'Groupe / IP';
$_ADDONLANG['list_column_changed'] = 'Modifié';
$_ADDONLANG['list_column_state'] = 'Accès';
$_ADDONLANG['list_column_actions'] = 'Actions';
$_ADDONLANG['list_has_password'] = 'mot de passe enregistré';
$_ADDONLANG['list_edit'] = 'Modifier';
$_ADDONLANG['list_history'] = 'Historique';
$_ADDONLANG['list_explain'] = 'Pourquoi (non) affiché ?';
$_ADDONLANG['list_delete'] = 'Supprimer';
$_ADDONLANG['list_nothing_found'] = 'Aucune fiche d\'accès ne correspond.';
$_ADDONLANG['list_clients_none'] = 'Aucun client de WHMCS ne correspond. Saisissez une partie du nom ou de la'
    . ' société, ou l\'ID du client.';
$_ADDONLANG['list_clients_unreadable'] = 'Les clients de WHMCS ne peuvent pas être lus pour le moment. Saisissez'
    . ' plutôt l\'ID du client.';
$_ADDONLANG['list_clients_more'] = 'Beaucoup de clients correspondent : saisissez une plus grande partie du nom. La'
    . ' liste ne contient que les fiches de ce nombre de clients : :count.';
$_ADDONLANG['list_others'] = 'Services de WHMCS qui correspondent';
$_ADDONLANG['list_others_help'] = 'Choisissez-en un pour ajouter ou modifier sa fiche d\'accès.';
$_ADDONLANG['list_empty'] = 'Aucun service n\'a encore d\'accès NetFlow';
$_ADDONLANG['list_begin_1'] = 'Créez ou vérifiez l\'utilisateur, le groupe ou le groupe d\'IP du client dans '
    . 'NetFlow Analyzer.';
$_ADDONLANG['list_begin_2'] = 'Cliquez sur « Ajouter / modifier un accès » et sélectionnez le service WHMCS du '
    . 'client.';
$_ADDONLANG['list_begin_3'] = 'Saisissez l\'URL NetFlow, le nom d\'utilisateur, le mot de passe, le groupe et '
    . 'l\'adresse IP, puis enregistrez la fiche.';
$_ADDONLANG['list_begin_4'] = 'Vérifiez la page produit WHMCS du client : elle affiche la section « Utilisation du '
    . 'réseau ».';
$_ADDONLANG['list_begin_import'] = 'Pour de nombreuses fiches à la fois, utilisez un fichier :';
$_ADDONLANG['choose_title'] = 'Sélectionner un service';
$_ADDONLANG['choose_hint'] = 'Domaine, client, e-mail, adresse IP ou ID';
$_ADDONLANG['choose_help'] = 'Recherchez par ID de service, domaine, adresse IP, ou par nom, société ou adresse '
    . 'e-mail du client.';
$_ADDONLANG['choose_none'] = 'Aucun service de WHMCS ne correspond. Essayez une partie du domaine ou le nom de '
    . 'famille du client.';
$_ADDONLANG['choose_some'] = 'Services correspondants : :count. Choisissez avec les touches fléchées.';
$_ADDONLANG['choose_more'] = 'Il peut y en avoir d\'autres : précisez votre saisie pour affiner la recherche.';
$_ADDONLANG['choose_back'] = 'Retour au formulaire';
$_ADDONLANG['edit_title'] = 'Modifier l\'accès';
$_ADDONLANG['edit_title_new'] = 'Ajouter un accès';
$_ADDONLANG['edit_enabled'] = 'L\'accès NetFlow est actif pour ce service';
$_ADDONLANG['edit_other_service'] = 'Sélectionner un autre service';
$_ADDONLANG['edit_service_number'] = 'ou son ID';
$_ADDONLANG['edit_help_client_id'] = 'Le propriétaire du service, déterminé automatiquement.';
$_ADDONLANG['edit_help_netflow_url'] = 'Adresse de connexion à NetFlow Analyzer. Laissez vide pour la valeur par '
    . 'défaut : :default';
$_ADDONLANG['edit_help_netflow_url_unknown'] = 'Adresse de connexion à NetFlow Analyzer. Laissez vide pour la '
    . 'valeur par défaut des paramètres.';
$_ADDONLANG['edit_help_username'] = 'Le nom d\'utilisateur NetFlow Analyzer dont se sert le client.';
$_ADDONLANG['edit_help_password'] = 'Enregistré chiffré, pour les e-mails de bienvenue. Laissez vide pour conserver '
    . 'celui qui est enregistré.';
$_ADDONLANG['edit_help_password_new'] = 'Enregistré chiffré, pour les e-mails de bienvenue.';
$_ADDONLANG['edit_password_stored'] = 'Un mot de passe est enregistré';
$_ADDONLANG['edit_password_since'] = 'depuis';
$_ADDONLANG['edit_password_foreign'] = 'Le mot de passe de l\'ancien propriétaire est enregistré';
$_ADDONLANG['edit_help_password_moved'] = 'Enregistré chiffré, pour les e-mails de bienvenue. Le mot de passe de '
    . 'l\'ancien propriétaire est retiré à l\'enregistrement.';
$_ADDONLANG['edit_password_none'] = 'Aucun mot de passe n\'est enregistré';
$_ADDONLANG['edit_password_unknown'] = 'Impossible de lire pour l\'instant si un mot de passe est enregistré';
$_ADDONLANG['edit_clear_password'] = 'Retirer le mot de passe enregistré';
$_ADDONLANG['edit_help_group'] = 'Le groupe, groupe d\'IP, interface, client ou libellé de facturation du client '
    . 'dans NetFlow Analyzer.';
$_ADDONLANG['edit_help_ip_address'] = 'L\'adresse IP ou le sous-réseau routé auquel on reconnaît le trafic du '
    . 'client. Séparez-en plusieurs par des virgules ou des espaces.';
$_ADDONLANG['edit_offer'] = 'Adresses de ce service :';
$_ADDONLANG['edit_without_login'] = 'Cette fiche n\'a ni nom d\'utilisateur ni mot de passe : le client ne voit'
    . ' aucun identifiant, et les deux champs restent vides dans les e-mails.';
$_ADDONLANG['edit_mistaken_address'] = 'Cela ressemble à une adresse IP, mais l\'ensemble n\'est pas une adresse ou '
    . 'un sous-réseau valide. C\'est conservé comme un nom : une recherche d\'adresse ne le trouve pas.';
$_ADDONLANG['edit_help_notes'] = 'Réservé au personnel. Les clients ne les voient jamais.';
$_ADDONLANG['edit_save'] = 'Enregistrer';
$_ADDONLANG['edit_no_service'] = 'Sélectionnez le service.';
$_ADDONLANG['edit_no_such_service'] = 'WHMCS n\'a pas de service avec cet ID.';
$_ADDONLANG['edit_no_service_id'] = 'Ce n\'est pas un ID de service : un ID de service est un nombre entier, par '
    . 'exemple 1234.';
$_ADDONLANG['edit_link_wrong'] = 'Le service de ce lien est introuvable.';
$_ADDONLANG['edit_other_client'] = 'Le service appartient au client :id. Une fiche vaut toujours pour le '
    . 'propriétaire du service.';
$_ADDONLANG['edit_not_text'] = 'Contient des caractères illisibles. Saisissez à nouveau.';
$_ADDONLANG['edit_refused_clear_password'] = 'Saisissez un nouveau mot de passe ou retirez celui qui est enregistré '
    . ': les deux à la fois n\'ont pas de sens.';
$_ADDONLANG['edit_url_login_dropped'] = 'L\'adresse contenait peut-être des identifiants et n\'a pas été conservée '
    . 'telle quelle : vérifiez-la et saisissez-la sans les identifiants.';
$_ADDONLANG['edit_not_saved'] = 'La fiche n\'a pas été enregistrée.';
$_ADDONLANG['edit_unknown'] = 'On ne sait pas si la fiche a été enregistrée.';
$_ADDONLANG['edit_outage_unsaved'] = 'Rien n\'a été enregistré. Votre saisie se trouve ci-dessous, mots de passe '
    . 'exceptés : enregistrez à nouveau une fois la cause résolue.';
$_ADDONLANG['edit_outage_unknown'] = 'Votre saisie se trouve ci-dessous, mots de passe exceptés. Une fois la cause '
    . 'résolue, regardez la fiche et enregistrez à nouveau s\'il y manque quelque chose : une fiche qui a changé '
    . 'depuis son ouverture n\'est pas remplacée à votre insu.';
$_ADDONLANG['edit_health'] = 'Ce qui ne va pas et ce qu\'il faut faire : la page État';
$_ADDONLANG['edit_exists'] = 'La fiche n\'a pas été enregistrée : ce service a déjà une fiche d\'accès.';
$_ADDONLANG['edit_exists_open'] = 'Ouvrir la fiche enregistrée dans un nouvel onglet';
$_ADDONLANG['edit_outdated'] = 'La fiche n\'a pas été enregistrée : elle a changé depuis que vous l\'avez ouverte.';
$_ADDONLANG['edit_outdated_help'] = 'Votre saisie se trouve ci-dessous. Là où la fiche enregistrée diffère, sa '
    . 'valeur figure sous le champ. Un nouvel enregistrement la remplace.';
$_ADDONLANG['edit_outdated_deleted'] = 'Quelqu\'un l\'a supprimée. Votre saisie se trouve ci-dessous. Un nouvel '
    . 'enregistrement la recrée.';
$_ADDONLANG['edit_outdated_unread'] = 'Son état actuel ne peut pas être lu pour l\'instant. Votre saisie se trouve '
    . 'ci-dessous, mots de passe exceptés.';
$_ADDONLANG['edit_stored_enabled'] = 'Enregistré actuellement : activé';
$_ADDONLANG['edit_stored_disabled'] = 'Enregistré actuellement : désactivé';
$_ADDONLANG['edit_stored_now'] = 'Enregistré actuellement : :value';
$_ADDONLANG['edit_password_again'] = 'Le mot de passe n\'est pas conservé dans cette page : saisissez-le à nouveau.';
$_ADDONLANG['edit_moved'] = 'Ce service est passé du client #:old au client #:new. L\'enregistrement attribue la '
    . 'fiche au nouveau propriétaire et retire les anciens identifiants : URL, nom d\'utilisateur et mot de passe. '
    . 'Saisissez les identifiants du nouveau propriétaire.';
$_ADDONLANG['edit_review'] = 'Ce service est passé à un autre client. L\'URL, le nom d\'utilisateur et le mot de '
    . 'passe de l\'ancien client ont été retirés, et la fiche a été désactivée. Saisissez les identifiants du '
    . 'nouveau client, cochez « Activé » et enregistrez. Enregistrer, même sans changement, met fin à cet avis.';
$_ADDONLANG['edit_kept_of_former'] = 'Le groupe, l\'adresse IP et les notes sont encore ceux de l\'ancien client : vérifiez-les.';
$_ADDONLANG['edit_broken'] = 'Cette fiche a été modifiée en dehors de NetFlow Manager ; les clients et les e-mails '
    . 'ne la voient donc pas. Vérifiez chaque champ. Pour la remplacer, saisissez à nouveau le mot de passe ou '
    . 'cochez « Effacer le mot de passe enregistré ».';
$_ADDONLANG['edit_orphan'] = 'WHMCS n\'a plus ce service ; la fiche ne peut donc pas être enregistrée. Vous pouvez '
    . 'la supprimer :';
$_ADDONLANG['reuse_none'] = 'Aucun : saisir des identifiants ci-dessous';
$_ADDONLANG['reuse_login'] = ':username sur :url (service :services), avec mot de passe';
$_ADDONLANG['reuse_login_since'] = ':username sur :url (service :services), avec le mot de passe défini le :at';
$_ADDONLANG['reuse_login_no_password'] = ':username sur :url (service :services), sans mot de passe';
$_ADDONLANG['reuse_login_chosen'] = 'Les identifiants du service #:service, que vous avez choisis';
$_ADDONLANG['edit_help_reuse'] = 'L\'URL, le nom d\'utilisateur et le mot de passe sont repris de cette fiche. Le'
    . ' mot de passe reste dans l\'API de NetFlow Manager.';
$_ADDONLANG['password_show'] = 'Afficher';
$_ADDONLANG['password_hide'] = 'Masquer';
$_ADDONLANG['password_generate'] = 'Générer un mot de passe';
$_ADDONLANG['password_generated'] = 'Un nouveau mot de passe figure dans les deux champs. Reportez-le dans NetFlow '
    . 'Analyzer avant de quitter cette page.';
$_ADDONLANG['saved_next'] = 'Que faire ensuite';
$_ADDONLANG['saved_product_page'] = 'Voir la page produit du client';
$_ADDONLANG['saved_product_page_help'] = 'Pour la page produit, utilisez d\'abord « Se connecter en tant que '
    . 'propriétaire » dans le résumé du client :';
$_ADDONLANG['saved_another'] = 'Ajouter un accès à un autre service';
$_ADDONLANG['delete_title'] = 'Supprimer cette fiche d\'accès ?';
$_ADDONLANG['delete_outdated'] = 'La fiche n\'a pas été supprimée : elle a changé depuis que vous l\'avez ouverte. '
    . 'Examinez-la à nouveau.';
$_ADDONLANG['delete_consequence'] = 'Le client ne voit plus l\'utilisation du réseau, les e-mails n\'ont plus de '
    . 'détails NetFlow et le mot de passe enregistré est perdu. L\'utilisateur dans NetFlow Analyzer reste. Pour '
    . 'retirer l\'accès provisoirement, modifiez la fiche et décochez « Activé ».';
$_ADDONLANG['delete_confirm'] = 'Supprimer la fiche';
$_ADDONLANG['history_choose'] = 'Ouvrez l\'historique d\'une fiche depuis la liste.';
$_ADDONLANG['history_empty'] = 'Rien n\'est encore arrivé à la fiche d\'accès de ce service.';
$_ADDONLANG['history_column_at'] = 'Quand';
$_ADDONLANG['history_column_who'] = 'Qui';
$_ADDONLANG['history_column_what'] = 'Quoi';
$_ADDONLANG['history_key'] = 'par la clé « :name »';
$_ADDONLANG['history_reason'] = 'Motif : :reason';
$_ADDONLANG['history_blank'] = '(vide)';
$_ADDONLANG['history_to'] = 'remplacé par';
$_ADDONLANG['history_password_set'] = 'a été défini';
$_ADDONLANG['history_password_changed'] = 'a été modifié';
$_ADDONLANG['history_password_cleared'] = 'a été retiré';
$_ADDONLANG['history_record_created'] = 'Fiche créée';
$_ADDONLANG['history_record_provisioned'] = 'Fiche créée par la règle du produit';
$_ADDONLANG['history_record_provisioning_failed'] = 'La règle du produit n’a pas pu créer de fiche';
$_ADDONLANG['history_record_updated'] = 'Fiche modifiée';
$_ADDONLANG['history_record_deleted'] = 'Fiche supprimée';
$_ADDONLANG['history_record_accepted'] = 'Fiche acceptée telle quelle';
$_ADDONLANG['history_password_revealed'] = 'Mot de passe montré au personnel';
$_ADDONLANG['history_password_shown_to_client'] = 'Mot de passe montré au client';
$_ADDONLANG['history_login_rotated'] = 'Identifiants partagés modifiés';
$_ADDONLANG['history_client_merged'] = 'Client fusionné avec un autre';
$_ADDONLANG['history_service_owner_changed'] = 'Service transféré à un autre client';
$_ADDONLANG['history_service_terminated'] = 'Service résilié';
$_ADDONLANG['history_service_suspended'] = 'Service suspendu';
$_ADDONLANG['history_service_unsuspended'] = 'Service réactivé';
$_ADDONLANG['history_service_missing'] = 'Service absent de WHMCS';
$_ADDONLANG['history_service_status_changed'] = 'Statut du service modifié';
$_ADDONLANG['rotate_about'] = 'Plusieurs services d\'un client peuvent utiliser les mêmes identifiants NetFlow. '
    . 'Changez-en ici le mot de passe une seule fois, pour tous. Changez-le aussi dans NetFlow Analyzer : cette '
    . 'page ne peut pas le faire.';
$_ADDONLANG['rotate_client_help'] = 'Le numéro du client dans WHMCS.';
$_ADDONLANG['rotate_client_wrong'] = 'Saisissez le numéro d\'un client.';
$_ADDONLANG['rotate_show'] = 'Afficher les identifiants';
$_ADDONLANG['rotate_no_logins'] = 'Aucune fiche d\'accès de ce client n\'a d\'identifiants.';
$_ADDONLANG['rotate_reaches'] = 'Le nouveau mot de passe est placé dans les fiches de ces services :';
$_ADDONLANG['rotate_disagree'] = 'Ces fiches contiennent actuellement des mots de passe différents. Ensuite, toutes '
    . 'auront le nouveau.';
$_ADDONLANG['rotate_has_none'] = 'sans mot de passe actuellement';
$_ADDONLANG['rotate_new_password'] = 'Nouveau mot de passe';
$_ADDONLANG['rotate_new_password_again'] = 'Nouveau mot de passe (encore)';
$_ADDONLANG['rotate_not_the_same'] = 'Les deux mots de passe diffèrent. Saisissez-les à nouveau.';
$_ADDONLANG['rotate_new_username'] = 'Nouveau nom d\'utilisateur';
$_ADDONLANG['rotate_new_username_help'] = 'Laissez vide pour conserver le nom d\'utilisateur.';
$_ADDONLANG['rotate_submit'] = 'Modifier les identifiants';
$_ADDONLANG['rotate_not_done'] = 'Rien n\'a été modifié.';
$_ADDONLANG['rotate_done'] = 'Les identifiants ont été modifiés. Fiches modifiées : :count.';
$_ADDONLANG['rotate_done_next'] = 'Définissez le même mot de passe dans NetFlow Analyzer.';
$_ADDONLANG['rotate_records'] = 'Fiches de ce client';
$_ADDONLANG['rotate_had_none'] = 'n\'avait pas de mot de passe avant';
$_ADDONLANG['rotate_had_none_help'] = 'Là où il n\'y en avait pas, les e-mails de ces services peuvent désormais '
    . 'contenir un mot de passe.';
$_ADDONLANG['rotate_next_tell'] = 'Informez le client : rien n\'a été envoyé.';
$_ADDONLANG['rotate_next_mail'] = 'Envoyez un e-mail qui contient les identifiants :';
$_ADDONLANG['rotate_next_all'] = 'Envoyer les détails pour tous : :count';
$_ADDONLANG['rotate_next_mail_help'] = 'Les modèles d\'e-mail qui les contiennent :';
$_ADDONLANG['rotate_next_disabled'] = 'Les e-mails sur ces services ne contiennent pas d\'identifiants, car leurs '
    . 'fiches sont désactivées : :services';
$_ADDONLANG['rotate_next_page'] = 'Si « Page du mot de passe pour le propriétaire » est activée dans les paramètres, '
    . 'le client trouve aussi le nouveau mot de passe dans l\'espace client, pour chaque service dont la section y est '
    . 'affichée.';

// Admin pages: settings, import, export, explanation
$_ADDONLANG['settings'] = 'Paramètres';
$_ADDONLANG['settings_intro'] = 'Ces paramètres s\'appliquent à tous les services de ce WHMCS et prennent effet '
    . 'en cinq secondes. Le journal d\'audit indique qui a modifié quoi.';
$_ADDONLANG['settings_page'] = 'Section « Utilisation du réseau »';
$_ADDONLANG['settings_passwords'] = 'Mots de passe';
$_ADDONLANG['settings_lifecycle'] = 'Services résiliés';
$_ADDONLANG['settings_usage'] = 'Trafic';
$_ADDONLANG['settings_save'] = 'Enregistrer les modifications';
$_ADDONLANG['settings_not_saved'] = 'Rien n\'a été enregistré.';
$_ADDONLANG['settings_wrong'] = 'Rien n\'a été enregistré. Chaque erreur est indiquée à côté de son champ.';
$_ADDONLANG['settings_outdated'] = 'Rien n\'a été enregistré : quelqu\'un d\'autre a modifié les mêmes paramètres '
    . 'depuis que vous avez ouvert cette page. Votre choix se trouve ci-dessous, la valeur enregistrée actuellement '
    . 'figure sous le champ. Un nouvel enregistrement la remplace.';
$_ADDONLANG['settings_broken'] = 'Les paramètres enregistrés ont été modifiés directement dans la base de données et'
    . ' sont ignorés : aucun client ne voit la section, et les e-mails n\'ont pas d\'informations NetFlow. Les'
    . ' valeurs par défaut sont affichées ci-dessous ; vérifiez-les et enregistrez-les.';
$_ADDONLANG['notice_settings_saved'] = 'Les paramètres ont été enregistrés.';
$_ADDONLANG['notice_settings_unchanged'] = 'Aucune modification à enregistrer.';
$_ADDONLANG['setting_client_area_enabled'] = 'Afficher aux clients la section « Utilisation du réseau »';
$_ADDONLANG['setting_client_area_enabled_help'] = 'Désactivé, elle est masquée sur toutes les pages produit. Les '
    . 'e-mails ne sont pas concernés.';
$_ADDONLANG['setting_visible_statuses'] = 'Pour les services au statut';
$_ADDONLANG['setting_visible_statuses_help'] = 'Un service d\'un autre statut n\'affiche pas de section.';
$_ADDONLANG['setting_visible_statuses_none'] = 'Aucun statut n\'est coché : aucun client ne voit la section, quel '
    . 'que soit le statut du service.';
$_ADDONLANG['setting_default_netflow_url'] = 'URL NetFlow par défaut';
$_ADDONLANG['setting_default_netflow_url_help'] = 'Utilisée par chaque fiche sans URL propre.';
$_ADDONLANG['setting_show'] = 'Afficher :';
$_ADDONLANG['setting_show_help'] = 'Affiché si la fiche a une valeur.';
$_ADDONLANG['setting_section_title'] = 'Titre de la section';
$_ADDONLANG['setting_section_title_help'] = 'Laissez vide pour « Utilisation du réseau » dans la langue de chaque '
    . 'client.';
$_ADDONLANG['setting_button_label'] = 'Texte du bouton';
$_ADDONLANG['setting_button_label_help'] = 'Laissez vide pour le texte habituel dans la langue de chaque client.';
$_ADDONLANG['setting_show_password'] = 'Afficher le mot de passe sur la page produit';
$_ADDONLANG['setting_show_password_warning'] = 'Normalement, laissez désactivé. Quiconque voit la page voit alors le '
    . 'mot de passe : les utilisateurs du client autorisés à voir les mots de passe des produits, le personnel qui '
    . 'se connecte en tant que client et quiconque regarde par-dessus leur épaule. Les autres utilisateurs du '
    . 'client ne voient alors pas la section.';
$_ADDONLANG['setting_email_password'] = 'Mot de passe dans les e-mails';
$_ADDONLANG['setting_email_password_include'] = 'L\'inclure ({$netflow_password})';
$_ADDONLANG['setting_email_password_omit'] = 'L\'omettre ({$netflow_password} est vide)';
$_ADDONLANG['setting_email_password_help'] = 'Les e-mails sont conservés par les fournisseurs de messagerie et '
    . 'listés dans l\'espace client.';
$_ADDONLANG['setting_client_password_page'] = 'Page du mot de passe pour le propriétaire';
$_ADDONLANG['setting_client_password_page_help'] = 'Le client propriétaire du service peut afficher le mot de passe '
    . 'sur une page à part, d\'un clic. Chaque affichage figure dans le journal d\'audit. Les e-mails peuvent alors '
    . 'contenir un lien à la place du mot de passe.';
$_ADDONLANG['setting_on_terminate'] = 'Lorsqu\'un service est résilié';
$_ADDONLANG['setting_on_terminate_disable'] = 'Désactiver sa fiche';
$_ADDONLANG['setting_on_terminate_delete'] = 'Supprimer sa fiche';
$_ADDONLANG['setting_on_terminate_keep'] = 'Conserver sa fiche telle quelle';
$_ADDONLANG['setting_on_terminate_help'] = 'Le compte dans NetFlow Analyzer lui-même n\'est jamais touché.';
$_ADDONLANG['setting_show_usage'] = 'Montrer aux clients le trafic de leurs services';
$_ADDONLANG['setting_show_usage_help'] = 'Un graphique et des chiffres, si une source de trafic est définie.';
$_ADDONLANG['setting_usage_time_zone'] = 'Fuseau horaire';
$_ADDONLANG['setting_usage_time_zone_help'] = 'Nom de la base IANA, par exemple Europe/Paris. Les jours, les mois et'
    . ' les heures sont ceux de ce fuseau.';
$_ADDONLANG['setting_usage_cycle'] = 'Période de facturation';
$_ADDONLANG['setting_usage_cycle_calendar_month'] = 'Le mois civil';
$_ADDONLANG['setting_usage_cycle_due_day'] = 'Chaque mois à partir du jour d\'échéance du service';
$_ADDONLANG['setting_usage_cycle_help'] = 'La facturation des dépassements de WHMCS compte par mois civil.';
$_ADDONLANG['setting_usage_percentile'] = '95e centile';
$_ADDONLANG['setting_usage_percentile_higher'] = 'Le plus élevé de l\'entrant et du sortant';
$_ADDONLANG['setting_usage_percentile_pooled'] = 'De l\'entrant et du sortant dans une seule liste';
$_ADDONLANG['setting_usage_percentile_sum'] = 'De la somme de l\'entrant et du sortant';
$_ADDONLANG['setting_usage_percentile_in'] = 'Entrant seulement';
$_ADDONLANG['setting_usage_percentile_out'] = 'Sortant seulement';
$_ADDONLANG['setting_usage_percentile_help'] = 'Choisissez la méthode selon laquelle vos factures sont établies.';
$_ADDONLANG['setting_usage_sum_days'] = 'Jours de conservation des valeurs de cinq minutes';
$_ADDONLANG['setting_usage_sum_days_help'] = 'De 35 à 400. Le graphique et le 95e centile n\'existent que pour ces'
    . ' jours.';
$_ADDONLANG['setting_usage_total_days'] = 'Jours de conservation des totaux journaliers';
$_ADDONLANG['setting_usage_total_days_help'] = 'De 35 à 1100, et pas moins que pour les valeurs de cinq minutes.';
$_ADDONLANG['status_pending'] = 'En attente';
$_ADDONLANG['status_active'] = 'Actif';
$_ADDONLANG['status_suspended'] = 'Suspendu';
$_ADDONLANG['status_terminated'] = 'Résilié';
$_ADDONLANG['status_cancelled'] = 'Annulé';
$_ADDONLANG['status_fraud'] = 'Fraude';
$_ADDONLANG['status_completed'] = 'Terminé';
$_ADDONLANG['settings_scope'] = 'La clé API de ce module ne peut ni lire ni modifier les paramètres : il lui manque '
    . 'la permission « admin ».';
$_ADDONLANG['settings_scope_why'] = 'Les clés avec cette permission ne se créent que sur l\'hôte de l\'API, jamais '
    . 'par le réseau. Toutes les autres pages fonctionnent sans elle et ce qui est réglé reste en vigueur.';
$_ADDONLANG['settings_scope_make'] = 'Sur l\'hôte de l\'API, créez une clé avec toutes les permissions que le '
    . 'module utilise :';
$_ADDONLANG['settings_scope_enter'] = 'Saisissez-la sous Configuration du système > Modules complémentaires > '
    . 'NetFlow Manager > Configurer.';
$_ADDONLANG['settings_scope_revoke'] = 'Révoquez l\'ancienne clé : « netflow-manager key list » affiche son ID, « '
    . 'netflow-manager key revoke ID » y met fin.';
$_ADDONLANG['settings_scope_host'] = 'Si WHMCS ne doit pas avoir une telle clé, modifiez les paramètres sur '
    . 'l\'hôte, avec une clé qui a la permission « admin » et y reste (« netflow-manager key create --name host '
    . '--scope admin ») :';
$_ADDONLANG['import'] = 'Importer';
$_ADDONLANG['import_intro'] = 'Enregistre de nombreuses fiches à la fois : toutes les lignes du fichier ou, si '
    . 'l\'une d\'elles est inutilisable, aucune. Vérifiez d\'abord le fichier ; une vérification ne modifie rien.';
$_ADDONLANG['import_file'] = 'Fichier CSV ou NDJSON';
$_ADDONLANG['import_largest'] = 'Ce serveur accepte des fichiers jusqu\'à :size Mo (PHP : upload_max_filesize, '
    . 'post_max_size). Au-delà : « netflow-manager import FILE » sur l\'hôte de l\'API.';
$_ADDONLANG['import_not_kept'] = 'Le fichier peut contenir des mots de passe ; il n\'est donc pas conservé ici : '
    . 'pour l\'import, il est envoyé une nouvelle fois.';
$_ADDONLANG['import_mode'] = 'Les services qui ont déjà une fiche';
$_ADDONLANG['import_mode_upsert'] = 'sont remplacés par la ligne. Les colonnes absentes du fichier deviennent vides,'
    . ' la fiche est activée et le mot de passe reste.';
$_ADDONLANG['import_mode_create'] = 'sont une erreur';
$_ADDONLANG['import_mode_patch'] = 'sont modifiés par la ligne, seulement dans les colonnes que le fichier contient ; une cellule vide '
    . 'efface un texte, mais jamais le mot de passe. Les services sans fiche sont une erreur';
$_ADDONLANG['import_check'] = 'Vérifier (ne modifie rien)';
$_ADDONLANG['import_apply'] = 'Importer maintenant';
$_ADDONLANG['import_apply_help'] = 'Si votre navigateur ne garde pas le fichier après la vérification, choisissez à '
    . 'nouveau le même fichier et cliquez sur « Importer maintenant ». Un autre fichier que celui vérifié est '
    . 'refusé.';
$_ADDONLANG['import_again'] = 'Cliquez maintenant sur « Importer maintenant » ; choisissez à nouveau le même '
    . 'fichier si le navigateur ne l\'a pas gardé.';
$_ADDONLANG['import_good_checked'] = 'Le fichier peut être importé. Rien n\'a encore été modifié.';
$_ADDONLANG['import_good_applied'] = 'Le fichier a été importé.';
$_ADDONLANG['import_bad_checked'] = 'Lignes inutilisables : :count. Un import de ce fichier ne modifierait rien.';
$_ADDONLANG['import_bad_applied'] = 'Rien n\'a été importé. Lignes inutilisables : :count.';
$_ADDONLANG['import_rows'] = 'Lignes du fichier';
$_ADDONLANG['import_created_checked'] = 'Fiches qui seraient nouvelles';
$_ADDONLANG['import_created_applied'] = 'Nouvelles fiches';
$_ADDONLANG['import_updated_checked'] = 'Fiches qui changeraient';
$_ADDONLANG['import_updated_applied'] = 'Fiches modifiées';
$_ADDONLANG['import_unchanged_checked'] = 'Fiches qui resteraient telles quelles';
$_ADDONLANG['import_unchanged_applied'] = 'Fiches inchangées';
$_ADDONLANG['import_errors'] = 'Les valeurs ne sont jamais répétées ici : regardez la ligne dans votre fichier.';
$_ADDONLANG['import_line'] = 'Ligne';
$_ADDONLANG['import_member'] = 'Colonne';
$_ADDONLANG['import_message'] = 'Ce qui ne va pas';
$_ADDONLANG['import_more_errors'] = 'et :count de plus';
$_ADDONLANG['import_warnings'] = 'Avertissements : :count. Ils n\'empêchent pas l\'import ; regardez d\'abord ces lignes.';
$_ADDONLANG['import_warning'] = 'Ce qu\'il faut vérifier';
$_ADDONLANG['import_preview'] = 'Les premières lignes, telles qu\'elles ont été comprises';
$_ADDONLANG['import_preview_set'] = 'défini';
$_ADDONLANG['import_failed'] = 'Rien n\'a été importé.';
$_ADDONLANG['import_another_file'] = 'Rien n\'a été importé : ce ne sont pas le fichier et le choix qui ont été '
    . 'vérifiés. Vérifiez à nouveau.';
$_ADDONLANG['import_columns'] = 'Colonnes';
$_ADDONLANG['import_columns_intro'] = 'La première ligne d\'un fichier CSV nomme les colonnes, dans n\'importe quel '
    . 'ordre ; seule service_id est obligatoire. Un fichier NDJSON contient un objet JSON par ligne avec les mêmes '
    . 'noms.';
$_ADDONLANG['import_template'] = 'Télécharger un modèle CSV';
$_ADDONLANG['column_service_id'] = 'ID du service dans WHMCS. Chaque service une seule fois.';
$_ADDONLANG['column_client_id'] = 'ID de son client dans WHMCS ; peut être omis, car WHMCS le connaît. Un autre client qu\'avant '
    . 'retire les identifiants enregistrés.';
$_ADDONLANG['column_enabled'] = 'true ou false, 1 ou 0, oui ou non. Vide : true.';
$_ADDONLANG['column_netflow_url'] = 'Adresse de connexion, avec http:// ou https://. Vide : la valeur par défaut '
    . 'des paramètres.';
$_ADDONLANG['column_username'] = 'Utilisateur dans NetFlow Analyzer.';
$_ADDONLANG['column_password'] = 'Mot de passe de cet utilisateur, conservé exactement. Vide : celui qui est '
    . 'enregistré reste.';
$_ADDONLANG['column_clear_password'] = 'true retire le mot de passe enregistré.';
$_ADDONLANG['column_reuse_login_from'] = 'ID d\'un autre service du même client : l\'URL, le nom d\'utilisateur et '
    . 'le mot de passe sont repris de sa fiche. Les trois colonnes doivent alors être vides.';
$_ADDONLANG['upload_none'] = 'Aucun fichier n\'est arrivé. Choisissez-en un.';
$_ADDONLANG['upload_empty'] = 'Le fichier est vide.';
$_ADDONLANG['upload_too_large'] = 'Rien n\'a été importé : le fichier est plus grand que ce que ce serveur accepte.';
$_ADDONLANG['upload_broke_off'] = 'Rien n\'a été importé : le fichier n\'est arrivé qu\'en partie. Envoyez-le à '
    . 'nouveau.';
$_ADDONLANG['upload_not_stored'] = 'Rien n\'a été importé : PHP n\'a pas pu stocker le fichier (upload_tmp_dir).';
$_ADDONLANG['export'] = 'Exporter';
$_ADDONLANG['export_intro'] = 'Toutes les fiches dans un fichier, sans mots de passe. Il peut être modifié et '
    . 'réimporté : les mots de passe enregistrés restent. Avec les mots de passe : « netflow-manager export FILE '
    . '--include-passwords » sur l\'hôte de l\'API.';
$_ADDONLANG['export_csv'] = 'Télécharger en CSV';
$_ADDONLANG['export_ndjson'] = 'Télécharger en NDJSON';
$_ADDONLANG['scope_missing'] = 'Il manque à la clé API de ce module la permission « :scope ». La page « État » '
    . 'indique comment en créer une meilleure.';
$_ADDONLANG['explain_intro'] = 'Passe en revue tout ce qui doit être correct pour qu\'un client voie la section « '
    . 'Utilisation du réseau » d\'un service.';
$_ADDONLANG['explain_none'] = 'Aucun service n\'a été trouvé.';
$_ADDONLANG['explain_check'] = 'Vérifier';
$_ADDONLANG['explain_shown'] = 'La section est affichée au client.';
$_ADDONLANG['explain_not_shown'] = 'La section n\'est pas affichée. À résoudre : :count.';
$_ADDONLANG['explain_service'] = 'Service dans WHMCS';
$_ADDONLANG['explain_service_found'] = ':service, statut :status';
$_ADDONLANG['explain_service_missing'] = 'WHMCS n\'a pas de service #:id.';
$_ADDONLANG['explain_service_missing_advice'] = 'Vérifiez le numéro. Si le service a été supprimé, supprimez aussi '
    . 'sa fiche.';
$_ADDONLANG['explain_open_service'] = 'Ouvrir le service';
$_ADDONLANG['explain_owner_missing'] = 'WHMCS n\'a pas de client #:id, à qui le service appartient.';
$_ADDONLANG['explain_owner_missing_advice'] = 'Transférez le service à un client existant.';
$_ADDONLANG['explain_open_client'] = 'Ouvrir le client';
$_ADDONLANG['explain_overview'] = 'Page produit';
$_ADDONLANG['explain_overview_module'] = 'Le produit utilise le module serveur « :module ».';
$_ADDONLANG['explain_overview_advice'] = 'Certains modules serveur remplacent l\'aperçu de la page produit, et avec '
    . 'lui l\'endroit où se trouve la section. Le client la trouve alors par l\'élément de la barre latérale. Pour '
    . 'savoir ce qu\'il en est, connectez-vous en tant que client et ouvrez le produit.';
$_ADDONLANG['explain_api_advice'] = 'La page « État » indique ce qui ne va pas.';
$_ADDONLANG['explain_mails'] = 'E-mails';
$_ADDONLANG['explain_mails_intro'] = 'Les e-mails reçoivent les détails lorsqu\'il y a une fiche, qu\'elle est '
    . 'activée et intacte et qu\'elle appartient au propriétaire du service. Le statut et l\'interrupteur de la '
    . 'section n\'y jouent aucun rôle.';
$_ADDONLANG['explain_history'] = 'Historique de la fiche';
$_ADDONLANG['table_unreadable'] = 'La table :table de WHMCS ne peut pas être lue.';
$_ADDONLANG['check_mail_templates'] = 'Modèles d\'e-mail avec champs NetFlow';
$_ADDONLANG['mail_templates_none'] = 'Aucun modèle de type Produit ne les utilise.';
$_ADDONLANG['advice_mail_templates'] = 'Pour envoyer les détails d\'accès, placez le bloc du guide d\'installation '
    . 'dans l\'e-mail de bienvenue de vos produits (Configuration du système > Modèles d\'e-mail).';
$_ADDONLANG['check_misplaced_fields'] = 'Champs NetFlow dans des modèles d\'un autre type';
$_ADDONLANG['advice_misplaced_fields'] = 'Ils y sont toujours vides. Seuls les modèles de type Produit ont ces '
    . 'champs.';
$_ADDONLANG['check_welcome_mail'] = 'E-mail de bienvenue du produit';
$_ADDONLANG['welcome_mail_without'] = 'Il n\'utilise pas les champs NetFlow.';
$_ADDONLANG['advice_welcome_mail'] = 'Placez-y le bloc du guide d\'installation si les clients doivent recevoir '
    . 'leur accès par e-mail.';

// Admin pages: connection check
$_ADDONLANG['connection_check'] = 'Vérification de la connexion';
$_ADDONLANG['all_right'] = 'Tout est en ordre : les pages produit et les e-mails reçoivent leurs détails NetFlow.';
$_ADDONLANG['problems'] = 'À résoudre : :count. Commencez par le haut, les lignes suivantes dépendent souvent des '
    . 'précédentes.';
$_ADDONLANG['not_set'] = 'non défini';
$_ADDONLANG['none'] = 'aucun';

$_ADDONLANG['check_address'] = 'Adresse de l\'API';
$_ADDONLANG['advice_address_missing'] = 'Saisissez-la sous Configuration du système > Modules complémentaires > '
    . 'NetFlow Manager > Configurer.';
$_ADDONLANG['advice_address_wrong'] = 'Utilisez https://host, http://127.0.0.1:8000 (http sur cette machine '
    . 'seulement) ou unix:///path/to/socket, sans nom d\'utilisateur, point d\'interrogation ni #.';

$_ADDONLANG['check_key'] = 'Clé API';
$_ADDONLANG['key_set'] = 'définie (ID :id)';
$_ADDONLANG['key_missing'] = 'non définie, ou pas une clé de ce produit';
$_ADDONLANG['advice_key_missing'] = 'Créez-en une sur l\'hôte de l\'API avec « netflow-manager key create --name '
    . 'whmcs --for-whmcs » et saisissez-la sous Configuration du système > Modules complémentaires > NetFlow '
    . 'Manager > Configurer. Elle commence par nfm_.';

$_ADDONLANG['check_reachable'] = 'API joignable';
$_ADDONLANG['reachable'] = 'oui, réponse en :ms ms';
$_ADDONLANG['advice_unreachable'] = 'Le service fonctionne-t-il (« netflow-manager serve ») ? L\'adresse ci-dessus '
    . 'y mène-t-elle depuis cette machine, à travers pare-feu et certificat ? Pour un socket : l\'utilisateur du '
    . 'serveur web peut-il l\'ouvrir ?';

$_ADDONLANG['check_ready'] = 'API prête';
$_ADDONLANG['status'] = 'L\'API a répondu avec le statut :status.';
$_ADDONLANG['advice_not_ready'] = 'Lancez « netflow-manager check » sur l\'hôte de l\'API : il indique ce qui'
    . ' échoue et que faire.';
$_ADDONLANG['advice_older_api'] = 'Ce module nécessite la version :version de l\'API de NetFlow Manager ou une plus'
    . ' récente. Mettez l\'API à jour. Si elle l\'est déjà, un autre programme écoute à cette adresse.';

$_ADDONLANG['check_key_valid'] = 'Clé API acceptée';
$_ADDONLANG['key_refused'] = 'L\'API n\'accepte pas cette clé.';
$_ADDONLANG['advice_key_refused'] = 'Elle est mal saisie, expirée ou révoquée, ou appartient à une autre base de '
    . 'données. « netflow-manager key list » sur l\'hôte de l\'API affiche les clés ; créez-en une nouvelle si '
    . 'nécessaire.';
$_ADDONLANG['advice_unreadable'] = 'Est-ce bien NetFlow Manager qui écoute à cette adresse ? Sa version est-elle '
    . 'récente ?';

$_ADDONLANG['check_php'] = 'PHP';
$_ADDONLANG['advice_php'] = 'Le module exige PHP :oldest ou plus récent.';
$_ADDONLANG['check_curl'] = 'Extension PHP curl';
$_ADDONLANG['advice_curl'] = 'Installez-la : sans elle, l\'API ne peut pas être appelée.';
$_ADDONLANG['advice_curl_resolver'] = 'Cette version compilée de curl attend le serveur de noms au-delà du délai '
    . 'lorsqu\'il ne répond pas. Si possible, utilisez une adresse IP ou un socket comme adresse de l\'API.';
$_ADDONLANG['check_protection'] = 'Sécurité de la connexion';
$_ADDONLANG['protection_tls'] = 'chiffré (TLS), le certificat est vérifié';
$_ADDONLANG['protection_socket'] = 'un socket de cette machine ; pas de réseau';
$_ADDONLANG['protection_loopback'] = 'non chiffré, mais ne quitte pas cette machine';

$_ADDONLANG['check_memory'] = 'Mémoire partagée';
$_ADDONLANG['memory_apcu'] = 'APCu';
$_ADDONLANG['memory_file'] = 'fichiers dans un répertoire temporaire privé';
$_ADDONLANG['advice_memory'] = 'Sans elle, chaque page attend la fin du délai tant que l\'API est en panne, et le '
    . 'journal d\'activité ne dit rien des pages. Installez l\'extension PHP apcu, ou laissez PHP écrire dans son '
    . 'répertoire temporaire et retirez-y un répertoire « netflow_manager-… » d\'un autre utilisateur.';

$_ADDONLANG['check_pause_page'] = 'Appels pour les pages produit';
$_ADDONLANG['check_pause_mail'] = 'Appels pour les e-mails';
$_ADDONLANG['no_pause'] = 'autorisés';
$_ADDONLANG['no_pause_unknown'] = 'non retenus ; on ne sait pas s\'ils aboutissent';
$_ADDONLANG['paused'] = 'retenus encore :seconds s, car l\'API a échoué';
$_ADDONLANG['paused_refused'] = 'retenus encore :seconds s, car l\'API a refusé la clé';
$_ADDONLANG['pause_ended'] = 'étaient retenus ; à nouveau autorisés, car l\'API répond';
$_ADDONLANG['advice_pause'] = 'Résolvez les problèmes ci-dessus et rouvrez cette page : une bonne vérification met '
    . 'fin à la pause.';

$_ADDONLANG['check_functions'] = 'Fonctions PHP désactivées par cet hébergeur';
$_ADDONLANG['advice_functions'] = 'Le module s\'en passe, plus lentement. Si possible, retirez-les de'
    . ' disable_functions dans php.ini.';
$_ADDONLANG['advice_functions_curl'] = 'Sans elles, l\'API ne peut pas être appelée : retirez-les de'
    . ' disable_functions dans php.ini, ou demandez-le à votre hébergeur.';
$_ADDONLANG['check_passage'] = 'Méthodes et envois';
$_ADDONLANG['passage_free'] = 'atteignent l\'API : :names';
$_ADDONLANG['passage_refused'] = 'refusés en chemin : :names';
$_ADDONLANG['passage_unknown'] = 'aucune réponse n\'est arrivée : on ne sait pas lesquels passent';
$_ADDONLANG['passage_rest_unknown'] = 'Les autres n\'ont pas reçu de réponse.';
$_ADDONLANG['intercepted'] = 'Un serveur web ou un pare-feu entre WHMCS et l\'API a répondu avec le statut'
    . ' :status.';
$_ADDONLANG['advice_passage'] = 'Un serveur web ou un pare-feu entre WHMCS et l\'API refuse cela. Laissez-y'
    . ' passer GET, POST, PUT, PATCH, DELETE et ces types de média : application/json,'
    . ' application/merge-patch+json, text/csv, application/x-ndjson ; les deux derniers avec'
    . ' Content-Encoding: gzip.';
$_ADDONLANG['check_way_page'] = 'Trajet pour les pages produit';
$_ADDONLANG['check_way_mail'] = 'Trajet pour les e-mails';
$_ADDONLANG['way_measured'] = 'connexion après :connect ms, réponse après :total ms ; :limit ms sont permises';
$_ADDONLANG['way_connected'] = 'connexion après :connect ms, aucune réponse en :limit ms.';
$_ADDONLANG['way_not_connected'] = 'aucune connexion ; :limit ms sont permises.';
$_ADDONLANG['way_silent'] = 'Aucune réponse de : :addresses.';
$_ADDONLANG['advice_silent'] = 'Une autre adresse a répondu. Faites répondre celle-ci aussi, ou retirez-la du'
    . ' serveur de noms : chaque appel l\'attend d\'abord.';
$_ADDONLANG['advice_way_page'] = 'Les pages produit n\'affichent pas la section. Augmentez le délai dans les'
    . ' paramètres du module, ou rapprochez l\'API.';
$_ADDONLANG['advice_way_mail'] = 'Les e-mails partent sans les données NetFlow. Rapprochez l\'API, ou faites'
    . ' répondre les adresses ci-dessus.';

// Service tab, client summary, search, reconciliation
$_ADDONLANG['widget_health'] = 'API';
$_ADDONLANG['widget_works'] = 'en ordre';
$_ADDONLANG['widget_fails'] = 'ne répond pas';
$_ADDONLANG['widget_needs_review'] = 'À vérifier';
$_ADDONLANG['widget_never_had_password'] = 'N\'ont jamais eu de mot de passe';
$_ADDONLANG['widget_missing'] = 'Services sans fiche alors que leur produit a une règle';
$_ADDONLANG['widget_unknown'] = 'pas encore connu';
$_ADDONLANG['widget_as_of'] = 'au :at';
$_ADDONLANG['widget_not_set_up'] = 'L\'adresse ou la clé API ne sont pas configurées.';
$_ADDONLANG['widget_broken'] = 'Arrêté dans WHMCS. Le journal d\'activité dit où.';
$_ADDONLANG['service_access'] = 'Accès NetFlow';
$_ADDONLANG['service_enabled'] = 'NetFlow activé';
$_ADDONLANG['netflow_username'] = 'Nom d\'utilisateur NetFlow';
$_ADDONLANG['netflow_group'] = 'Groupe NetFlow';
$_ADDONLANG['netflow_ip_address'] = 'Adresse IP NetFlow';
$_ADDONLANG['netflow_notes'] = 'Notes NetFlow (internes)';
$_ADDONLANG['netflow_password'] = 'Mot de passe NetFlow';
$_ADDONLANG['netflow_traffic'] = 'Trafic NetFlow';
$_ADDONLANG['service_explain'] = 'Pourquoi (non) affiché ?';
$_ADDONLANG['service_not_set_up'] = 'L\'adresse ou la clé de l\'API n\'est pas configurée.';
$_ADDONLANG['service_moved'] = 'La fiche appartient au client :client, le service à un autre : elle n\'est montrée '
    . 'à personne. Réattribuez-la avec « Modifier ».';
$_ADDONLANG['service_review'] = 'Le service est passé à un autre client : les identifiants de l\'ancien client ont '
    . 'été retirés et la fiche désactivée. Saisissez de nouveaux identifiants avec « Modifier » et activez la '
    . 'fiche. Cet avis disparaît lorsque la fiche y est enregistrée, même sans changement, ou lorsqu\'un champ NetFlow '
    . 'de cette page est modifié et enregistré.';
$_ADDONLANG['summary_more'] = 'Toutes les fiches de ce client';
$_ADDONLANG['search_title'] = 'Accès NetFlow du service :service';
$_ADDONLANG['search_ids'] = 'client :client';

$_ADDONLANG['check_pause_event'] = 'Appels pour les événements des services';
$_ADDONLANG['check_pause_staff'] = 'Appels pour l\'onglet du service et le résumé du client';
$_ADDONLANG['check_pause_search'] = 'Appels pour la recherche de WHMCS';
$_ADDONLANG['check_pause_dashboard'] = 'Appels pour le tableau de bord';
$_ADDONLANG['check_pause_usage'] = 'Appels pour les graphiques et chiffres du trafic';
$_ADDONLANG['check_pause_usage_file'] = 'Appels pour les fichiers du trafic';
$_ADDONLANG['check_pause_staff_usage'] = 'Appels pour le trafic que consulte le personnel';

$_ADDONLANG['reconciliation_never'] = 'pas encore : il a lieu à la fin de la tâche cron quotidienne de WHMCS';
$_ADDONLANG['reconciliation_done'] = 'dernier passage :at, services : :services';
$_ADDONLANG['reconciliation_refused'] = 'dernier passage :at : rien n\'a été modifié, car trop de fiches auraient '
    . 'été désactivées ou supprimées';
$_ADDONLANG['reconciliation_failed'] = 'le dernier passage :at a échoué.';
$_ADDONLANG['reconciliation_stopped'] = 'Il s\'est arrêté dans WHMCS. Le journal d\'activité dit où.';
$_ADDONLANG['advice_reconciliation_refused'] = 'Regardez un essai à blanc sous « Rapprochement » ci-dessous et '
    . 'confirmez-le s\'il est correct.';
$_ADDONLANG['advice_reconciliation_failed'] = 'Résolvez les problèmes ci-dessus, puis lancez-le sous « '
    . 'Rapprochement » ci-dessous ou attendez la nuit prochaine.';
$_ADDONLANG['advice_reconciliation_late'] = 'Il date de plus de deux jours. La tâche cron de WHMCS '
    . 's\'exécute-t-elle chaque jour ?';

$_ADDONLANG['reconcile_title'] = 'Rapprochement';
$_ADDONLANG['reconcile_about'] = 'Compare tous les services de WHMCS avec toutes les fiches d\'accès, chaque nuit '
    . 'ou maintenant. Une fiche dont le service a un autre client est désactivée et perd ses identifiants ; une '
    . 'fiche sans service est désactivée ; une fiche dont le service a pris fin est traitée selon les paramètres. '
    . 'Rien n\'est supprimé, sauf s\'ils le prévoient.';
$_ADDONLANG['reconcile_preview'] = 'Essai à blanc : ceci serait modifié';
$_ADDONLANG['reconcile_dry_run'] = 'Essai à blanc';
$_ADDONLANG['reconcile_run'] = 'Lancer maintenant';
$_ADDONLANG['reconcile_too_drastic'] = 'Rien n\'a été modifié : plus d\'un cinquième des fiches serait désactivé ou supprimé, ce '
    . 'qui peut être une erreur. Regardez l\'essai à blanc ci-dessous et confirmez-le s\'il est correct.';
$_ADDONLANG['reconcile_unconfirmed'] = 'Rien n\'a été modifié : cochez la case pour confirmer.';
$_ADDONLANG['reconcile_confirm'] = 'J\'ai regardé l\'essai à blanc. Il est correct.';
$_ADDONLANG['reconcile_force'] = 'Lancer malgré tout';
$_ADDONLANG['reconcile_services'] = 'Services dans WHMCS';
$_ADDONLANG['reconcile_records'] = 'Fiches d\'accès';
$_ADDONLANG['reconcile_orphaned'] = 'Sans service : désactivées';
$_ADDONLANG['reconcile_owner_changed'] = 'Passées à un autre client : désactivées, identifiants retirés, à vérifier';
$_ADDONLANG['reconcile_terminated'] = 'Terminées : traitées selon les paramètres';
$_ADDONLANG['reconcile_status_changed'] = 'Autre statut : enregistré';
$_ADDONLANG['reconcile_broken'] = 'Modifiées en dehors de l\'API : laissées telles quelles';
$_ADDONLANG['notice_reconciled'] = 'Le rapprochement est terminé.';

// Client area
$_ADDONLANG['client_title'] = 'Utilisation du réseau';
$_ADDONLANG['client_service'] = 'Détails du produit';
$_ADDONLANG['client_back'] = 'Retour au produit';
$_ADDONLANG['client_nothing'] = 'Il n\'y a rien à afficher pour ce produit.';
$_ADDONLANG['client_later'] = 'Ceci ne peut pas être affiché pour le moment. Veuillez réessayer plus tard.';
$_ADDONLANG['client_usage_later'] = 'Les chiffres ne peuvent pas être affichés pour le moment. Veuillez'
    . ' réessayer plus tard.';
$_ADDONLANG['client_usage_picture'] = 'Graphique du trafic des dernières 24 heures. Le lien mène à tous les chiffres.';
$_ADDONLANG['client_usage_all'] = 'Trafic des dernières 24 heures : tous les chiffres';
$_ADDONLANG['client_repeat'] = 'Veuillez cliquer à nouveau sur le bouton : la page était trop ancienne.';
$_ADDONLANG['client_password'] = 'Mot de passe';
$_ADDONLANG['client_show_password'] = 'Afficher le mot de passe';
$_ADDONLANG['client_hide_password'] = 'Masquer le mot de passe';
$_ADDONLANG['client_no_password'] = 'Il n\'y a pas de mot de passe à afficher.';
$_ADDONLANG['client_not_for_role'] = 'Votre rôle ne permet pas d\'utiliser NetFlow Manager : le mot de passe ne vous est donc pas affiché.';
$_ADDONLANG['client_not_for_user'] = 'Votre accès ne permet pas de voir les produits de ce compte. Le propriétaire'
    . ' du compte peut l\'autoriser.';
$_ADDONLANG['client_password_not_for_user'] = 'Votre accès ne permet pas de voir les mots de passe des produits de'
    . ' ce compte. Le propriétaire du compte peut l\'autoriser.';
$_ADDONLANG['client_copy'] = 'Copier';
$_ADDONLANG['client_copied'] = 'Copié';
$_ADDONLANG['client_copy_by_hand'] = 'Sélectionné : copiez avec le clavier';

// Merge fields
$_ADDONLANG['netflow_enabled'] = 'NetFlow : l\'accès est activé (1 ou vide)';
$_ADDONLANG['netflow_url'] = 'NetFlow : URL de connexion';
$_ADDONLANG['netflow_password_url'] = 'NetFlow : lien vers la page du mot de passe du client (vide tant que cette '
    . 'page est désactivée)';

// Rules for new services
$_ADDONLANG['rules_title'] = 'Règles pour les nouveaux services';
$_ADDONLANG['rules_intro'] = 'Un produit doté d’une règle donne à chaque nouveau service sa fiche avant l’envoi'
    . ' de l’e-mail de bienvenue. Un client qui a déjà un identifiant NetFlow continue de l’utiliser.';
$_ADDONLANG['rules_deleted_records'] = 'Une fiche supprimée compte comme jamais créée : une règle la recrée. Pour'
    . ' laisser un service sans accès, désactivez sa fiche.';
$_ADDONLANG['rules_nightly_on'] = 'Les fiches manquantes sont créées chaque nuit.';
$_ADDONLANG['rules_nightly_off'] = 'Les fiches manquantes ne sont pas créées chaque nuit : « Create missing records'
    . ' every night » est désactivé sous System Settings > Addon Modules > NetFlow Manager > Configure.';
$_ADDONLANG['rules_no_products'] = 'WHMCS n’a aucun produit.';
$_ADDONLANG['rules_gone'] = 'Produits que WHMCS n’a plus';
$_ADDONLANG['rules_product'] = 'Produit';
$_ADDONLANG['rules_rule'] = 'Règle';
$_ADDONLANG['rules_login'] = 'Identifiant';
$_ADDONLANG['rules_actions'] = 'Actions';
$_ADDONLANG['rules_none'] = 'aucune';
$_ADDONLANG['rules_on'] = 'active';
$_ADDONLANG['rules_off'] = 'inactive';
$_ADDONLANG['rules_broken'] = 'endommagée, ne crée rien';
$_ADDONLANG['rules_add'] = 'Ajouter une règle';
$_ADDONLANG['rules_edit'] = 'Modifier';
$_ADDONLANG['rules_apply'] = 'Appliquer aux services existants';
$_ADDONLANG['rule_title'] = 'Règle de :product';
$_ADDONLANG['rule_placeholders'] = 'Le nom d’utilisateur, le groupe et les notes peuvent contenir :';
$_ADDONLANG['rule_broken'] = 'La règle enregistrée a été modifiée en dehors de l’API et ne crée rien. Vérifiez chaque'
    . ' champ et enregistrez-la de nouveau, ou supprimez-la.';
$_ADDONLANG['rule_not_saved'] = 'La règle n’a pas été enregistrée.';
$_ADDONLANG['rule_outdated'] = 'Rien n’a été modifié : quelqu’un d’autre a changé la règle. Vérifiez les champs et'
    . ' enregistrez de nouveau pour la remplacer.';
$_ADDONLANG['rule_copy_nothing'] = 'Rien n’a été copié : choisissez des produits et enregistrez d’abord la règle.';
$_ADDONLANG['rule_enabled'] = 'La règle est active';
$_ADDONLANG['rule_help_enabled'] = 'Une règle inactive ne crée rien.';
$_ADDONLANG['rule_login'] = 'Identifiant';
$_ADDONLANG['rule_help_login'] = 'Si un nouveau service utilise un identifiant que son client a déjà.';
$_ADDONLANG['rule_login_reuse'] = 'L’identifiant du client, sinon un nouveau';
$_ADDONLANG['rule_login_new'] = 'Toujours un nouveau';
$_ADDONLANG['rule_login_none'] = 'Aucun';
$_ADDONLANG['rule_username'] = 'Nom d’utilisateur d’un nouvel identifiant';
$_ADDONLANG['rule_help_username'] = 'Par exemple c{client_id}. Celui d’un autre client est refusé.';
$_ADDONLANG['rule_password'] = 'Mot de passe d’un nouvel identifiant';
$_ADDONLANG['rule_help_password'] = 'Un mot de passe généré doit aussi être défini dans NetFlow Analyzer.';
$_ADDONLANG['rule_password_none'] = 'Aucun';
$_ADDONLANG['rule_password_generate'] = 'Généré, 20 caractères';
$_ADDONLANG['rule_netflow_url'] = 'URL NetFlow';
$_ADDONLANG['rule_help_netflow_url'] = 'Vide : la valeur par défaut des paramètres.';
$_ADDONLANG['rule_group'] = 'Groupe NetFlow';
$_ADDONLANG['rule_help_group'] = 'Par exemple {hostname}.';
$_ADDONLANG['rule_ip_address'] = 'Adresse IP';
$_ADDONLANG['rule_help_ip_address'] = 'Avec quelles adresses du service dans WHMCS la fiche commence.';
$_ADDONLANG['rule_ip_address_dedicated'] = 'IP dédiée';
$_ADDONLANG['rule_ip_address_assigned'] = 'IP attribuées';
$_ADDONLANG['rule_ip_address_both'] = 'Les deux, l’IP dédiée d’abord';
$_ADDONLANG['rule_ip_address_none'] = 'Aucune';
$_ADDONLANG['rule_notes'] = 'Notes';
$_ADDONLANG['rule_help_notes'] = 'Seul le personnel les voit.';
$_ADDONLANG['rule_record_enabled'] = 'Les fiches commencent activées';
$_ADDONLANG['rule_help_record_enabled'] = 'Sinon la page du produit et les e-mails restent sans les détails jusqu’à ce que'
    . ' vous activiez une fiche.';
$_ADDONLANG['rule_save'] = 'Enregistrer la règle';
$_ADDONLANG['rule_delete'] = 'Supprimer la règle';
$_ADDONLANG['rule_delete_consequence'] = 'Les nouveaux services du produit commencent sans fiche. Les fiches que la règle a créées restent.';
$_ADDONLANG['rule_delete_outdated'] = 'Rien n’a été supprimé : quelqu’un d’autre a changé la règle. Regardez-la avant de la supprimer.';
$_ADDONLANG['rule_preview'] = 'Aperçu';
$_ADDONLANG['rule_preview_about'] = 'Comme si le service n’avait pas encore de fiche. Une fiche qui existe reste telle quelle.';
$_ADDONLANG['rule_preview_service'] = 'Service';
$_ADDONLANG['rule_preview_none'] = 'Pas d’aperçu : le produit n’a aucun service, ou la règle est illisible.';
$_ADDONLANG['rule_preview_invalid'] = 'Le service n’aurait pas de fiche :';
$_ADDONLANG['rule_preview_login_reused'] = 'Il utiliserait l’identifiant du service #:service du même client.';
$_ADDONLANG['rule_preview_login_new'] = 'Il aurait un nouvel identifiant.';
$_ADDONLANG['rule_preview_login_none'] = 'Il n’aurait pas d’identifiant.';
$_ADDONLANG['rule_preview_password'] = 'Avec un mot de passe.';
$_ADDONLANG['rule_preview_no_password'] = 'Sans mot de passe.';
$_ADDONLANG['rule_preview_disabled'] = 'La fiche serait désactivée.';
$_ADDONLANG['rule_copy'] = 'Copier vers d’autres produits';
$_ADDONLANG['rule_copy_help'] = 'La règle enregistrée est copiée. Elle remplace celle qu’a un produit.';
$_ADDONLANG['rule_copy_button'] = 'Copier la règle';
$_ADDONLANG['notice_rule_saved'] = 'La règle est enregistrée. Elle vaut pour les services à partir de maintenant ; pour'
    . ' les existants il y a un bouton ci-dessous.';
$_ADDONLANG['notice_rule_saved_off'] = 'La règle est enregistrée. Elle est inactive et ne crée rien.';
$_ADDONLANG['notice_rule_deleted'] = 'La règle est supprimée. Les fiches qu’elle a créées restent.';
$_ADDONLANG['notice_rule_copied'] = 'La règle est copiée.';
$_ADDONLANG['apply_title'] = 'Appliquer la règle de :product aux services existants';
$_ADDONLANG['apply_about'] = 'Les services de ce produit sans fiche en reçoivent une. Un essai montre lesquels et'
    . ' ne change rien.';
$_ADDONLANG['apply_dry_run'] = 'Essai';
$_ADDONLANG['apply_run'] = 'Créer les fiches maintenant : :count';
$_ADDONLANG['apply_dry_run_done'] = 'Essai, rien n’a été modifié. Fiches qui seraient créées : :count';
$_ADDONLANG['apply_done'] = 'Terminé. Fiches créées : :count';
$_ADDONLANG['apply_services'] = 'Services du produit';
$_ADDONLANG['apply_existing'] = 'avec une fiche déjà';
$_ADDONLANG['apply_without_rule'] = 'sans règle active';
$_ADDONLANG['apply_not_visible'] = 'avec un statut qui n’affiche pas la section';
$_ADDONLANG['apply_invalid_count'] = 'impossibles';
$_ADDONLANG['apply_created'] = 'fiches créées';
$_ADDONLANG['apply_created_dry_run'] = 'fiches qui seraient créées';
$_ADDONLANG['apply_invalid'] = 'Pourquoi certains n’en reçoivent pas';

// Several records at once
$_ADDONLANG['bulk_ticked'] = 'Fiches cochées :';
$_ADDONLANG['bulk_all'] = 'Tout cocher';
$_ADDONLANG['bulk_tick'] = 'Cocher #:service';
$_ADDONLANG['bulk_enable'] = 'Activer';
$_ADDONLANG['bulk_disable'] = 'Désactiver';
$_ADDONLANG['bulk_delete'] = 'Supprimer';
$_ADDONLANG['bulk_send'] = 'Envoyer les détails';
$_ADDONLANG['bulk_done'] = 'fait';
$_ADDONLANG['bulk_done_enable'] = 'Activés : :count.';
$_ADDONLANG['bulk_done_disable'] = 'Désactivés : :count.';
$_ADDONLANG['bulk_done_delete'] = 'Supprimés : :count.';
$_ADDONLANG['bulk_failed'] = 'Non faits : :count.';
$_ADDONLANG['bulk_delete_question'] = 'Ces fiches et leurs mots de passe sont supprimés définitivement.'
    . ' Fiches : :count';
$_ADDONLANG['notice_bulk_nothing'] = 'Rien n’a été modifié : cochez d’abord des fiches.';
$_ADDONLANG['send_title'] = 'Envoyer les détails';
$_ADDONLANG['send_about'] = 'WHMCS envoie au client un e-mail de produit qui contient les détails NetFlow.';
$_ADDONLANG['send_template'] = 'E-mail';
$_ADDONLANG['send_button'] = 'Envoyer les e-mails : :count';
$_ADDONLANG['send_sent'] = 'E-mails envoyés : :count.';
$_ADDONLANG['send_not_possible'] = 'Aucun e-mail : le service n’a pas de fiche, ou elle est désactivée, endommagée ou d’un autre client.'
    . ' Ouvrez le service pour la vérifier.';

// Rules and records that have changed meanwhile
$_ADDONLANG['rule_preview_default'] = 'la valeur par défaut des paramètres';
$_ADDONLANG['rule_preview_failed'] = 'Périmé : l’aperçu n’a pas pu être chargé. Le bouton sous les services en donne la raison.';
$_ADDONLANG['apply_outdated'] = 'Rien n’a été créé : la règle a changé depuis l’essai. Voici ce qu’elle ferait maintenant.';
$_ADDONLANG['bulk_review'] = 'Le service est passé à un autre client. Ouvrez la fiche, vérifiez-la et enregistrez-la.';
$_ADDONLANG['send_no_details'] = 'Aucun e-mail : WHMCS n’a pas pu lire les informations. Le journal d’activité en donne la raison.';
$_ADDONLANG['report_links_button'] = 'Télécharger les propositions';

// Admin pages: traffic
$_ADDONLANG['report_title'] = 'Rapport de trafic';
$_ADDONLANG['source_intro'] = 'D’où viennent les chiffres de trafic que voient les clients. Le collecteur sur '
    . 'l’hôte de l’API interroge la source ; aucune page de WHMCS ne l’attend.';
$_ADDONLANG['source_none'] = 'Aucune source n’est connectée : rien n’est mesuré, et les clients ne voient aucun '
    . 'trafic.';
$_ADDONLANG['source_state'] = 'Source connectée';
$_ADDONLANG['source_connect'] = 'Connecter une source';
$_ADDONLANG['source_change'] = 'Modifier la source';
$_ADDONLANG['source_save'] = 'Enregistrer la source';
$_ADDONLANG['source_test'] = 'Tester la source';
$_ADDONLANG['source_test_help'] = 'Teste ce qui est enregistré : enregistrez d’abord. Cela peut prendre une minute.';
$_ADDONLANG['source_delete'] = 'Supprimer la source';
$_ADDONLANG['source_delete_consequence'] = 'Rien n’est plus mesuré ensuite, et les clients ne voient aucun trafic. '
    . 'Les chiffres restent jusqu’à la fin de leur conservation ; une clé enregistrée est perdue.';
$_ADDONLANG['source_delete_outdated'] = 'Rien n’a été supprimé : quelqu’un d’autre a modifié la source. '
    . 'Examinez-la avant de la supprimer.';
$_ADDONLANG['source_not_saved'] = 'La source n’a pas été enregistrée. Chaque erreur figure à côté de son champ.';
$_ADDONLANG['source_outdated'] = 'Rien n’a été modifié : quelqu’un d’autre a changé la source. Vérifiez les champs '
    . 'et enregistrez de nouveau pour la remplacer.';
$_ADDONLANG['notice_source_saved'] = 'La source est enregistrée. Le prochain passage du collecteur commence à '
    . 'mesurer.';
$_ADDONLANG['notice_source_deleted'] = 'La source est supprimée.';
$_ADDONLANG['source_kind'] = 'Type';
$_ADDONLANG['source_kind_nfdump'] = 'nfdump : fichiers de nfcapd';
$_ADDONLANG['source_kind_netflow_analyzer'] = 'NetFlow Analyzer (API)';
$_ADDONLANG['source_help_kind'] = 'Pour nfdump, le dossier des fichiers est choisi sur l’hôte de l’API '
    . '(NFM_NFDUMP_DIR), et rien d’autre n’est nécessaire ici.';
$_ADDONLANG['source_url'] = 'Adresse de NetFlow Analyzer';
$_ADDONLANG['source_help_url'] = 'Avec https://, ou http:// pour une adresse IP de bouclage ou privée. Une autre '
    . 'adresse efface la clé enregistrée : saisissez la clé avec elle.';
$_ADDONLANG['source_auth'] = 'La clé est envoyée';
$_ADDONLANG['source_auth_header'] = 'en en-tête';
$_ADDONLANG['source_auth_query'] = 'dans l’adresse';
$_ADDONLANG['source_help_auth'] = 'Dans l’adresse uniquement pour les versions de NetFlow Analyzer antérieures à '
    . '128100 : des proxys peuvent la journaliser.';
$_ADDONLANG['source_time_zone'] = 'Fuseau horaire de son serveur';
$_ADDONLANG['source_help_time_zone'] = 'Nom de la base IANA, par exemple Europe/Berlin. Un fuseau erroné est '
    . 'détecté et aucun chiffre n’est repris.';
$_ADDONLANG['source_api_key'] = 'Clé API';
$_ADDONLANG['source_help_api_key'] = 'Clé de l’API REST de NetFlow Analyzer, enregistrée chiffrée et jamais '
    . 'réaffichée. Laissez vide pour garder celle qui est enregistrée.';
$_ADDONLANG['source_key_again'] = 'La clé n’est pas conservée dans cette page : saisissez-la de nouveau.';
$_ADDONLANG['source_key_stored'] = 'enregistrée';
$_ADDONLANG['source_key_none'] = 'non enregistrée';
$_ADDONLANG['source_key_none_advice'] = 'NetFlow Analyzer refuse les questions sans sa clé : saisissez-la '
    . 'ci-dessous.';
$_ADDONLANG['source_stored'] = 'Intégrité';
$_ADDONLANG['source_broken'] = 'La source a été modifiée hors de NetFlow Manager : rien n’est donc mesuré.';
$_ADDONLANG['source_broken_advice'] = 'Vérifiez les champs ci-dessous, saisissez de nouveau la clé et enregistrez.';
$_ADDONLANG['source_last_success'] = 'Dernier passage réussi';
$_ADDONLANG['source_never'] = 'Aucun pour l’instant : « netflow-manager collect » sur l’hôte de l’API s’en charge.';
$_ADDONLANG['source_last_failure'] = 'Dernier passage';
$_ADDONLANG['source_failure_unreachable'] = 'La source n’a pas répondu.';
$_ADDONLANG['source_failure_refused'] = 'La source a refusé la clé, ou l’adresse est celle d’autre chose.';
$_ADDONLANG['source_failure_unreadable'] = 'La réponse de la source n’a pas été comprise.';
$_ADDONLANG['source_failure_disagrees'] = 'Les chiffres de la source se contredisent : aucun n’a été repris.';
$_ADDONLANG['source_failure_advice'] = 'Testez la source ci-dessous et exécutez « netflow-manager check » sur '
    . 'l’hôte de l’API.';
$_ADDONLANG['source_scope'] = 'La clé API de ce module ne peut ni lire ni modifier la source du trafic : il lui '
    . 'manque la permission « admin ».';
$_ADDONLANG['source_scope_host'] = 'Si WHMCS ne doit pas avoir une telle clé, choisissez les fichiers de nfcapd '
    . 'sur l’hôte de l’API :';
$_ADDONLANG['groups_title'] = 'Groupes de la source';
$_ADDONLANG['groups_search'] = 'Partie du nom';
$_ADDONLANG['groups_find'] = 'Chercher un groupe de la source';
$_ADDONLANG['groups_failed'] = 'Les groupes ne peuvent pas être listés pour le moment ; vous pouvez saisir le nom.';
$_ADDONLANG['groups_none'] = 'Aucun groupe n’est connu : seul NetFlow Analyzer comme source en indique. Vous '
    . 'pouvez saisir le nom.';
$_ADDONLANG['groups_no_match'] = 'Aucun groupe de la source ne contient cela. Cherchez une partie plus courte ; un '
    . 'champ vide les liste tous.';
$_ADDONLANG['traffic_title'] = 'Le trafic tel que le client le voit';
$_ADDONLANG['traffic_nothing'] = 'Le client ne voit aucun trafic de ce service. Le lien ci-dessous dit pourquoi.';
$_ADDONLANG['traffic_usage_later'] = 'Les chiffres ne peuvent pas être affichés pour le moment. La page de l’état '
    . 'dit ce qui ne va pas.';
$_ADDONLANG['report_intro'] = 'Ce qui ne concorde pas entre les fiches d’accès et la source du trafic. Les listes '
    . 'montrent au plus 100 entrées.';
$_ADDONLANG['report_until'] = 'Les chiffres sont complets jusqu’à :';
$_ADDONLANG['report_nothing_yet'] = 'Rien n’a encore été collecté.';
$_ADDONLANG['report_none'] = 'Aucune source de trafic n’est connectée.';
$_ADDONLANG['report_clear'] = 'Rien trouvé.';
$_ADDONLANG['report_targets_missing'] = 'Fiches qui ne peuvent pas être mesurées';
$_ADDONLANG['report_targets_missing_help'] = 'La source n’a pas ce groupe, ou les adresses ne sont pas valides ou '
    . 'sortent des réseaux de cette installation.';
$_ADDONLANG['report_silent_services'] = 'Services sans trafic depuis 7 jours';
$_ADDONLANG['report_silent_services_help'] = 'Ils sont mesurés, et pas un octet n’a été vu. Le groupe et les '
    . 'adresses sont-ils ceux du service ?';
$_ADDONLANG['report_groups_without_record'] = 'Groupes sans fiche';
$_ADDONLANG['report_silent_exporters'] = 'Exportateurs muets';
$_ADDONLANG['report_silent_exporters_help'] = 'Ceux-ci envoyaient des flux et n’en envoient plus : leur trafic '
    . 'manque dans tous les chiffres.';
$_ADDONLANG['report_exporter'] = 'Exportateur';
$_ADDONLANG['report_last_slot'] = 'Derniers chiffres';
$_ADDONLANG['report_group_id'] = 'Identifiant dans la source';
$_ADDONLANG['report_groups_unknown'] = 'NetFlow Analyzer n’a pas encore indiqué ses groupes : ils ne sont pas '
    . 'comparés. Testez la source.';
$_ADDONLANG['report_shared_addresses'] = 'Adresses dans les fiches de plusieurs clients';
$_ADDONLANG['report_shared_addresses_help'] = 'Chacun de ces clients verrait le trafic des autres. Corrigez la '
    . 'fiche de celui qui n’a plus l’adresse.';
$_ADDONLANG['report_groups_without_record_help'] = 'Aucun service ne montre le trafic de ces groupes. Les '
    . 'propositions ci-dessous en contiennent peut-être certains.';
$_ADDONLANG['report_links'] = 'Propositions';
$_ADDONLANG['report_links_intro'] = 'Les adresses que les services ont dans WHMCS (IP dédiée, IP attribuées) sont '
    . 'comparées à la source. Un service ne reçoit une proposition que si rien n’est ambigu : avec NetFlow Analyzer, '
    . 'le seul groupe qui a toutes ses adresses ; avec nfdump, les adresses. Rien n’est modifié : téléchargez le '
    . 'fichier, puis vérifiez-le et importez-le.';
$_ADDONLANG['report_links_next'] = 'vérifier et importer ce fichier';
$_ADDONLANG['report_links_none'] = 'Il n’y a pas de proposition : pour aucun service, les adresses ne mènent à une '
    . 'seule réponse.';
$_ADDONLANG['report_links_patch'] = 'Télécharger : pour les fiches qui ne peuvent pas être mesurées';
$_ADDONLANG['report_links_create'] = 'Télécharger : pour les services sans fiche';
