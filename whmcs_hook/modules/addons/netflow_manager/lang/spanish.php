<?php

/**
 * Spanish texts of the addon. Names that begin with a colon are replaced.
 */

declare(strict_types=1);

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

// How the API calls this language
$_ADDONLANG['language'] = 'spanish';
$_ADDONLANG['language_tag'] = 'es';

// Admin pages: frame
$_ADDONLANG['tab_list'] = 'Registros de acceso';
$_ADDONLANG['tab_edit'] = 'Añadir / editar acceso';
$_ADDONLANG['tab_explain'] = '¿Por qué (no) se muestra?';
$_ADDONLANG['tab_rules'] = 'Reglas';
$_ADDONLANG['tab_import'] = 'Importar / exportar';
$_ADDONLANG['tab_usage_report'] = 'Tráfico';
$_ADDONLANG['tab_usage_source'] = 'Fuente del tráfico';
$_ADDONLANG['tab_settings'] = 'Ajustes';
$_ADDONLANG['tab_health'] = 'Estado';
$_ADDONLANG['role_refused'] = 'Su rol no puede usar NetFlow Manager. Los roles se eligen en Configuración del '
    . 'sistema > Módulos adicionales > NetFlow Manager > Configurar.';
$_ADDONLANG['outcome_unknown'] = 'No se sabe si el cambio se ha hecho. Vuelva a cargar la página y compruébelo.';
$_ADDONLANG['api_unreachable'] = 'No se puede acceder a NetFlow Manager:';
$_ADDONLANG['form_expired'] = 'No se ha cambiado nada: el formulario era demasiado antiguo o no venía de esta '
    . 'página. Abra la página de nuevo y repítalo.';

// Why a call to the API has no valid answer
$_ADDONLANG['failure_timeout'] = 'No ha llegado ninguna respuesta a tiempo.';
$_ADDONLANG['failure_dns'] = 'No se puede resolver el nombre de host de la dirección de la API.';
$_ADDONLANG['failure_refused'] = 'Nadie acepta conexiones en la dirección de la API o un cortafuegos las rechaza.';
$_ADDONLANG['failure_tls'] = 'No se ha podido establecer la conexión cifrada (TLS).';
$_ADDONLANG['failure_certificate'] = 'No se puede verificar el certificado de la API: ha caducado, es para otro nombre'
    . ' o aquí no se conoce a su emisor.';
$_ADDONLANG['failure_nothing'] = 'La conexión se ha cerrado sin respuesta.';
$_ADDONLANG['failure_broken'] = 'La conexión se ha interrumpido.';
$_ADDONLANG['failure_connection'] = 'La conexión ha fallado (cURL :reason).';
$_ADDONLANG['failure_curl'] = 'A PHP le falta la extensión curl o una de sus funciones está desactivada.';
$_ADDONLANG['failure_paused'] = 'La API ha fallado y no se le pregunta durante un rato.';
$_ADDONLANG['failure_key'] = 'La API no acepta la clave (401).';
$_ADDONLANG['failure_key_paused'] = 'La API acaba de rechazar la clave y no se le pregunta durante un minuto.';
$_ADDONLANG['failure_scope'] = 'A la clave le falta el permiso :scope (403).';
$_ADDONLANG['failure_scope_unknown'] = 'A la clave le falta un permiso para esta llamada (403).';
$_ADDONLANG['failure_size'] = 'Un servidor web entre WHMCS y la API ha rechazado el tamaño de la petición (estado'
    . ' :status). Aumente allí client_max_body_size (nginx) o LimitRequestBody (Apache).';
$_ADDONLANG['failure_path'] = 'Un servidor web entre WHMCS y la API no conoce esta dirección (:method, estado'
    . ' :status). ¿Es correcta la ruta en la dirección de la API?';
$_ADDONLANG['failure_passage'] = 'Un servidor web o un cortafuegos entre WHMCS y la API ha rechazado :method (estado'
    . ' :status). Deje pasar allí GET, POST, PUT, PATCH, DELETE y estos tipos de medios: application/json,'
    . ' application/merge-patch+json, text/csv, application/x-ndjson (los dos últimos con Content-Encoding: gzip).';
$_ADDONLANG['failure_between'] = 'Un servidor web entre WHMCS y la API ha respondido a :method con el estado :status.'
    . ' ¿Llega al servicio, y la dirección de la API no necesita redirección?';
$_ADDONLANG['failure_large'] = 'La respuesta es demasiado grande.';
$_ADDONLANG['failure_cut'] = 'La respuesta se ha interrumpido.';
$_ADDONLANG['failure_not_json'] = 'La respuesta no es JSON: puede que otro programa escuche en esta dirección.';
$_ADDONLANG['failure_incomplete'] = 'La respuesta no es JSON completo y válido.';
$_ADDONLANG['failure_no_file'] = 'La respuesta no es un archivo: puede que otro programa escuche en esta dirección.';
$_ADDONLANG['failure_other'] = 'La respuesta se refiere a otro servicio o cliente.';
$_ADDONLANG['failure_other_service'] = 'La respuesta se refiere a otro servicio.';
$_ADDONLANG['failure_member_missing'] = 'En la respuesta falta el campo :name.';
$_ADDONLANG['failure_member_type'] = 'El campo :name de la respuesta tiene otro tipo.';
$_ADDONLANG['failure_no_etag'] = 'La respuesta no tiene ETag.';

// Admin pages: list, form, delete, history, rotation
$_ADDONLANG['field_enabled'] = 'Activado';
$_ADDONLANG['field_service_id'] = 'Servicio';
$_ADDONLANG['field_errors'] = 'Motivo';
$_ADDONLANG['field_product_id'] = 'Producto';
$_ADDONLANG['field_client_id'] = 'Cliente';
$_ADDONLANG['field_reuse_login_from'] = 'Acceso existente';
$_ADDONLANG['field_netflow_url'] = 'URL de NetFlow';
$_ADDONLANG['field_username'] = 'Usuario';
$_ADDONLANG['field_password'] = 'Contraseña';
$_ADDONLANG['field_clear_password'] = 'Borrar la contraseña guardada';
$_ADDONLANG['field_needs_review'] = 'Por revisar';
$_ADDONLANG['review_owner_changed'] = 'pasado a otro cliente';
$_ADDONLANG['field_group'] = 'Grupo de NetFlow';
$_ADDONLANG['field_ip_address'] = 'Dirección IP';
$_ADDONLANG['field_notes'] = 'Notas';
$_ADDONLANG['field_service_status'] = 'Estado del servicio';
$_ADDONLANG['yes'] = 'sí';
$_ADDONLANG['no'] = 'no';
$_ADDONLANG['cancel'] = 'Cancelar';
$_ADDONLANG['back_to_list'] = 'Volver a la lista';
$_ADDONLANG['service_missing'] = 'no está en WHMCS';
$_ADDONLANG['record_none'] = 'Este servicio no tiene registro de acceso.';
$_ADDONLANG['record_broken'] = 'sello roto';
$_ADDONLANG['record_broken_help'] = 'El registro se modificó fuera de NetFlow Manager. Ni los clientes ni los '
    . 'correos lo ven.';
$_ADDONLANG['record_moved'] = 'otro propietario';
$_ADDONLANG['record_moved_help'] = 'El servicio pertenece ahora a otro cliente. Ninguno de los dos clientes ve el '
    . 'registro.';
$_ADDONLANG['record_review'] = 'por revisar';
$_ADDONLANG['record_review_help'] = 'El servicio ha pasado a otro cliente. El acceso del cliente anterior se '
    . 'eliminó; introduzca uno nuevo.';
$_ADDONLANG['notice_record_saved'] = 'El registro de acceso se ha guardado.';
$_ADDONLANG['notice_record_unchanged'] = 'El registro de acceso ya es como usted quiere: no había nada que cambiar.';
$_ADDONLANG['notice_record_deleted'] = 'El registro de acceso se ha eliminado.';
$_ADDONLANG['notice_record_gone'] = 'El registro de acceso ya no existe: otra persona lo ha eliminado.';
$_ADDONLANG['list_rotate'] = 'Cambiar un acceso compartido';
$_ADDONLANG['list_pages'] = 'Páginas de la lista';
$_ADDONLANG['list_total'] = 'Registros: :count';
$_ADDONLANG['list_total_more'] = 'Registros: más de :count';
$_ADDONLANG['list_per_page'] = 'Por página:';
$_ADDONLANG['list_sort'] = 'Ordenar por:';
$_ADDONLANG['list_first_page'] = '« Primera página';
$_ADDONLANG['list_next_page'] = 'Página siguiente »';
$_ADDONLANG['list_search'] = 'Buscar';
$_ADDONLANG['list_clear'] = 'Limpiar';
$_ADDONLANG['list_all'] = 'Mostrar todos los registros';
$_ADDONLANG['list_any'] = 'Cualquiera';
$_ADDONLANG['list_disabled'] = 'Desactivado';
$_ADDONLANG['list_filter_q'] = 'Búsqueda';
$_ADDONLANG['list_filter_client'] = 'Cliente';
$_ADDONLANG['list_hint_q'] = 'Usuario, grupo, IP, notas, dominio, cliente';
$_ADDONLANG['list_hint_client'] = 'Nombre, empresa o ID';
$_ADDONLANG['list_filter_ip'] = 'Incluye la dirección IP';
$_ADDONLANG['list_filter_client_id'] = 'ID de cliente';
$_ADDONLANG['list_filter_enabled'] = 'Activado';
$_ADDONLANG['list_filter_needs_review'] = 'Revisión';
$_ADDONLANG['list_column_service'] = 'Servicio';
$_ADDONLANG['list_column_client'] = 'Cliente';
$_ADDONLANG['list_column_login'] = 'Acceso';
$_ADDONLANG['list_column_group_ip'] = 'Grupo / IP';
$_ADDONLANG['list_column_changed'] = 'Modificado';
$_ADDONLANG['list_column_state'] = 'Estado del acceso';
$_ADDONLANG['list_column_actions'] = 'Acciones';
$_ADDONLANG['list_has_password'] = 'contraseña guardada';
$_ADDONLANG['list_edit'] = 'Editar';
$_ADDONLANG['list_history'] = 'Historial';
$_ADDONLANG['list_explain'] = '¿Por qué (no) se muestra?';
$_ADDONLANG['list_delete'] = 'Eliminar';
$_ADDONLANG['list_nothing_found'] = 'Ningún registro de acceso coincide.';
$_ADDONLANG['list_clients_none'] = 'Ningún cliente de WHMCS coincide. Introduzca una parte del nombre o de la'
    . ' empresa, o el ID del cliente.';
$_ADDONLANG['list_clients_unreadable'] = 'En este momento no se pueden leer los clientes de WHMCS. Introduzca en su'
    . ' lugar el ID del cliente.';
$_ADDONLANG['list_clients_more'] = 'Coinciden muchos clientes: escriba más del nombre. La lista solo contiene los'
    . ' registros de este número de clientes: :count.';
$_ADDONLANG['list_others'] = 'Servicios de WHMCS que coinciden';
$_ADDONLANG['list_others_help'] = 'Elija uno para añadir o editar su registro de acceso.';
$_ADDONLANG['list_empty'] = 'Ningún servicio tiene todavía acceso a NetFlow';
$_ADDONLANG['list_begin_1'] = 'Cree o confirme el usuario, el grupo o el grupo de IP del cliente en NetFlow '
    . 'Analyzer.';
$_ADDONLANG['list_begin_2'] = 'Haga clic en «Añadir / editar acceso» y seleccione el servicio de WHMCS del cliente.';
$_ADDONLANG['list_begin_3'] = 'Introduzca la URL de NetFlow, el usuario, la contraseña, el grupo y la dirección IP, '
    . 'y guarde el registro.';
$_ADDONLANG['list_begin_4'] = 'Compruebe la página del producto del cliente en WHMCS: muestra la sección «Uso de la '
    . 'red».';
$_ADDONLANG['list_begin_import'] = 'Muchos registros a la vez se cargan desde un archivo:';
$_ADDONLANG['choose_title'] = 'Seleccionar un servicio';
$_ADDONLANG['choose_hint'] = 'Dominio, cliente, correo, dirección IP o ID';
$_ADDONLANG['choose_help'] = 'Busque por ID de servicio, dominio, dirección IP, o por nombre, empresa o correo del '
    . 'cliente.';
$_ADDONLANG['choose_none'] = 'Ningún servicio de WHMCS coincide. Pruebe con una parte del dominio o con el apellido '
    . 'del cliente.';
$_ADDONLANG['choose_some'] = 'Servicios que coinciden: :count. Elija con las teclas de flecha.';
$_ADDONLANG['choose_more'] = 'Puede haber más: escriba algo más para acotar la búsqueda.';
$_ADDONLANG['choose_back'] = 'Volver al formulario';
$_ADDONLANG['edit_title'] = 'Editar acceso';
$_ADDONLANG['edit_title_new'] = 'Añadir acceso';
$_ADDONLANG['edit_enabled'] = 'El acceso a NetFlow está activo para este servicio';
$_ADDONLANG['edit_other_service'] = 'Seleccionar otro servicio';
$_ADDONLANG['edit_service_number'] = 'o su ID';
$_ADDONLANG['edit_help_client_id'] = 'El propietario del servicio, detectado automáticamente.';
$_ADDONLANG['edit_help_netflow_url'] = 'Dirección de acceso a NetFlow Analyzer. Déjela en blanco para usar la '
    . 'predeterminada: :default';
$_ADDONLANG['edit_help_netflow_url_unknown'] = 'Dirección de acceso a NetFlow Analyzer. Déjela en blanco para usar '
    . 'la predeterminada de los ajustes.';
$_ADDONLANG['edit_help_username'] = 'El usuario de NetFlow Analyzer que utiliza el cliente.';
$_ADDONLANG['edit_help_password'] = 'Se guarda cifrada, para los correos de bienvenida. Déjela en blanco para '
    . 'conservar la guardada.';
$_ADDONLANG['edit_help_password_new'] = 'Se guarda cifrada, para los correos de bienvenida.';
$_ADDONLANG['edit_password_stored'] = 'Hay una contraseña guardada';
$_ADDONLANG['edit_password_since'] = 'desde';
$_ADDONLANG['edit_password_foreign'] = 'Está guardada la contraseña del propietario anterior';
$_ADDONLANG['edit_help_password_moved'] = 'Se guarda cifrada, para los correos de bienvenida. La contraseña del '
    . 'propietario anterior se elimina al guardar.';
$_ADDONLANG['edit_password_none'] = 'No hay ninguna contraseña guardada';
$_ADDONLANG['edit_password_unknown'] = 'Ahora no se puede leer si hay una contraseña guardada';
$_ADDONLANG['edit_clear_password'] = 'Eliminar la contraseña guardada';
$_ADDONLANG['edit_help_group'] = 'El grupo, grupo de IP, interfaz, cliente o etiqueta de facturación del cliente en '
    . 'NetFlow Analyzer.';
$_ADDONLANG['edit_help_ip_address'] = 'La dirección IP o la subred enrutada por la que se reconoce el tráfico del '
    . 'cliente. Separe varias con comas o espacios.';
$_ADDONLANG['edit_offer'] = 'Direcciones de este servicio:';
$_ADDONLANG['edit_without_login'] = 'Este registro no tiene nombre de usuario ni contraseña: el cliente no ve datos'
    . ' de acceso, y ambos campos quedan vacíos en los correos.';
$_ADDONLANG['edit_mistaken_address'] = 'Parece una dirección IP, pero no todo es una dirección o subred válida. Se '
    . 'conserva como nombre: una búsqueda por dirección no lo encuentra.';
$_ADDONLANG['edit_help_notes'] = 'Solo para el personal. Los clientes nunca las ven.';
$_ADDONLANG['edit_save'] = 'Guardar';
$_ADDONLANG['edit_no_service'] = 'Seleccione el servicio.';
$_ADDONLANG['edit_no_such_service'] = 'WHMCS no tiene ningún servicio con este ID.';
$_ADDONLANG['edit_no_service_id'] = 'Esto no es un ID de servicio: un ID de servicio es un número entero, por ejemplo '
    . '1234.';
$_ADDONLANG['edit_link_wrong'] = 'No se ha encontrado el servicio de este enlace.';
$_ADDONLANG['edit_other_client'] = 'El servicio pertenece al cliente :id. Un registro es siempre para el '
    . 'propietario del servicio.';
$_ADDONLANG['edit_not_text'] = 'Contiene caracteres que no se pueden leer. Escríbalo de nuevo.';
$_ADDONLANG['edit_refused_clear_password'] = 'Escriba una contraseña nueva o elimine la guardada: ambas cosas a la '
    . 'vez no tienen sentido.';
$_ADDONLANG['edit_url_login_dropped'] = 'Es posible que la dirección incluyera un acceso y no se ha conservado como la '
    . 'escribió: revísela y escríbala sin el acceso.';
$_ADDONLANG['edit_not_saved'] = 'El registro no se ha guardado.';
$_ADDONLANG['edit_unknown'] = 'No se sabe si el registro se ha guardado.';
$_ADDONLANG['edit_outage_unsaved'] = 'No se ha guardado nada. Lo que escribió está abajo, salvo las contraseñas: '
    . 'guárdelo de nuevo cuando se haya resuelto la causa.';
$_ADDONLANG['edit_outage_unknown'] = 'Lo que escribió está abajo, salvo las contraseñas. Cuando se haya resuelto la '
    . 'causa, mire el registro y guárdelo de nuevo si le falta algo: un registro que ha cambiado desde que lo abrió '
    . 'no se sobrescribe sin avisar.';
$_ADDONLANG['edit_health'] = 'Qué falla y qué hacer: la página Estado';
$_ADDONLANG['edit_exists'] = 'El registro no se ha guardado: este servicio ya tiene un registro de acceso.';
$_ADDONLANG['edit_exists_open'] = 'Abrir el registro guardado en una pestaña nueva';
$_ADDONLANG['edit_outdated'] = 'El registro no se ha guardado: ha cambiado desde que lo abrió.';
$_ADDONLANG['edit_outdated_help'] = 'Lo que escribió está abajo. Donde el registro guardado es distinto, su valor '
    . 'aparece debajo del campo. Si guarda de nuevo, se sustituye.';
$_ADDONLANG['edit_outdated_deleted'] = 'Alguien lo ha eliminado. Lo que escribió está abajo. Si guarda de nuevo, se '
    . 'vuelve a crear.';
$_ADDONLANG['edit_outdated_unread'] = 'Ahora no se puede leer cómo está. Lo que escribió está abajo, salvo las '
    . 'contraseñas.';
$_ADDONLANG['edit_stored_enabled'] = 'Guardado ahora: activado';
$_ADDONLANG['edit_stored_disabled'] = 'Guardado ahora: desactivado';
$_ADDONLANG['edit_stored_now'] = 'Guardado ahora: :value';
$_ADDONLANG['edit_password_again'] = 'La contraseña no se conserva en esta página: escríbala de nuevo.';
$_ADDONLANG['edit_moved'] = 'Este servicio ha pasado del cliente #:old al #:new. Al guardar, el registro se asigna '
    . 'al nuevo propietario y se elimina el acceso anterior: URL, usuario y contraseña. Introduzca el acceso del '
    . 'nuevo propietario.';
$_ADDONLANG['edit_review'] = 'Este servicio ha pasado a otro cliente. La URL, el usuario y la contraseña del '
    . 'cliente anterior se eliminaron, y el registro se desactivó. Introduzca el acceso del nuevo cliente, marque '
    . '«Activado» y guarde. Guardar, aun sin cambios, pone fin a este aviso.';
$_ADDONLANG['edit_kept_of_former'] = 'El grupo, la dirección IP y las notas siguen siendo los del cliente anterior: compruébelos.';
$_ADDONLANG['edit_broken'] = 'Este registro se modificó fuera de NetFlow Manager, por eso ni los clientes ni los '
    . 'correos lo ven. Revise todos los campos. Para sustituirlo, escriba la contraseña de nuevo o marque «Borrar '
    . 'la contraseña guardada».';
$_ADDONLANG['edit_orphan'] = 'WHMCS ya no tiene este servicio, así que el registro no se puede guardar. Puede '
    . 'eliminarlo:';
$_ADDONLANG['reuse_none'] = 'Ninguno: introduzca un acceso abajo';
$_ADDONLANG['reuse_login'] = ':username en :url (servicio :services), con contraseña';
$_ADDONLANG['reuse_login_since'] = ':username en :url (servicio :services), con la contraseña puesta el :at';
$_ADDONLANG['reuse_login_no_password'] = ':username en :url (servicio :services), sin contraseña';
$_ADDONLANG['reuse_login_chosen'] = 'El acceso del servicio #:service, que usted eligió';
$_ADDONLANG['edit_help_reuse'] = 'La URL, el usuario y la contraseña se toman de ese registro. La contraseña no sale'
    . ' de la API de NetFlow Manager.';
$_ADDONLANG['password_show'] = 'Mostrar';
$_ADDONLANG['password_hide'] = 'Ocultar';
$_ADDONLANG['password_generate'] = 'Generar una contraseña';
$_ADDONLANG['password_generated'] = 'Hay una contraseña nueva en ambos campos. Cópiela en NetFlow Analyzer antes de '
    . 'salir de esta página.';
$_ADDONLANG['saved_next'] = 'Qué hacer ahora';
$_ADDONLANG['saved_product_page'] = 'Ver la página del producto del cliente';
$_ADDONLANG['saved_product_page_help'] = 'Para ver la página del producto, use primero «Iniciar sesión como '
    . 'propietario» en el resumen del cliente:';
$_ADDONLANG['saved_another'] = 'Añadir acceso a otro servicio';
$_ADDONLANG['delete_title'] = '¿Eliminar este registro de acceso?';
$_ADDONLANG['delete_outdated'] = 'El registro no se ha eliminado: ha cambiado desde que lo abrió. Revíselo de nuevo.';
$_ADDONLANG['delete_consequence'] = 'El cliente deja de ver el uso de la red, los correos no llevan datos de '
    . 'NetFlow y la contraseña guardada se pierde. El usuario en NetFlow Analyzer permanece. Para retirar el acceso '
    . 'solo por un tiempo, edite el registro y desmarque «Activado».';
$_ADDONLANG['delete_confirm'] = 'Eliminar el registro';
$_ADDONLANG['history_choose'] = 'Abra el historial de un registro desde la lista.';
$_ADDONLANG['history_empty'] = 'No ha ocurrido nada con el registro de acceso de este servicio.';
$_ADDONLANG['history_column_at'] = 'Cuándo';
$_ADDONLANG['history_column_who'] = 'Quién';
$_ADDONLANG['history_column_what'] = 'Qué';
$_ADDONLANG['history_key'] = 'con la clave «:name»';
$_ADDONLANG['history_reason'] = 'Motivo: :reason';
$_ADDONLANG['history_blank'] = '(en blanco)';
$_ADDONLANG['history_to'] = 'cambiado a';
$_ADDONLANG['history_password_set'] = 'se estableció';
$_ADDONLANG['history_password_changed'] = 'se cambió';
$_ADDONLANG['history_password_cleared'] = 'se eliminó';
$_ADDONLANG['history_record_created'] = 'Registro creado';
$_ADDONLANG['history_record_provisioned'] = 'Registro creado por la regla del producto';
$_ADDONLANG['history_record_provisioning_failed'] = 'La regla del producto no pudo crear un registro';
$_ADDONLANG['history_record_updated'] = 'Registro modificado';
$_ADDONLANG['history_record_deleted'] = 'Registro eliminado';
$_ADDONLANG['history_record_accepted'] = 'Registro aceptado tal como se encontró';
$_ADDONLANG['history_password_revealed'] = 'Contraseña mostrada al personal';
$_ADDONLANG['history_password_shown_to_client'] = 'Contraseña mostrada al cliente';
$_ADDONLANG['history_login_rotated'] = 'Acceso compartido cambiado';
$_ADDONLANG['history_client_merged'] = 'Cliente fusionado con otro';
$_ADDONLANG['history_service_owner_changed'] = 'Servicio trasladado a otro cliente';
$_ADDONLANG['history_service_terminated'] = 'Servicio terminado';
$_ADDONLANG['history_service_suspended'] = 'Servicio suspendido';
$_ADDONLANG['history_service_unsuspended'] = 'Servicio reactivado';
$_ADDONLANG['history_service_missing'] = 'El servicio ya no está en WHMCS';
$_ADDONLANG['history_service_status_changed'] = 'Estado del servicio cambiado';
$_ADDONLANG['rotate_about'] = 'Varios servicios de un cliente pueden usar el mismo acceso de NetFlow. Cambie aquí '
    . 'su contraseña una sola vez, para todos. Cámbiela también en NetFlow Analyzer: esta página no puede hacerlo.';
$_ADDONLANG['rotate_client_help'] = 'El número del cliente en WHMCS.';
$_ADDONLANG['rotate_client_wrong'] = 'Introduzca el número de un cliente.';
$_ADDONLANG['rotate_show'] = 'Mostrar los accesos';
$_ADDONLANG['rotate_no_logins'] = 'Ningún registro de acceso de este cliente tiene usuario y contraseña.';
$_ADDONLANG['rotate_reaches'] = 'La nueva contraseña se guarda en los registros de estos servicios:';
$_ADDONLANG['rotate_disagree'] = 'Estos registros tienen ahora contraseñas distintas. Después, todos tendrán la '
    . 'nueva.';
$_ADDONLANG['rotate_has_none'] = 'ahora sin contraseña';
$_ADDONLANG['rotate_new_password'] = 'Nueva contraseña';
$_ADDONLANG['rotate_new_password_again'] = 'Repita la nueva contraseña';
$_ADDONLANG['rotate_not_the_same'] = 'Las dos contraseñas son distintas. Escriba ambas de nuevo.';
$_ADDONLANG['rotate_new_username'] = 'Nuevo usuario';
$_ADDONLANG['rotate_new_username_help'] = 'Déjelo en blanco para conservar el usuario.';
$_ADDONLANG['rotate_submit'] = 'Cambiar el acceso';
$_ADDONLANG['rotate_not_done'] = 'No se ha cambiado nada.';
$_ADDONLANG['rotate_done'] = 'El acceso se ha cambiado. Registros cambiados: :count.';
$_ADDONLANG['rotate_done_next'] = 'Establezca la misma contraseña en NetFlow Analyzer.';
$_ADDONLANG['rotate_records'] = 'Registros de este cliente';
$_ADDONLANG['rotate_had_none'] = 'antes no tenía contraseña';
$_ADDONLANG['rotate_had_none_help'] = 'Donde antes no había ninguna, los correos de esos servicios pueden llevar '
    . 'desde ahora una contraseña.';
$_ADDONLANG['rotate_next_tell'] = 'Avise al cliente: no se ha enviado nada.';
$_ADDONLANG['rotate_next_mail'] = 'Envíe un correo que lleve el acceso:';
$_ADDONLANG['rotate_next_all'] = 'Enviar los datos de todos: :count';
$_ADDONLANG['rotate_next_mail_help'] = 'Qué plantillas de correo lo llevan:';
$_ADDONLANG['rotate_next_disabled'] = 'Los correos sobre estos servicios no llevan el acceso, porque sus registros '
    . 'están desactivados: :services';
$_ADDONLANG['rotate_next_page'] = 'Si «Página de contraseña para el propietario» está activada en los ajustes, el '
    . 'cliente encuentra la nueva contraseña también en el área de clientes, en cada servicio cuya sección se muestra '
    . 'allí.';

// Admin pages: settings, import, export, explanation
$_ADDONLANG['settings'] = 'Ajustes';
$_ADDONLANG['settings_intro'] = 'Estos ajustes se aplican a todos los servicios de este WHMCS y surten efecto '
    . 'en cinco segundos. El registro de auditoría dice quién cambió qué.';
$_ADDONLANG['settings_page'] = 'Sección «Uso de la red»';
$_ADDONLANG['settings_passwords'] = 'Contraseñas';
$_ADDONLANG['settings_lifecycle'] = 'Servicios terminados';
$_ADDONLANG['settings_usage'] = 'Tráfico';
$_ADDONLANG['settings_save'] = 'Guardar cambios';
$_ADDONLANG['settings_not_saved'] = 'No se ha guardado nada.';
$_ADDONLANG['settings_wrong'] = 'No se ha guardado nada. Cada error se indica junto a su campo.';
$_ADDONLANG['settings_outdated'] = 'No se ha guardado nada: otra persona ha cambiado los mismos ajustes desde que '
    . 'abrió esta página. Lo que eligió está abajo y el valor guardado ahora aparece debajo del campo. Si guarda de '
    . 'nuevo, se sustituye.';
$_ADDONLANG['settings_broken'] = 'Los ajustes guardados se modificaron directamente en la base de datos y se'
    . ' ignoran: ningún cliente ve la sección, y los correos no llevan datos de NetFlow. Abajo están los valores'
    . ' predeterminados; revíselos y guárdelos.';
$_ADDONLANG['notice_settings_saved'] = 'Los ajustes se han guardado.';
$_ADDONLANG['notice_settings_unchanged'] = 'No hay cambios que guardar.';
$_ADDONLANG['setting_client_area_enabled'] = 'Mostrar a los clientes la sección «Uso de la red»';
$_ADDONLANG['setting_client_area_enabled_help'] = 'Desactivado, se oculta en todas las páginas de producto. Los '
    . 'correos no se ven afectados.';
$_ADDONLANG['setting_visible_statuses'] = 'Para los servicios en estado';
$_ADDONLANG['setting_visible_statuses_help'] = 'Un servicio en otro estado no muestra la sección.';
$_ADDONLANG['setting_visible_statuses_none'] = 'No hay ningún estado marcado: ningún cliente ve la sección, sea '
    . 'cual sea el estado del servicio.';
$_ADDONLANG['setting_default_netflow_url'] = 'URL de NetFlow predeterminada';
$_ADDONLANG['setting_default_netflow_url_help'] = 'La usa todo registro que no tiene una URL propia.';
$_ADDONLANG['setting_show'] = 'Mostrar:';
$_ADDONLANG['setting_show_help'] = 'Se muestra si el registro tiene un valor.';
$_ADDONLANG['setting_section_title'] = 'Título de la sección';
$_ADDONLANG['setting_section_title_help'] = 'Déjelo vacío para «Uso de la red» en el idioma de cada cliente.';
$_ADDONLANG['setting_button_label'] = 'Texto del botón';
$_ADDONLANG['setting_button_label_help'] = 'Déjelo vacío para el texto habitual en el idioma de cada cliente.';
$_ADDONLANG['setting_show_password'] = 'Mostrar la contraseña en la página del producto';
$_ADDONLANG['setting_show_password_warning'] = 'Normalmente, déjelo desactivado. Quien ve la página ve entonces la '
    . 'contraseña: los usuarios del cliente que pueden ver las contraseñas de los productos, el personal que entra '
    . 'como el cliente y cualquiera que mire por encima de su hombro. Los demás usuarios del cliente no ven '
    . 'entonces la sección.';
$_ADDONLANG['setting_email_password'] = 'Contraseña en los correos';
$_ADDONLANG['setting_email_password_include'] = 'Incluirla ({$netflow_password})';
$_ADDONLANG['setting_email_password_omit'] = 'Omitirla ({$netflow_password} queda vacío)';
$_ADDONLANG['setting_email_password_help'] = 'Los proveedores de correo guardan los mensajes, y el área de clientes '
    . 'los lista.';
$_ADDONLANG['setting_client_password_page'] = 'Página de contraseña para el propietario';
$_ADDONLANG['setting_client_password_page_help'] = 'El cliente propietario del servicio puede ver la contraseña en '
    . 'una página propia, con un clic. Cada vez consta en el registro de auditoría. Los correos pueden llevar '
    . 'entonces un enlace en lugar de la contraseña.';
$_ADDONLANG['setting_on_terminate'] = 'Cuando se termina un servicio';
$_ADDONLANG['setting_on_terminate_disable'] = 'Desactivar su registro';
$_ADDONLANG['setting_on_terminate_delete'] = 'Eliminar su registro';
$_ADDONLANG['setting_on_terminate_keep'] = 'Conservar su registro tal como está';
$_ADDONLANG['setting_on_terminate_help'] = 'La cuenta en NetFlow Analyzer nunca se toca.';
$_ADDONLANG['setting_show_usage'] = 'Mostrar a los clientes el tráfico de sus servicios';
$_ADDONLANG['setting_show_usage_help'] = 'Un gráfico y cifras, si hay una fuente de tráfico configurada.';
$_ADDONLANG['setting_usage_time_zone'] = 'Zona horaria';
$_ADDONLANG['setting_usage_time_zone_help'] = 'Nombre de la base de datos IANA, por ejemplo Europe/Madrid. Los días,'
    . ' los meses y las horas son los de esta zona.';
$_ADDONLANG['setting_usage_cycle'] = 'Ciclo de facturación';
$_ADDONLANG['setting_usage_cycle_calendar_month'] = 'El mes natural';
$_ADDONLANG['setting_usage_cycle_due_day'] = 'Cada mes desde el día de vencimiento del servicio';
$_ADDONLANG['setting_usage_cycle_help'] = 'La facturación de excedentes de WHMCS cuenta meses naturales.';
$_ADDONLANG['setting_usage_percentile'] = 'Percentil 95';
$_ADDONLANG['setting_usage_percentile_higher'] = 'El mayor de entrada y salida';
$_ADDONLANG['setting_usage_percentile_pooled'] = 'De entrada y salida en una sola lista';
$_ADDONLANG['setting_usage_percentile_sum'] = 'De la suma de entrada y salida';
$_ADDONLANG['setting_usage_percentile_in'] = 'Solo entrada';
$_ADDONLANG['setting_usage_percentile_out'] = 'Solo salida';
$_ADDONLANG['setting_usage_percentile_help'] = 'Elija el método con el que se hacen sus facturas.';
$_ADDONLANG['setting_usage_sum_days'] = 'Días que se conservan los valores de cinco minutos';
$_ADDONLANG['setting_usage_sum_days_help'] = 'De 35 a 400. Solo con ellos hay gráfico y percentil 95.';
$_ADDONLANG['setting_usage_total_days'] = 'Días que se conservan los totales diarios';
$_ADDONLANG['setting_usage_total_days_help'] = 'De 35 a 1100, y no menos que los valores de cinco minutos.';
$_ADDONLANG['status_pending'] = 'Pendiente';
$_ADDONLANG['status_active'] = 'Activo';
$_ADDONLANG['status_suspended'] = 'Suspendido';
$_ADDONLANG['status_terminated'] = 'Terminado';
$_ADDONLANG['status_cancelled'] = 'Cancelado';
$_ADDONLANG['status_fraud'] = 'Fraude';
$_ADDONLANG['status_completed'] = 'Completado';
$_ADDONLANG['settings_scope'] = 'La clave de API de este módulo no puede leer ni cambiar los ajustes: le falta el '
    . 'permiso «admin».';
$_ADDONLANG['settings_scope_why'] = 'Las claves con este permiso se crean solo en el servidor de la API, nunca por '
    . 'la red. Todas las demás páginas funcionan sin él, y lo que está ajustado sigue vigente.';
$_ADDONLANG['settings_scope_make'] = 'En el servidor de la API, cree una clave con todos los permisos que usa el '
    . 'módulo:';
$_ADDONLANG['settings_scope_enter'] = 'Introdúzcala en Configuración del sistema > Módulos adicionales > NetFlow '
    . 'Manager > Configurar.';
$_ADDONLANG['settings_scope_revoke'] = 'Revoque la clave anterior: «netflow-manager key list» muestra su ID, '
    . '«netflow-manager key revoke ID» la anula.';
$_ADDONLANG['settings_scope_host'] = 'Si WHMCS no debe tener una clave así, cambie los ajustes en el servidor, con '
    . 'una clave que tenga el permiso «admin» y permanezca allí («netflow-manager key create --name host --scope '
    . 'admin»):';
$_ADDONLANG['import'] = 'Importar';
$_ADDONLANG['import_intro'] = 'Guarda muchos registros a la vez: todas las filas del archivo o, si alguna no sirve, '
    . 'ninguna. Compruebe primero el archivo; una comprobación no cambia nada.';
$_ADDONLANG['import_file'] = 'Archivo CSV o NDJSON';
$_ADDONLANG['import_largest'] = 'Este servidor acepta archivos de hasta :size MB (PHP: upload_max_filesize, '
    . 'post_max_size). Mayores: «netflow-manager import FILE» en el servidor de la API.';
$_ADDONLANG['import_not_kept'] = 'El archivo puede contener contraseñas, por eso no se conserva aquí: para la '
    . 'importación se envía otra vez.';
$_ADDONLANG['import_mode'] = 'Los servicios que ya tienen un registro';
$_ADDONLANG['import_mode_upsert'] = 'se sustituyen por la fila. Las columnas que faltan en el archivo quedan vacías,'
    . ' el registro se activa y la contraseña se conserva.';
$_ADDONLANG['import_mode_create'] = 'son un error';
$_ADDONLANG['import_mode_patch'] = 'se modifican con la fila, solo en las columnas que tiene el archivo; una celda vacía borra un '
    . 'texto, pero nunca la contraseña. Los servicios sin registro son un error';
$_ADDONLANG['import_check'] = 'Comprobar (no cambia nada)';
$_ADDONLANG['import_apply'] = 'Importar ahora';
$_ADDONLANG['import_apply_help'] = 'Si su navegador no conserva el archivo después de la comprobación, elija de '
    . 'nuevo el mismo archivo y pulse «Importar ahora». Se rechaza un archivo distinto del comprobado.';
$_ADDONLANG['import_again'] = 'Pulse ahora «Importar ahora»; elija de nuevo el mismo archivo si el navegador no lo '
    . 'conservó.';
$_ADDONLANG['import_good_checked'] = 'El archivo se puede importar. Todavía no se ha cambiado nada.';
$_ADDONLANG['import_good_applied'] = 'El archivo se ha importado.';
$_ADDONLANG['import_bad_checked'] = 'Filas que no sirven: :count. Importar este archivo no cambiaría nada.';
$_ADDONLANG['import_bad_applied'] = 'No se ha importado nada. Filas que no sirven: :count.';
$_ADDONLANG['import_rows'] = 'Filas del archivo';
$_ADDONLANG['import_created_checked'] = 'Registros que serían nuevos';
$_ADDONLANG['import_created_applied'] = 'Registros nuevos';
$_ADDONLANG['import_updated_checked'] = 'Registros que cambiarían';
$_ADDONLANG['import_updated_applied'] = 'Registros modificados';
$_ADDONLANG['import_unchanged_checked'] = 'Registros que quedarían como están';
$_ADDONLANG['import_unchanged_applied'] = 'Registros sin cambios';
$_ADDONLANG['import_errors'] = 'Los valores nunca se repiten aquí: mire la línea en su archivo.';
$_ADDONLANG['import_line'] = 'Línea';
$_ADDONLANG['import_member'] = 'Columna';
$_ADDONLANG['import_message'] = 'Qué está mal';
$_ADDONLANG['import_more_errors'] = 'y :count más';
$_ADDONLANG['import_warnings'] = 'Advertencias: :count. No impiden la importación; mire antes estas filas.';
$_ADDONLANG['import_warning'] = 'Qué hay que revisar';
$_ADDONLANG['import_preview'] = 'Las primeras filas, tal como se han entendido';
$_ADDONLANG['import_preview_set'] = 'definida';
$_ADDONLANG['import_failed'] = 'No se ha importado nada.';
$_ADDONLANG['import_another_file'] = 'No se ha importado nada: no son el archivo y la opción que se comprobaron. '
    . 'Compruebe de nuevo.';
$_ADDONLANG['import_columns'] = 'Columnas';
$_ADDONLANG['import_columns_intro'] = 'La primera línea de un archivo CSV nombra las columnas, en cualquier orden; '
    . 'solo service_id es obligatoria. Un archivo NDJSON tiene un objeto JSON por línea con los mismos nombres.';
$_ADDONLANG['import_template'] = 'Descargar una plantilla CSV';
$_ADDONLANG['column_service_id'] = 'ID del servicio en WHMCS. Cada servicio una sola vez.';
$_ADDONLANG['column_client_id'] = 'ID de su cliente en WHMCS; puede faltar, porque WHMCS lo conoce. Un cliente distinto del '
    . 'anterior elimina el acceso guardado.';
$_ADDONLANG['column_enabled'] = 'true o false, 1 o 0, sí o no. En blanco: true.';
$_ADDONLANG['column_netflow_url'] = 'Dirección de acceso, con http:// o https://. En blanco: la predeterminada de '
    . 'los ajustes.';
$_ADDONLANG['column_username'] = 'Usuario en NetFlow Analyzer.';
$_ADDONLANG['column_password'] = 'Contraseña de ese usuario, se conserva exactamente. En blanco: queda la guardada.';
$_ADDONLANG['column_clear_password'] = 'true elimina la contraseña guardada.';
$_ADDONLANG['column_reuse_login_from'] = 'ID de otro servicio del mismo cliente: la URL, el usuario y la contraseña '
    . 'se toman de su registro. Las tres columnas deben quedar entonces en blanco.';
$_ADDONLANG['upload_none'] = 'No ha llegado ningún archivo. Elija uno.';
$_ADDONLANG['upload_empty'] = 'El archivo está vacío.';
$_ADDONLANG['upload_too_large'] = 'No se ha importado nada: el archivo es mayor de lo que acepta este servidor.';
$_ADDONLANG['upload_broke_off'] = 'No se ha importado nada: el archivo llegó solo en parte. Envíelo de nuevo.';
$_ADDONLANG['upload_not_stored'] = 'No se ha importado nada: PHP no pudo guardar el archivo (upload_tmp_dir).';
$_ADDONLANG['export'] = 'Exportar';
$_ADDONLANG['export_intro'] = 'Todos los registros en un archivo, sin contraseñas. Se puede editar y volver a '
    . 'importar: las contraseñas guardadas permanecen. Con contraseñas: «netflow-manager export FILE '
    . '--include-passwords» en el servidor de la API.';
$_ADDONLANG['export_csv'] = 'Descargar CSV';
$_ADDONLANG['export_ndjson'] = 'Descargar NDJSON';
$_ADDONLANG['scope_missing'] = 'A la clave de API de este módulo le falta el permiso «:scope». La página '
    . '«Estado» explica cómo crear una mejor.';
$_ADDONLANG['explain_intro'] = 'Repasa todo lo que debe estar bien para que un cliente vea la sección «Uso de la '
    . 'red» de un servicio.';
$_ADDONLANG['explain_none'] = 'No se ha encontrado ningún servicio.';
$_ADDONLANG['explain_check'] = 'Comprobar';
$_ADDONLANG['explain_shown'] = 'La sección se muestra al cliente.';
$_ADDONLANG['explain_not_shown'] = 'La sección no se muestra. Por resolver: :count.';
$_ADDONLANG['explain_service'] = 'Servicio en WHMCS';
$_ADDONLANG['explain_service_found'] = ':service, estado :status';
$_ADDONLANG['explain_service_missing'] = 'WHMCS no tiene el servicio #:id.';
$_ADDONLANG['explain_service_missing_advice'] = 'Compruebe el número. Si el servicio se eliminó, elimine también su '
    . 'registro.';
$_ADDONLANG['explain_open_service'] = 'Abrir el servicio';
$_ADDONLANG['explain_owner_missing'] = 'WHMCS no tiene el cliente #:id, al que pertenece el servicio.';
$_ADDONLANG['explain_owner_missing_advice'] = 'Traslade el servicio a un cliente existente.';
$_ADDONLANG['explain_open_client'] = 'Abrir el cliente';
$_ADDONLANG['explain_overview'] = 'Página del producto';
$_ADDONLANG['explain_overview_module'] = 'El producto usa el módulo de servidor «:module».';
$_ADDONLANG['explain_overview_advice'] = 'Algunos módulos de servidor sustituyen el resumen de la página del '
    . 'producto y, con él, el lugar donde está la sección. Entonces el cliente la encuentra en el elemento de la '
    . 'barra lateral. Para saber cuál es el caso, entre como el cliente y abra el producto.';
$_ADDONLANG['explain_api_advice'] = 'La página «Estado» explica qué está mal.';
$_ADDONLANG['explain_mails'] = 'Correos';
$_ADDONLANG['explain_mails_intro'] = 'Los correos reciben los datos cuando hay un registro, está activado e '
    . 'íntegro, y pertenece al propietario del servicio. El estado y el interruptor de la sección no les afectan.';
$_ADDONLANG['explain_history'] = 'Historial del registro';
$_ADDONLANG['table_unreadable'] = 'No se puede leer la tabla :table de WHMCS.';
$_ADDONLANG['check_mail_templates'] = 'Plantillas de correo con campos de NetFlow';
$_ADDONLANG['mail_templates_none'] = 'Ninguna plantilla de tipo Producto los usa.';
$_ADDONLANG['advice_mail_templates'] = 'Para enviar los datos de acceso, ponga el bloque de la guía de instalación '
    . 'en el correo de bienvenida de sus productos (Configuración del sistema > Plantillas de correo).';
$_ADDONLANG['check_misplaced_fields'] = 'Campos de NetFlow en plantillas de otro tipo';
$_ADDONLANG['advice_misplaced_fields'] = 'Allí están siempre vacíos. Solo las plantillas de tipo Producto tienen '
    . 'estos campos.';
$_ADDONLANG['check_welcome_mail'] = 'Correo de bienvenida del producto';
$_ADDONLANG['welcome_mail_without'] = 'No usa los campos de NetFlow.';
$_ADDONLANG['advice_welcome_mail'] = 'Ponga en él el bloque de la guía de instalación si los clientes deben recibir '
    . 'su acceso por correo.';

// Admin pages: connection check
$_ADDONLANG['connection_check'] = 'Comprobación de la conexión';
$_ADDONLANG['all_right'] = 'Todo está bien: las páginas de producto y los correos reciben sus datos de NetFlow.';
$_ADDONLANG['problems'] = 'Por resolver: :count. Empiece por arriba; las líneas posteriores dependen a menudo de '
    . 'las anteriores.';
$_ADDONLANG['not_set'] = 'sin definir';
$_ADDONLANG['none'] = 'ninguno';

$_ADDONLANG['check_address'] = 'Dirección de la API';
$_ADDONLANG['advice_address_missing'] = 'Introdúzcala en Configuración del sistema > Módulos adicionales > NetFlow '
    . 'Manager > Configurar.';
$_ADDONLANG['advice_address_wrong'] = 'Use https://host, http://127.0.0.1:8000 (http solo en esta máquina) o '
    . 'unix:///path/to/socket, sin nombre de usuario, signo de interrogación ni #.';

$_ADDONLANG['check_key'] = 'Clave de API';
$_ADDONLANG['key_set'] = 'definida (ID :id)';
$_ADDONLANG['key_missing'] = 'sin definir, o no es una clave de este producto';
$_ADDONLANG['advice_key_missing'] = 'Cree una en el servidor de la API con «netflow-manager key create --name whmcs '
    . '--for-whmcs» e introdúzcala en Configuración del sistema > Módulos adicionales > NetFlow Manager > '
    . 'Configurar. Empieza por nfm_.';

$_ADDONLANG['check_reachable'] = 'API accesible';
$_ADDONLANG['reachable'] = 'sí, respondió en :ms ms';
$_ADDONLANG['advice_unreachable'] = '¿Está en marcha el servicio («netflow-manager serve»)? ¿Lleva hasta él la '
    . 'dirección de arriba desde esta máquina, a través del cortafuegos y del certificado? Si es un socket: ¿puede '
    . 'abrirlo el usuario del servidor web?';

$_ADDONLANG['check_ready'] = 'API lista';
$_ADDONLANG['status'] = 'La API respondió con el estado :status.';
$_ADDONLANG['advice_not_ready'] = 'Ejecute «netflow-manager check» en el servidor de la API: dice qué falla y'
    . ' qué hacer.';
$_ADDONLANG['advice_older_api'] = 'Este módulo necesita la versión :version de la API de NetFlow Manager o una'
    . ' posterior. Actualice la API. Si ya está actualizada, otro programa escucha en esta dirección.';

$_ADDONLANG['check_key_valid'] = 'Clave de API aceptada';
$_ADDONLANG['key_refused'] = 'La API no acepta esta clave.';
$_ADDONLANG['advice_key_refused'] = 'Está mal escrita, caducada o revocada, o pertenece a otra base de datos. '
    . '«netflow-manager key list» en el servidor de la API muestra las claves; cree una nueva si hace falta.';
$_ADDONLANG['advice_unreadable'] = '¿Es de verdad NetFlow Manager quien escucha en esta dirección? ¿Es reciente su '
    . 'versión?';

$_ADDONLANG['check_php'] = 'PHP';
$_ADDONLANG['advice_php'] = 'El módulo necesita PHP :oldest o más reciente.';
$_ADDONLANG['check_curl'] = 'Extensión curl de PHP';
$_ADDONLANG['advice_curl'] = 'Instálela: sin ella no se puede llamar a la API.';
$_ADDONLANG['advice_curl_resolver'] = 'Esta compilación de curl espera al servidor de nombres más que el plazo '
    . 'cuando este no responde. Si puede, use una dirección IP o un socket como dirección de la API.';
$_ADDONLANG['check_protection'] = 'Seguridad de la conexión';
$_ADDONLANG['protection_tls'] = 'cifrado (TLS), se comprueba el certificado';
$_ADDONLANG['protection_socket'] = 'un socket de esta máquina; sin red';
$_ADDONLANG['protection_loopback'] = 'sin cifrar, pero no sale de esta máquina';

$_ADDONLANG['check_memory'] = 'Memoria compartida';
$_ADDONLANG['memory_apcu'] = 'APCu';
$_ADDONLANG['memory_file'] = 'archivos en un directorio temporal privado';
$_ADDONLANG['advice_memory'] = 'Sin ella, cada página espera el plazo entero mientras la API no funciona, y el '
    . 'registro de actividad no dice nada de las páginas. Instale la extensión apcu de PHP, o permita que PHP '
    . 'escriba en su directorio temporal y elimine de él un directorio «netflow_manager-…» de otro usuario.';

$_ADDONLANG['check_pause_page'] = 'Llamadas para páginas de producto';
$_ADDONLANG['check_pause_mail'] = 'Llamadas para correos';
$_ADDONLANG['no_pause'] = 'permitidas';
$_ADDONLANG['no_pause_unknown'] = 'no retenidas; no se sabe si llegan';
$_ADDONLANG['paused'] = 'retenidas :seconds s más, porque la API falló';
$_ADDONLANG['paused_refused'] = 'retenidas :seconds s más, porque la API rechazó la clave';
$_ADDONLANG['pause_ended'] = 'estaban retenidas; permitidas de nuevo, porque la API responde';
$_ADDONLANG['advice_pause'] = 'Resuelva los problemas de arriba y abra esta página de nuevo: una comprobación '
    . 'correcta termina la pausa.';

$_ADDONLANG['check_functions'] = 'Funciones de PHP que este alojamiento ha desactivado';
$_ADDONLANG['advice_functions'] = 'El módulo prescinde de ellas, con más lentitud. Si puede, quítelas de'
    . ' disable_functions en php.ini.';
$_ADDONLANG['advice_functions_curl'] = 'Sin ellas no se puede llamar a la API: quítelas de disable_functions'
    . ' en php.ini, o pídalo a su proveedor.';
$_ADDONLANG['check_passage'] = 'Métodos y envíos';
$_ADDONLANG['passage_free'] = 'llegan a la API: :names';
$_ADDONLANG['passage_refused'] = 'rechazados en el camino: :names';
$_ADDONLANG['passage_unknown'] = 'no ha llegado ninguna respuesta: no se sabe cuáles pasan';
$_ADDONLANG['passage_rest_unknown'] = 'De los demás no ha llegado respuesta.';
$_ADDONLANG['intercepted'] = 'Un servidor web o cortafuegos entre WHMCS y la API respondió con el estado'
    . ' :status.';
$_ADDONLANG['advice_passage'] = 'Un servidor web o cortafuegos entre WHMCS y la API rechaza esto. Permita allí'
    . ' GET, POST, PUT, PATCH, DELETE y estos tipos de medio: application/json, application/merge-patch+json,'
    . ' text/csv, application/x-ndjson; los dos últimos con Content-Encoding: gzip.';
$_ADDONLANG['check_way_page'] = 'Camino de las páginas de producto';
$_ADDONLANG['check_way_mail'] = 'Camino de los correos';
$_ADDONLANG['way_measured'] = 'conectado tras :connect ms, respuesta tras :total ms; se permiten :limit ms';
$_ADDONLANG['way_connected'] = 'conectado tras :connect ms, sin respuesta en :limit ms.';
$_ADDONLANG['way_not_connected'] = 'sin conexión; se permiten :limit ms.';
$_ADDONLANG['way_silent'] = 'Sin respuesta de: :addresses.';
$_ADDONLANG['advice_silent'] = 'Otra dirección respondió. Haga que esta también responda, o retírela del'
    . ' servidor de nombres: cada llamada la espera primero.';
$_ADDONLANG['advice_way_page'] = 'Las páginas de producto no muestran la sección. Aumente el plazo en los'
    . ' ajustes del módulo, o acerque la API.';
$_ADDONLANG['advice_way_mail'] = 'Los correos salen sin los datos de NetFlow. Acerque la API, o haga que'
    . ' respondan las direcciones de arriba.';

// Service tab, client summary, search, reconciliation
$_ADDONLANG['widget_health'] = 'API';
$_ADDONLANG['widget_works'] = 'funciona';
$_ADDONLANG['widget_fails'] = 'no responde';
$_ADDONLANG['widget_needs_review'] = 'Pendientes de revisión';
$_ADDONLANG['widget_never_had_password'] = 'Nunca tuvieron contraseña';
$_ADDONLANG['widget_missing'] = 'Servicios sin registro aunque su producto tiene una regla';
$_ADDONLANG['widget_unknown'] = 'aún no se sabe';
$_ADDONLANG['widget_as_of'] = 'a :at';
$_ADDONLANG['widget_not_set_up'] = 'La dirección o la clave de la API no están configuradas.';
$_ADDONLANG['widget_broken'] = 'Se detuvo en WHMCS. El registro de actividad dice dónde.';
$_ADDONLANG['service_access'] = 'Acceso a NetFlow';
$_ADDONLANG['service_enabled'] = 'NetFlow activado';
$_ADDONLANG['netflow_username'] = 'Usuario de NetFlow';
$_ADDONLANG['netflow_group'] = 'Grupo de NetFlow';
$_ADDONLANG['netflow_ip_address'] = 'Dirección IP de NetFlow';
$_ADDONLANG['netflow_notes'] = 'Notas de NetFlow (internas)';
$_ADDONLANG['netflow_password'] = 'Contraseña de NetFlow';
$_ADDONLANG['netflow_traffic'] = 'Tráfico de NetFlow';
$_ADDONLANG['service_explain'] = '¿Por qué (no) se muestra?';
$_ADDONLANG['service_not_set_up'] = 'La dirección o la clave de la API no está configurada.';
$_ADDONLANG['service_moved'] = 'El registro pertenece al cliente :client, el servicio a otro: no se muestra a '
    . 'nadie. Asígnelo de nuevo con «Editar».';
$_ADDONLANG['service_review'] = 'El servicio ha pasado a otro cliente: el acceso del anterior se eliminó y el '
    . 'registro se desactivó. Introduzca un acceso nuevo con «Editar» y actívelo. Este aviso desaparece '
    . 'cuando el registro se guarda allí, aun sin cambios, o cuando un campo de NetFlow de esta página se cambia y se '
    . 'guarda.';
$_ADDONLANG['summary_more'] = 'Todos los registros de este cliente';
$_ADDONLANG['search_title'] = 'Acceso a NetFlow del servicio :service';
$_ADDONLANG['search_ids'] = 'cliente :client';

$_ADDONLANG['check_pause_event'] = 'Llamadas para eventos de servicios';
$_ADDONLANG['check_pause_staff'] = 'Llamadas para la pestaña del servicio y el resumen del cliente';
$_ADDONLANG['check_pause_search'] = 'Llamadas para la búsqueda de WHMCS';
$_ADDONLANG['check_pause_dashboard'] = 'Llamadas para el panel de inicio';
$_ADDONLANG['check_pause_usage'] = 'Llamadas para los gráficos y las cifras del tráfico';
$_ADDONLANG['check_pause_usage_file'] = 'Llamadas para los archivos del tráfico';
$_ADDONLANG['check_pause_staff_usage'] = 'Llamadas para el tráfico que consulta el personal';

$_ADDONLANG['reconciliation_never'] = 'todavía no: se ejecuta al final de la tarea cron diaria de WHMCS';
$_ADDONLANG['reconciliation_done'] = 'última ejecución :at, servicios: :services';
$_ADDONLANG['reconciliation_refused'] = 'última ejecución :at: no se cambió nada, porque se habrían desactivado o eliminado demasiados registros';
$_ADDONLANG['reconciliation_failed'] = 'la última ejecución :at falló.';
$_ADDONLANG['reconciliation_stopped'] = 'Se detuvo en WHMCS. El registro de actividad dice dónde.';
$_ADDONLANG['advice_reconciliation_refused'] = 'Mire una simulación en «Conciliación», abajo, y confírmela si es '
    . 'correcta.';
$_ADDONLANG['advice_reconciliation_failed'] = 'Resuelva los problemas de arriba y ejecútela en «Conciliación», '
    . 'abajo, o espere a la próxima noche.';
$_ADDONLANG['advice_reconciliation_late'] = 'Tiene más de dos días. ¿Se ejecuta a diario la tarea cron de WHMCS?';

$_ADDONLANG['reconcile_title'] = 'Conciliación';
$_ADDONLANG['reconcile_about'] = 'Compara todos los servicios de WHMCS con todos los registros de acceso, cada '
    . 'noche o ahora. Un registro cuyo servicio tiene otro cliente se desactiva y pierde su acceso; un registro sin '
    . 'servicio se desactiva; un registro cuyo servicio ha terminado se trata como dicen los ajustes. No se elimina '
    . 'nada, salvo que ellos lo digan.';
$_ADDONLANG['reconcile_preview'] = 'Simulación: se cambiaría esto';
$_ADDONLANG['reconcile_dry_run'] = 'Simulación';
$_ADDONLANG['reconcile_run'] = 'Ejecutar ahora';
$_ADDONLANG['reconcile_too_drastic'] = 'No se ha cambiado nada: se desactivaría o eliminaría más de una quinta parte de los '
    . 'registros, lo que puede ser un error. Mire la simulación de abajo y confírmela si es correcta.';
$_ADDONLANG['reconcile_unconfirmed'] = 'No se ha cambiado nada: marque la casilla para confirmar.';
$_ADDONLANG['reconcile_confirm'] = 'He mirado la simulación. Es correcta.';
$_ADDONLANG['reconcile_force'] = 'Ejecutar de todos modos';
$_ADDONLANG['reconcile_services'] = 'Servicios en WHMCS';
$_ADDONLANG['reconcile_records'] = 'Registros de acceso';
$_ADDONLANG['reconcile_orphaned'] = 'Sin servicio: desactivados';
$_ADDONLANG['reconcile_owner_changed'] = 'Pasados a otro cliente: desactivados, acceso eliminado, por revisar';
$_ADDONLANG['reconcile_terminated'] = 'Terminados: tratados como dicen los ajustes';
$_ADDONLANG['reconcile_status_changed'] = 'Otro estado: guardado';
$_ADDONLANG['reconcile_broken'] = 'Modificados fuera de la API: no se tocan';
$_ADDONLANG['notice_reconciled'] = 'La conciliación ha terminado.';

// Client area
$_ADDONLANG['client_title'] = 'Uso de la red';
$_ADDONLANG['client_service'] = 'Detalles del producto';
$_ADDONLANG['client_back'] = 'Volver al producto';
$_ADDONLANG['client_nothing'] = 'No hay nada que mostrar para este producto.';
$_ADDONLANG['client_later'] = 'Esto no se puede mostrar en este momento. Inténtelo de nuevo más tarde.';
$_ADDONLANG['client_usage_later'] = 'Las cifras no se pueden mostrar en este momento. Inténtelo de nuevo más tarde.';
$_ADDONLANG['client_usage_picture'] = 'Gráfico del tráfico de las últimas 24 horas. El enlace lleva a todas las'
    . ' cifras.';
$_ADDONLANG['client_usage_all'] = 'Tráfico de las últimas 24 horas: todas las cifras';
$_ADDONLANG['client_repeat'] = 'Pulse el botón de nuevo: la página era demasiado antigua.';
$_ADDONLANG['client_password'] = 'Contraseña';
$_ADDONLANG['client_show_password'] = 'Mostrar contraseña';
$_ADDONLANG['client_hide_password'] = 'Ocultar contraseña';
$_ADDONLANG['client_no_password'] = 'No hay ninguna contraseña que mostrar.';
$_ADDONLANG['client_not_for_role'] = 'Su rol no puede usar NetFlow Manager, por eso no se le muestra la contraseña.';
$_ADDONLANG['client_not_for_user'] = 'Su acceso no permite ver los productos de esta cuenta. El propietario de la'
    . ' cuenta puede autorizarlo.';
$_ADDONLANG['client_password_not_for_user'] = 'Su acceso no permite ver las contraseñas de los productos de esta'
    . ' cuenta. El propietario de la cuenta puede autorizarlo.';
$_ADDONLANG['client_copy'] = 'Copiar';
$_ADDONLANG['client_copied'] = 'Copiado';
$_ADDONLANG['client_copy_by_hand'] = 'Seleccionado: cópielo con el teclado';

// Merge fields
$_ADDONLANG['netflow_enabled'] = 'NetFlow: el acceso está activado (1 o vacío)';
$_ADDONLANG['netflow_url'] = 'NetFlow: URL de acceso';
$_ADDONLANG['netflow_password_url'] = 'NetFlow: enlace a la página de contraseña del cliente (vacío mientras esa '
    . 'página esté desactivada)';

// Rules for new services
$_ADDONLANG['rules_title'] = 'Reglas para servicios nuevos';
$_ADDONLANG['rules_intro'] = 'Un producto con una regla da a cada servicio nuevo su registro antes de que se envíe el'
    . ' correo de bienvenida. Un cliente que ya tiene un acceso NetFlow sigue usándolo.';
$_ADDONLANG['rules_deleted_records'] = 'Un registro eliminado cuenta como nunca creado: una regla lo vuelve a crear. Para'
    . ' dejar un servicio sin acceso, desactive su registro.';
$_ADDONLANG['rules_nightly_on'] = 'Los registros que faltan se crean cada noche.';
$_ADDONLANG['rules_nightly_off'] = 'Los registros que faltan no se crean cada noche: "Create missing records every night"'
    . ' está desactivado en System Settings > Addon Modules > NetFlow Manager > Configure.';
$_ADDONLANG['rules_no_products'] = 'WHMCS no tiene productos.';
$_ADDONLANG['rules_gone'] = 'Productos que WHMCS ya no tiene';
$_ADDONLANG['rules_product'] = 'Producto';
$_ADDONLANG['rules_rule'] = 'Regla';
$_ADDONLANG['rules_login'] = 'Acceso';
$_ADDONLANG['rules_actions'] = 'Acciones';
$_ADDONLANG['rules_none'] = 'ninguna';
$_ADDONLANG['rules_on'] = 'activa';
$_ADDONLANG['rules_off'] = 'inactiva';
$_ADDONLANG['rules_broken'] = 'dañada, no crea nada';
$_ADDONLANG['rules_add'] = 'Añadir regla';
$_ADDONLANG['rules_edit'] = 'Editar';
$_ADDONLANG['rules_apply'] = 'Aplicar a los servicios existentes';
$_ADDONLANG['rule_title'] = 'Regla de :product';
$_ADDONLANG['rule_placeholders'] = 'Usuario, grupo y notas pueden contener:';
$_ADDONLANG['rule_broken'] = 'La regla guardada se cambió fuera de la API y no crea nada. Revise cada campo y guárdela de'
    . ' nuevo, o elimínela.';
$_ADDONLANG['rule_not_saved'] = 'La regla no se guardó.';
$_ADDONLANG['rule_outdated'] = 'No se cambió nada: otra persona ha cambiado la regla. Revise los campos y guarde de nuevo'
    . ' para reemplazarla.';
$_ADDONLANG['rule_copy_nothing'] = 'No se copió nada: elija productos y guarde antes la regla.';
$_ADDONLANG['rule_enabled'] = 'La regla está activa';
$_ADDONLANG['rule_help_enabled'] = 'Una regla inactiva no crea nada.';
$_ADDONLANG['rule_login'] = 'Acceso';
$_ADDONLANG['rule_help_login'] = 'Si un servicio nuevo usa un acceso que su cliente ya tiene.';
$_ADDONLANG['rule_login_reuse'] = 'El acceso del cliente; si no, uno nuevo';
$_ADDONLANG['rule_login_new'] = 'Siempre uno nuevo';
$_ADDONLANG['rule_login_none'] = 'Ninguno';
$_ADDONLANG['rule_username'] = 'Usuario de un acceso nuevo';
$_ADDONLANG['rule_help_username'] = 'Por ejemplo c{client_id}. El de otro cliente se rechaza.';
$_ADDONLANG['rule_password'] = 'Contraseña de un acceso nuevo';
$_ADDONLANG['rule_help_password'] = 'La generada también debe establecerse en NetFlow Analyzer.';
$_ADDONLANG['rule_password_none'] = 'Ninguna';
$_ADDONLANG['rule_password_generate'] = 'Generada, 20 caracteres';
$_ADDONLANG['rule_netflow_url'] = 'URL de NetFlow';
$_ADDONLANG['rule_help_netflow_url'] = 'Vacío: el valor predeterminado de los ajustes.';
$_ADDONLANG['rule_group'] = 'Grupo de NetFlow';
$_ADDONLANG['rule_help_group'] = 'Por ejemplo {hostname}.';
$_ADDONLANG['rule_ip_address'] = 'Dirección IP';
$_ADDONLANG['rule_help_ip_address'] = 'Con qué direcciones del servicio en WHMCS empieza el registro.';
$_ADDONLANG['rule_ip_address_dedicated'] = 'IP dedicada';
$_ADDONLANG['rule_ip_address_assigned'] = 'IP asignadas';
$_ADDONLANG['rule_ip_address_both'] = 'Ambas, primero la dedicada';
$_ADDONLANG['rule_ip_address_none'] = 'Ninguna';
$_ADDONLANG['rule_notes'] = 'Notas';
$_ADDONLANG['rule_help_notes'] = 'Solo las ve el personal.';
$_ADDONLANG['rule_record_enabled'] = 'Los registros empiezan activados';
$_ADDONLANG['rule_help_record_enabled'] = 'De lo contrario, la página del producto y los correos quedan sin los datos'
    . ' hasta que active un registro.';
$_ADDONLANG['rule_save'] = 'Guardar regla';
$_ADDONLANG['rule_delete'] = 'Eliminar regla';
$_ADDONLANG['rule_delete_consequence'] = 'Los servicios nuevos del producto empiezan sin registro. Los registros que creó la regla permanecen.';
$_ADDONLANG['rule_delete_outdated'] = 'No se eliminó nada: otra persona ha cambiado la regla. Mírela antes de eliminarla.';
$_ADDONLANG['rule_preview'] = 'Vista previa';
$_ADDONLANG['rule_preview_about'] = 'Como si el servicio aún no tuviera registro. Un registro que existe se queda como está.';
$_ADDONLANG['rule_preview_service'] = 'Servicio';
$_ADDONLANG['rule_preview_none'] = 'Sin vista previa: el producto no tiene servicios o la regla no se puede leer.';
$_ADDONLANG['rule_preview_invalid'] = 'El servicio no tendría registro:';
$_ADDONLANG['rule_preview_login_reused'] = 'Usaría el acceso del servicio #:service del mismo cliente.';
$_ADDONLANG['rule_preview_login_new'] = 'Tendría un acceso nuevo.';
$_ADDONLANG['rule_preview_login_none'] = 'No tendría acceso.';
$_ADDONLANG['rule_preview_password'] = 'Con una contraseña.';
$_ADDONLANG['rule_preview_no_password'] = 'Sin contraseña.';
$_ADDONLANG['rule_preview_disabled'] = 'El registro estaría desactivado.';
$_ADDONLANG['rule_copy'] = 'Copiar a más productos';
$_ADDONLANG['rule_copy_help'] = 'Se copia la regla guardada. Reemplaza la que tenga un producto.';
$_ADDONLANG['rule_copy_button'] = 'Copiar regla';
$_ADDONLANG['notice_rule_saved'] = 'La regla está guardada. Vale para los servicios desde ahora; para los existentes hay'
    . ' un botón abajo.';
$_ADDONLANG['notice_rule_saved_off'] = 'La regla está guardada. Está inactiva y no crea nada.';
$_ADDONLANG['notice_rule_deleted'] = 'La regla está eliminada. Los registros que creó permanecen.';
$_ADDONLANG['notice_rule_copied'] = 'La regla está copiada.';
$_ADDONLANG['apply_title'] = 'Aplicar la regla de :product a los servicios existentes';
$_ADDONLANG['apply_about'] = 'Los servicios de este producto sin registro reciben uno. Una prueba muestra cuáles y no'
    . ' cambia nada.';
$_ADDONLANG['apply_dry_run'] = 'Prueba';
$_ADDONLANG['apply_run'] = 'Crear los registros ahora: :count';
$_ADDONLANG['apply_dry_run_done'] = 'Prueba, no se cambió nada. Registros que se crearían: :count';
$_ADDONLANG['apply_done'] = 'Hecho. Registros creados: :count';
$_ADDONLANG['apply_services'] = 'Servicios del producto';
$_ADDONLANG['apply_existing'] = 'ya con registro';
$_ADDONLANG['apply_without_rule'] = 'sin regla activa';
$_ADDONLANG['apply_not_visible'] = 'con un estado que no muestra la sección';
$_ADDONLANG['apply_invalid_count'] = 'no posibles';
$_ADDONLANG['apply_created'] = 'registros creados';
$_ADDONLANG['apply_created_dry_run'] = 'registros que se crearían';
$_ADDONLANG['apply_invalid'] = 'Por qué algunos no reciben registro';

// Several records at once
$_ADDONLANG['bulk_ticked'] = 'Registros marcados:';
$_ADDONLANG['bulk_all'] = 'Marcar todos';
$_ADDONLANG['bulk_tick'] = 'Marcar #:service';
$_ADDONLANG['bulk_enable'] = 'Activar';
$_ADDONLANG['bulk_disable'] = 'Desactivar';
$_ADDONLANG['bulk_delete'] = 'Eliminar';
$_ADDONLANG['bulk_send'] = 'Enviar los datos';
$_ADDONLANG['bulk_done'] = 'hecho';
$_ADDONLANG['bulk_done_enable'] = 'Activados: :count.';
$_ADDONLANG['bulk_done_disable'] = 'Desactivados: :count.';
$_ADDONLANG['bulk_done_delete'] = 'Eliminados: :count.';
$_ADDONLANG['bulk_failed'] = 'No hechos: :count.';
$_ADDONLANG['bulk_delete_question'] = 'Estos registros y sus contraseñas se eliminan definitivamente. Registros: :count';
$_ADDONLANG['notice_bulk_nothing'] = 'No se cambió nada: marque antes registros.';
$_ADDONLANG['send_title'] = 'Enviar los datos';
$_ADDONLANG['send_about'] = 'WHMCS envía al cliente un correo de producto con los datos de NetFlow.';
$_ADDONLANG['send_template'] = 'Correo';
$_ADDONLANG['send_button'] = 'Enviar correos: :count';
$_ADDONLANG['send_sent'] = 'Correos enviados: :count.';
$_ADDONLANG['send_not_possible'] = 'Ningún correo: el servicio no tiene registro, o está desactivado, dañado o es de otro cliente. Abra'
    . ' el servicio para comprobarlo.';

// Rules and records that have changed meanwhile
$_ADDONLANG['rule_preview_default'] = 'el valor predeterminado de los ajustes';
$_ADDONLANG['rule_preview_failed'] = 'No está al día: no se pudo cargar la vista previa. El botón debajo de los servicios dice por qué.';
$_ADDONLANG['apply_outdated'] = 'No se ha creado nada: la regla ha cambiado desde la prueba. Abajo está lo que haría ahora.';
$_ADDONLANG['bulk_review'] = 'El servicio ha pasado a otro cliente. Abra el registro, compruébelo y guárdelo.';
$_ADDONLANG['send_no_details'] = 'Ningún correo: WHMCS no pudo leer los datos. El registro de actividad dice por qué.';
$_ADDONLANG['report_links_button'] = 'Descargar propuestas';

// Admin pages: traffic
$_ADDONLANG['report_title'] = 'Informe de tráfico';
$_ADDONLANG['source_intro'] = 'De dónde vienen las cifras de tráfico que ven los clientes. El recolector del host '
    . 'de la API pregunta a la fuente; ninguna página de WHMCS la espera.';
$_ADDONLANG['source_none'] = 'No hay ninguna fuente conectada: no se mide nada y los clientes no ven tráfico.';
$_ADDONLANG['source_state'] = 'Fuente conectada';
$_ADDONLANG['source_connect'] = 'Conectar una fuente';
$_ADDONLANG['source_change'] = 'Cambiar la fuente';
$_ADDONLANG['source_save'] = 'Guardar la fuente';
$_ADDONLANG['source_test'] = 'Probar la fuente';
$_ADDONLANG['source_test_help'] = 'Prueba lo que está guardado: guarde primero. Puede tardar un minuto.';
$_ADDONLANG['source_delete'] = 'Quitar la fuente';
$_ADDONLANG['source_delete_consequence'] = 'A partir de entonces no se mide nada y los clientes no ven tráfico. '
    . 'Las cifras se conservan hasta el final de su plazo; una clave guardada se pierde.';
$_ADDONLANG['source_delete_outdated'] = 'No se quitó nada: otra persona ha cambiado la fuente. Mírela antes de '
    . 'quitarla.';
$_ADDONLANG['source_not_saved'] = 'La fuente no se guardó. Cada error aparece junto a su campo.';
$_ADDONLANG['source_outdated'] = 'No se cambió nada: otra persona ha cambiado la fuente. Revise los campos y '
    . 'guarde de nuevo para reemplazarla.';
$_ADDONLANG['notice_source_saved'] = 'La fuente está guardada. La próxima ronda del recolector empieza a medir.';
$_ADDONLANG['notice_source_deleted'] = 'La fuente está quitada.';
$_ADDONLANG['source_kind'] = 'Tipo';
$_ADDONLANG['source_kind_nfdump'] = 'nfdump: archivos de nfcapd';
$_ADDONLANG['source_kind_netflow_analyzer'] = 'NetFlow Analyzer (API)';
$_ADDONLANG['source_help_kind'] = 'Para nfdump, la carpeta de los archivos se elige en el host de la API '
    . '(NFM_NFDUMP_DIR) y aquí no hace falta nada más.';
$_ADDONLANG['source_url'] = 'Dirección de NetFlow Analyzer';
$_ADDONLANG['source_help_url'] = 'Con https://, o http:// para una dirección IP de bucle o privada. Otra dirección '
    . 'borra la clave guardada: escriba la clave con ella.';
$_ADDONLANG['source_auth'] = 'La clave se envía';
$_ADDONLANG['source_auth_header'] = 'como cabecera';
$_ADDONLANG['source_auth_query'] = 'en la dirección';
$_ADDONLANG['source_help_auth'] = 'En la dirección solo para versiones de NetFlow Analyzer anteriores a la 128100: '
    . 'los proxies pueden registrarla.';
$_ADDONLANG['source_time_zone'] = 'Zona horaria de su servidor';
$_ADDONLANG['source_help_time_zone'] = 'Nombre de la base IANA, como Europe/Berlin. Una zona errónea se detecta y '
    . 'no se toma ninguna cifra.';
$_ADDONLANG['source_api_key'] = 'Clave de API';
$_ADDONLANG['source_help_api_key'] = 'Clave de la API REST de NetFlow Analyzer; se guarda cifrada y no se vuelve a '
    . 'mostrar. Déjela vacía para conservar la guardada.';
$_ADDONLANG['source_key_again'] = 'La clave no se conserva en esta página: escríbala de nuevo.';
$_ADDONLANG['source_key_stored'] = 'guardada';
$_ADDONLANG['source_key_none'] = 'no guardada';
$_ADDONLANG['source_key_none_advice'] = 'NetFlow Analyzer rechaza las preguntas sin su clave: escríbala abajo.';
$_ADDONLANG['source_stored'] = 'Integridad';
$_ADDONLANG['source_broken'] = 'La fuente se modificó fuera de NetFlow Manager, por lo que no se mide nada.';
$_ADDONLANG['source_broken_advice'] = 'Revise los campos de abajo, escriba de nuevo la clave y guarde.';
$_ADDONLANG['source_last_success'] = 'Última ronda correcta';
$_ADDONLANG['source_never'] = 'Ninguna todavía: las hace «netflow-manager collect» en el host de la API.';
$_ADDONLANG['source_last_failure'] = 'Última ronda';
$_ADDONLANG['source_failure_unreachable'] = 'La fuente no respondió.';
$_ADDONLANG['source_failure_refused'] = 'La fuente rechazó la clave, o la dirección es de otra cosa.';
$_ADDONLANG['source_failure_unreadable'] = 'No se entendió la respuesta de la fuente.';
$_ADDONLANG['source_failure_disagrees'] = 'Las cifras de la fuente se contradicen, así que no se tomó ninguna.';
$_ADDONLANG['source_failure_advice'] = 'Pruebe la fuente abajo y ejecute «netflow-manager check» en el host de la '
    . 'API.';
$_ADDONLANG['source_scope'] = 'La clave de API de este módulo no puede leer ni cambiar la fuente del tráfico: le '
    . 'falta el permiso «admin».';
$_ADDONLANG['source_scope_host'] = 'Si WHMCS no debe tener una clave así, elija los archivos de nfcapd en el host '
    . 'de la API:';
$_ADDONLANG['groups_title'] = 'Grupos de la fuente';
$_ADDONLANG['groups_search'] = 'Parte del nombre';
$_ADDONLANG['groups_find'] = 'Buscar un grupo de la fuente';
$_ADDONLANG['groups_failed'] = 'Los grupos no se pueden listar en este momento; puede escribir el nombre.';
$_ADDONLANG['groups_none'] = 'No se conocen grupos: solo NetFlow Analyzer como fuente los indica. Puede escribir '
    . 'el nombre.';
$_ADDONLANG['groups_no_match'] = 'Ningún grupo de la fuente contiene esto. Busque una parte más corta; un campo '
    . 'vacío los lista todos.';
$_ADDONLANG['traffic_title'] = 'El tráfico como lo ve el cliente';
$_ADDONLANG['traffic_nothing'] = 'El cliente no ve tráfico de este servicio. El enlace de abajo dice por qué.';
$_ADDONLANG['traffic_usage_later'] = 'Las cifras no se pueden mostrar en este momento. La página del estado dice '
    . 'qué falla.';
$_ADDONLANG['report_intro'] = 'Lo que no encaja entre los registros de acceso y la fuente del tráfico. Las listas '
    . 'muestran como máximo 100 entradas.';
$_ADDONLANG['report_until'] = 'Las cifras están completas hasta:';
$_ADDONLANG['report_nothing_yet'] = 'Todavía no se ha recogido nada.';
$_ADDONLANG['report_none'] = 'No hay ninguna fuente de tráfico conectada.';
$_ADDONLANG['report_clear'] = 'No se encontró nada.';
$_ADDONLANG['report_targets_missing'] = 'Registros que no se pueden medir';
$_ADDONLANG['report_targets_missing_help'] = 'La fuente no tiene ese grupo, o las direcciones no son válidas o '
    . 'quedan fuera de las redes de esta instalación.';
$_ADDONLANG['report_silent_services'] = 'Servicios sin tráfico desde hace 7 días';
$_ADDONLANG['report_silent_services_help'] = 'Se miden y no se ha visto ni un byte. ¿Son el grupo y las '
    . 'direcciones los del servicio?';
$_ADDONLANG['report_groups_without_record'] = 'Grupos sin registro';
$_ADDONLANG['report_silent_exporters'] = 'Exportadores en silencio';
$_ADDONLANG['report_silent_exporters_help'] = 'Enviaban flujos y ya no envían ninguno: su tráfico falta en todas '
    . 'las cifras.';
$_ADDONLANG['report_exporter'] = 'Exportador';
$_ADDONLANG['report_last_slot'] = 'Últimas cifras';
$_ADDONLANG['report_group_id'] = 'ID en la fuente';
$_ADDONLANG['report_groups_unknown'] = 'NetFlow Analyzer aún no ha indicado sus grupos, así que no se comparan. '
    . 'Pruebe la fuente.';
$_ADDONLANG['report_shared_addresses'] = 'Direcciones en los registros de varios clientes';
$_ADDONLANG['report_shared_addresses_help'] = 'Cada uno de estos clientes vería el tráfico de los demás. Corrija '
    . 'el registro de quien ya no tiene la dirección.';
$_ADDONLANG['report_groups_without_record_help'] = 'Ningún servicio muestra el tráfico de estos grupos. Las '
    . 'propuestas de abajo pueden contener algunos.';
$_ADDONLANG['report_links'] = 'Propuestas';
$_ADDONLANG['report_links_intro'] = 'Las direcciones que los servicios tienen en WHMCS (IP dedicada, IP asignadas) '
    . 'se comparan con la fuente. Un servicio recibe una propuesta solo si nada es ambiguo: con NetFlow Analyzer, el '
    . 'único grupo que tiene todas sus direcciones; con nfdump, las direcciones. No se cambia nada: descargue el '
    . 'archivo y luego revíselo e impórtelo.';
$_ADDONLANG['report_links_next'] = 'revisar e importar este archivo';
$_ADDONLANG['report_links_none'] = 'No hay ninguna propuesta: en ningún servicio las direcciones llevan a una sola '
    . 'respuesta.';
$_ADDONLANG['report_links_patch'] = 'Descargar: para registros que no se pueden medir';
$_ADDONLANG['report_links_create'] = 'Descargar: para servicios sin registro';
