<?php

/**
 * Brazilian Portuguese texts of the addon. Names that begin with a colon are replaced.
 */

declare(strict_types=1);

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

// How the API calls this language
$_ADDONLANG['language'] = 'portuguese-br';
$_ADDONLANG['language_tag'] = 'pt-BR';

// Admin pages: frame
$_ADDONLANG['tab_list'] = 'Registros de acesso';
$_ADDONLANG['tab_edit'] = 'Adicionar / editar acesso';
$_ADDONLANG['tab_explain'] = 'Por que (não) aparece?';
$_ADDONLANG['tab_rules'] = 'Regras';
$_ADDONLANG['tab_import'] = 'Importar / exportar';
$_ADDONLANG['tab_usage_report'] = 'Tráfego';
$_ADDONLANG['tab_usage_source'] = 'Fonte do tráfego';
$_ADDONLANG['tab_settings'] = 'Configurações';
$_ADDONLANG['tab_health'] = 'Diagnóstico';
$_ADDONLANG['role_refused'] = 'Sua função não pode usar o NetFlow Manager. As funções são escolhidas em '
    . 'Configurações do sistema > Módulos addon > NetFlow Manager > Configurar.';
$_ADDONLANG['outcome_unknown'] = 'Não se sabe se a alteração foi feita. Recarregue a página e verifique.';
$_ADDONLANG['api_unreachable'] = 'Não é possível acessar o NetFlow Manager:';
$_ADDONLANG['form_expired'] = 'Nada foi alterado: o formulário era antigo demais ou não veio desta página. Abra a '
    . 'página novamente e repita.';

// Why a call to the API has no valid answer
$_ADDONLANG['failure_timeout'] = 'Nenhuma resposta chegou a tempo.';
$_ADDONLANG['failure_dns'] = 'Não é possível resolver o nome de host do endereço da API.';
$_ADDONLANG['failure_refused'] = 'Nada aceita conexões no endereço da API, ou um firewall as recusa.';
$_ADDONLANG['failure_tls'] = 'Não foi possível estabelecer a conexão criptografada (TLS).';
$_ADDONLANG['failure_certificate'] = 'Não é possível verificar o certificado da API: expirou, é de outro nome ou seu'
    . ' emissor não é conhecido aqui.';
$_ADDONLANG['failure_nothing'] = 'A conexão foi fechada sem resposta.';
$_ADDONLANG['failure_broken'] = 'A conexão foi interrompida.';
$_ADDONLANG['failure_connection'] = 'A conexão falhou (cURL :reason).';
$_ADDONLANG['failure_curl'] = 'O PHP não tem a extensão curl, ou uma função dela está desativada.';
$_ADDONLANG['failure_paused'] = 'A API falhou e não é consultada por um tempo.';
$_ADDONLANG['failure_key'] = 'A API não aceita a chave (401).';
$_ADDONLANG['failure_key_paused'] = 'A API acabou de recusar a chave e não é consultada por um minuto.';
$_ADDONLANG['failure_scope'] = 'Falta à chave a permissão :scope (403).';
$_ADDONLANG['failure_scope_unknown'] = 'Falta à chave uma permissão para esta chamada (403).';
$_ADDONLANG['failure_size'] = 'Um servidor web entre o WHMCS e a API recusou o tamanho da requisição (status :status).'
    . ' Aumente ali client_max_body_size (nginx) ou LimitRequestBody (Apache).';
$_ADDONLANG['failure_path'] = 'Um servidor web entre o WHMCS e a API não conhece este endereço (:method, status'
    . ' :status). O caminho no endereço da API está certo?';
$_ADDONLANG['failure_passage'] = 'Um servidor web ou firewall entre o WHMCS e a API recusou :method (status :status).'
    . ' Deixe passar ali GET, POST, PUT, PATCH, DELETE e estes tipos de mídia: application/json,'
    . ' application/merge-patch+json, text/csv, application/x-ndjson (os dois últimos com Content-Encoding: gzip).';
$_ADDONLANG['failure_between'] = 'Um servidor web entre o WHMCS e a API respondeu a :method com o status :status. Ele'
    . ' alcança o serviço, e o endereço da API dispensa redirecionamento?';
$_ADDONLANG['failure_large'] = 'A resposta é grande demais.';
$_ADDONLANG['failure_cut'] = 'A resposta foi interrompida.';
$_ADDONLANG['failure_not_json'] = 'A resposta não é JSON: talvez outro programa escute neste endereço.';
$_ADDONLANG['failure_incomplete'] = 'A resposta não é JSON completo e válido.';
$_ADDONLANG['failure_no_file'] = 'A resposta não é um arquivo: talvez outro programa escute neste endereço.';
$_ADDONLANG['failure_other'] = 'A resposta é sobre outro serviço ou cliente.';
$_ADDONLANG['failure_other_service'] = 'A resposta é sobre outro serviço.';
$_ADDONLANG['failure_member_missing'] = 'Falta na resposta o campo :name.';
$_ADDONLANG['failure_member_type'] = 'O campo :name da resposta tem outro tipo.';
$_ADDONLANG['failure_no_etag'] = 'A resposta não tem ETag.';

// Admin pages: list, form, delete, history, rotation
$_ADDONLANG['field_enabled'] = 'Ativado';
$_ADDONLANG['field_service_id'] = 'Serviço';
$_ADDONLANG['field_errors'] = 'Motivo';
$_ADDONLANG['field_product_id'] = 'Produto';
$_ADDONLANG['field_client_id'] = 'Cliente';
$_ADDONLANG['field_reuse_login_from'] = 'Login existente';
$_ADDONLANG['field_netflow_url'] = 'URL do NetFlow';
$_ADDONLANG['field_username'] = 'Usuário';
$_ADDONLANG['field_password'] = 'Senha';
$_ADDONLANG['field_clear_password'] = 'Apagar a senha armazenada';
$_ADDONLANG['field_needs_review'] = 'A revisar';
$_ADDONLANG['review_owner_changed'] = 'passou para outro cliente';
$_ADDONLANG['field_group'] = 'Grupo do NetFlow';
$_ADDONLANG['field_ip_address'] = 'Endereço IP';
$_ADDONLANG['field_notes'] = 'Observações';
$_ADDONLANG['field_service_status'] = 'Status do serviço';
$_ADDONLANG['yes'] = 'sim';
$_ADDONLANG['no'] = 'não';
$_ADDONLANG['cancel'] = 'Cancelar';
$_ADDONLANG['back_to_list'] = 'Voltar à lista';
$_ADDONLANG['service_missing'] = 'não está no WHMCS';
$_ADDONLANG['record_none'] = 'Este serviço não tem registro de acesso.';
$_ADDONLANG['record_broken'] = 'selo violado';
$_ADDONLANG['record_broken_help'] = 'O registro foi alterado fora do NetFlow Manager. Clientes e e-mails não o veem.';
$_ADDONLANG['record_moved'] = 'outro proprietário';
$_ADDONLANG['record_moved_help'] = 'O serviço agora pertence a outro cliente. Nenhum dos dois clientes vê o '
    . 'registro.';
$_ADDONLANG['record_review'] = 'a revisar';
$_ADDONLANG['record_review_help'] = 'O serviço passou para outro cliente. O login do cliente anterior foi removido; '
    . 'informe um novo.';
$_ADDONLANG['notice_record_saved'] = 'O registro de acesso foi salvo.';
$_ADDONLANG['notice_record_unchanged'] = 'O registro de acesso já está como você quer: não havia nada a alterar.';
$_ADDONLANG['notice_record_deleted'] = 'O registro de acesso foi excluído.';
$_ADDONLANG['notice_record_gone'] = 'O registro de acesso não existe mais: outra pessoa o excluiu.';
$_ADDONLANG['list_rotate'] = 'Alterar um login compartilhado';
$_ADDONLANG['list_pages'] = 'Páginas da lista';
$_ADDONLANG['list_total'] = 'Registros: :count';
$_ADDONLANG['list_total_more'] = 'Registros: mais de :count';
$_ADDONLANG['list_per_page'] = 'Por página:';
$_ADDONLANG['list_sort'] = 'Ordenar por:';
$_ADDONLANG['list_first_page'] = '« Primeira página';
$_ADDONLANG['list_next_page'] = 'Próxima página »';
$_ADDONLANG['list_search'] = 'Pesquisar';
$_ADDONLANG['list_clear'] = 'Limpar';
$_ADDONLANG['list_all'] = 'Mostrar todos os registros';
$_ADDONLANG['list_any'] = 'Qualquer';
$_ADDONLANG['list_disabled'] = 'Desativado';
$_ADDONLANG['list_filter_q'] = 'Pesquisa';
$_ADDONLANG['list_filter_client'] = 'Cliente';
$_ADDONLANG['list_hint_q'] = 'Usuário, grupo, IP, observações, domínio, cliente';
$_ADDONLANG['list_hint_client'] = 'Nome, empresa ou ID';
$_ADDONLANG['list_filter_ip'] = 'Abrange o endereço IP';
$_ADDONLANG['list_filter_client_id'] = 'ID do cliente';
$_ADDONLANG['list_filter_enabled'] = 'Ativado';
$_ADDONLANG['list_filter_needs_review'] = 'Revisão';
$_ADDONLANG['list_column_service'] = 'Serviço';
$_ADDONLANG['list_column_client'] = 'Cliente';
$_ADDONLANG['list_column_login'] = 'Login';
$_ADDONLANG['list_column_group_ip'] = 'Grupo / IP';
$_ADDONLANG['list_column_changed'] = 'Alterado';
$_ADDONLANG['list_column_state'] = 'Acesso';
$_ADDONLANG['list_column_actions'] = 'Ações';
$_ADDONLANG['list_has_password'] = 'senha armazenada';
$_ADDONLANG['list_edit'] = 'Editar';
$_ADDONLANG['list_history'] = 'Histórico';
$_ADDONLANG['list_explain'] = 'Por que (não) aparece?';
$_ADDONLANG['list_delete'] = 'Excluir';
$_ADDONLANG['list_nothing_found'] = 'Nenhum registro de acesso corresponde.';
$_ADDONLANG['list_clients_none'] = 'Nenhum cliente do WHMCS corresponde. Digite uma parte do nome ou da empresa, ou'
    . ' o ID do cliente.';
$_ADDONLANG['list_clients_unreadable'] = 'No momento não é possível ler os clientes do WHMCS. Digite o ID do cliente.';
$_ADDONLANG['list_clients_more'] = 'Muitos clientes correspondem: digite mais do nome. A lista só contém os registros'
    . ' deste número de clientes: :count.';
$_ADDONLANG['list_others'] = 'Serviços do WHMCS que correspondem';
$_ADDONLANG['list_others_help'] = 'Escolha um para adicionar ou editar o registro de acesso dele.';
$_ADDONLANG['list_empty'] = 'Nenhum serviço tem acesso ao NetFlow ainda';
$_ADDONLANG['list_begin_1'] = 'Crie ou confirme o usuário, o grupo ou o grupo de IPs do cliente no NetFlow Analyzer.';
$_ADDONLANG['list_begin_2'] = 'Clique em "Adicionar / editar acesso" e selecione o serviço do cliente no WHMCS.';
$_ADDONLANG['list_begin_3'] = 'Informe a URL do NetFlow, o usuário, a senha, o grupo e o endereço IP e salve o '
    . 'registro.';
$_ADDONLANG['list_begin_4'] = 'Confira a página do produto do cliente no WHMCS: ela mostra a seção "Uso da rede".';
$_ADDONLANG['list_begin_import'] = 'Muitos registros de uma vez vêm de um arquivo:';
$_ADDONLANG['choose_title'] = 'Selecionar um serviço';
$_ADDONLANG['choose_hint'] = 'Domínio, cliente, e-mail, endereço IP ou ID';
$_ADDONLANG['choose_help'] = 'Pesquise por ID do serviço, domínio, endereço IP ou por nome, empresa ou e-mail do '
    . 'cliente.';
$_ADDONLANG['choose_none'] = 'Nenhum serviço do WHMCS corresponde. Tente uma parte do domínio ou o sobrenome do '
    . 'cliente.';
$_ADDONLANG['choose_some'] = 'Serviços que correspondem: :count. Escolha com as setas do teclado.';
$_ADDONLANG['choose_more'] = 'Pode haver mais: digite mais para refinar a pesquisa.';
$_ADDONLANG['choose_back'] = 'Voltar ao formulário';
$_ADDONLANG['edit_title'] = 'Editar acesso';
$_ADDONLANG['edit_title_new'] = 'Adicionar acesso';
$_ADDONLANG['edit_enabled'] = 'O acesso ao NetFlow está ativo para este serviço';
$_ADDONLANG['edit_other_service'] = 'Selecionar outro serviço';
$_ADDONLANG['edit_service_number'] = 'ou o ID dele';
$_ADDONLANG['edit_help_client_id'] = 'O proprietário do serviço, detectado automaticamente.';
$_ADDONLANG['edit_help_netflow_url'] = 'Endereço de login do NetFlow Analyzer. Deixe em branco para o padrão: '
    . ':default';
$_ADDONLANG['edit_help_netflow_url_unknown'] = 'Endereço de login do NetFlow Analyzer. Deixe em branco para o '
    . 'padrão das configurações.';
$_ADDONLANG['edit_help_username'] = 'O usuário do NetFlow Analyzer que o cliente utiliza.';
$_ADDONLANG['edit_help_password'] = 'Armazenada criptografada, para e-mails de boas-vindas. Deixe em branco para '
    . 'manter a armazenada.';
$_ADDONLANG['edit_help_password_new'] = 'Armazenada criptografada, para e-mails de boas-vindas.';
$_ADDONLANG['edit_password_stored'] = 'Há uma senha armazenada';
$_ADDONLANG['edit_password_since'] = 'desde';
$_ADDONLANG['edit_password_foreign'] = 'A senha do proprietário anterior está armazenada';
$_ADDONLANG['edit_help_password_moved'] = 'Armazenada criptografada, para e-mails de boas-vindas. A senha do '
    . 'proprietário anterior é removida ao salvar.';
$_ADDONLANG['edit_password_none'] = 'Nenhuma senha está armazenada';
$_ADDONLANG['edit_password_unknown'] = 'No momento não é possível ler se há uma senha armazenada';
$_ADDONLANG['edit_clear_password'] = 'Remover a senha armazenada';
$_ADDONLANG['edit_help_group'] = 'O grupo, grupo de IPs, interface, cliente ou rótulo de cobrança do cliente no '
    . 'NetFlow Analyzer.';
$_ADDONLANG['edit_help_ip_address'] = 'O endereço IP ou a sub-rede roteada pela qual o tráfego do cliente é '
    . 'reconhecido. Separe vários com vírgulas ou espaços.';
$_ADDONLANG['edit_offer'] = 'Endereços deste serviço:';
$_ADDONLANG['edit_without_login'] = 'Este registro não tem nome de usuário nem senha: o cliente não vê dados de'
    . ' login, e os dois campos ficam em branco nos e-mails.';
$_ADDONLANG['edit_mistaken_address'] = 'Parece um endereço IP, mas nem tudo é um endereço ou uma sub-rede válida. É '
    . 'mantido como nome: uma busca por endereço não o encontra.';
$_ADDONLANG['edit_help_notes'] = 'Somente para a equipe. Os clientes nunca as veem.';
$_ADDONLANG['edit_save'] = 'Salvar';
$_ADDONLANG['edit_no_service'] = 'Selecione o serviço.';
$_ADDONLANG['edit_no_such_service'] = 'O WHMCS não tem nenhum serviço com este ID.';
$_ADDONLANG['edit_no_service_id'] = 'Isto não é um ID de serviço: um ID de serviço é um número inteiro, por exemplo '
    . '1234.';
$_ADDONLANG['edit_link_wrong'] = 'O serviço deste link não foi encontrado.';
$_ADDONLANG['edit_other_client'] = 'O serviço pertence ao cliente :id. Um registro é sempre do proprietário do '
    . 'serviço.';
$_ADDONLANG['edit_not_text'] = 'Contém caracteres que não podem ser lidos. Digite novamente.';
$_ADDONLANG['edit_refused_clear_password'] = 'Digite uma nova senha ou remova a armazenada: as duas coisas juntas '
    . 'não fazem sentido.';
$_ADDONLANG['edit_url_login_dropped'] = 'O endereço pode ter contido um login e não foi mantido como você o digitou: '
    . 'confira o endereço e digite-o sem o login.';
$_ADDONLANG['edit_not_saved'] = 'O registro não foi salvo.';
$_ADDONLANG['edit_unknown'] = 'Não se sabe se o registro foi salvo.';
$_ADDONLANG['edit_outage_unsaved'] = 'Nada foi salvo. O que você digitou está abaixo, exceto as senhas: salve '
    . 'novamente quando a causa estiver resolvida.';
$_ADDONLANG['edit_outage_unknown'] = 'O que você digitou está abaixo, exceto as senhas. Quando a causa estiver '
    . 'resolvida, veja o registro e salve novamente se faltar algo: um registro que mudou desde que você o abriu '
    . 'não é sobrescrito sem aviso.';
$_ADDONLANG['edit_health'] = 'O que há de errado e o que fazer: a página Diagnóstico';
$_ADDONLANG['edit_exists'] = 'O registro não foi salvo: este serviço já tem um registro de acesso.';
$_ADDONLANG['edit_exists_open'] = 'Abrir o registro armazenado em uma nova aba';
$_ADDONLANG['edit_outdated'] = 'O registro não foi salvo: ele mudou desde que você o abriu.';
$_ADDONLANG['edit_outdated_help'] = 'O que você digitou está abaixo. Onde o registro armazenado difere, o valor '
    . 'dele aparece sob o campo. Salvar novamente o substitui.';
$_ADDONLANG['edit_outdated_deleted'] = 'Alguém o excluiu. O que você digitou está abaixo. Salvar novamente o cria '
    . 'de novo.';
$_ADDONLANG['edit_outdated_unread'] = 'No momento não é possível ler como ele está. O que você digitou está abaixo, '
    . 'exceto as senhas.';
$_ADDONLANG['edit_stored_enabled'] = 'Armazenado agora: ativado';
$_ADDONLANG['edit_stored_disabled'] = 'Armazenado agora: desativado';
$_ADDONLANG['edit_stored_now'] = 'Armazenado agora: :value';
$_ADDONLANG['edit_password_again'] = 'A senha não é mantida nesta página: digite-a novamente.';
$_ADDONLANG['edit_moved'] = 'Este serviço passou do cliente #:old para o #:new. Salvar atribui o registro ao novo '
    . 'proprietário e remove o login antigo: URL, usuário e senha. Informe o login do novo proprietário.';
$_ADDONLANG['edit_review'] = 'Este serviço passou para outro cliente. A URL, o usuário e a senha do cliente '
    . 'anterior foram removidos, e o registro foi desativado. Informe o login do novo cliente, marque "Ativado" e '
    . 'salve. Salvar, mesmo sem mudança, encerra este aviso.';
$_ADDONLANG['edit_kept_of_former'] = 'O grupo, o endereço IP e as notas ainda são do cliente anterior: verifique-os.';
$_ADDONLANG['edit_broken'] = 'Este registro foi alterado fora do NetFlow Manager, por isso clientes e e-mails não o '
    . 'veem. Confira cada campo. Para substituí-lo, digite a senha novamente ou marque "Apagar a senha armazenada".';
$_ADDONLANG['edit_orphan'] = 'O WHMCS não tem mais este serviço, por isso o registro não pode ser salvo. Você pode '
    . 'excluí-lo:';
$_ADDONLANG['reuse_none'] = 'Nenhum: informe um login abaixo';
$_ADDONLANG['reuse_login'] = ':username em :url (serviço :services), com senha';
$_ADDONLANG['reuse_login_since'] = ':username em :url (serviço :services), com a senha definida em :at';
$_ADDONLANG['reuse_login_no_password'] = ':username em :url (serviço :services), sem senha';
$_ADDONLANG['reuse_login_chosen'] = 'O login do serviço #:service, que você escolheu';
$_ADDONLANG['edit_help_reuse'] = 'URL, usuário e senha são copiados daquele registro. A senha permanece na API do'
    . ' NetFlow Manager.';
$_ADDONLANG['password_show'] = 'Mostrar';
$_ADDONLANG['password_hide'] = 'Ocultar';
$_ADDONLANG['password_generate'] = 'Gerar uma senha';
$_ADDONLANG['password_generated'] = 'Há uma nova senha nos dois campos. Copie-a para o NetFlow Analyzer antes de '
    . 'sair desta página.';
$_ADDONLANG['saved_next'] = 'O que fazer agora';
$_ADDONLANG['saved_product_page'] = 'Ver a página do produto do cliente';
$_ADDONLANG['saved_product_page_help'] = 'Para a página do produto, use primeiro "Entrar como proprietário" no '
    . 'resumo do cliente:';
$_ADDONLANG['saved_another'] = 'Adicionar acesso a outro serviço';
$_ADDONLANG['delete_title'] = 'Excluir este registro de acesso?';
$_ADDONLANG['delete_outdated'] = 'O registro não foi excluído: ele mudou desde que você o abriu. Confira-o '
    . 'novamente.';
$_ADDONLANG['delete_consequence'] = 'O cliente deixa de ver o uso da rede, os e-mails ficam sem os dados do NetFlow '
    . 'e a senha armazenada se perde. O usuário no NetFlow Analyzer permanece. Para retirar o acesso só por um '
    . 'tempo, edite o registro e desmarque "Ativado".';
$_ADDONLANG['delete_confirm'] = 'Excluir o registro';
$_ADDONLANG['history_choose'] = 'Abra o histórico de um registro a partir da lista.';
$_ADDONLANG['history_empty'] = 'Nada aconteceu com o registro de acesso deste serviço.';
$_ADDONLANG['history_column_at'] = 'Quando';
$_ADDONLANG['history_column_who'] = 'Quem';
$_ADDONLANG['history_column_what'] = 'O quê';
$_ADDONLANG['history_key'] = 'pela chave ":name"';
$_ADDONLANG['history_reason'] = 'Motivo: :reason';
$_ADDONLANG['history_blank'] = '(em branco)';
$_ADDONLANG['history_to'] = 'alterado para';
$_ADDONLANG['history_password_set'] = 'foi definida';
$_ADDONLANG['history_password_changed'] = 'foi alterada';
$_ADDONLANG['history_password_cleared'] = 'foi removida';
$_ADDONLANG['history_record_created'] = 'Registro criado';
$_ADDONLANG['history_record_provisioned'] = 'Registro criado pela regra do produto';
$_ADDONLANG['history_record_provisioning_failed'] = 'A regra do produto não pôde criar um registro';
$_ADDONLANG['history_record_updated'] = 'Registro alterado';
$_ADDONLANG['history_record_deleted'] = 'Registro excluído';
$_ADDONLANG['history_record_accepted'] = 'Registro aceito como foi encontrado';
$_ADDONLANG['history_password_revealed'] = 'Senha mostrada à equipe';
$_ADDONLANG['history_password_shown_to_client'] = 'Senha mostrada ao cliente';
$_ADDONLANG['history_login_rotated'] = 'Login compartilhado alterado';
$_ADDONLANG['history_client_merged'] = 'Cliente mesclado com outro';
$_ADDONLANG['history_service_owner_changed'] = 'Serviço movido para outro cliente';
$_ADDONLANG['history_service_terminated'] = 'Serviço encerrado';
$_ADDONLANG['history_service_suspended'] = 'Serviço suspenso';
$_ADDONLANG['history_service_unsuspended'] = 'Serviço reativado';
$_ADDONLANG['history_service_missing'] = 'Serviço não está mais no WHMCS';
$_ADDONLANG['history_service_status_changed'] = 'Status do serviço alterado';
$_ADDONLANG['rotate_about'] = 'Vários serviços de um cliente podem usar o mesmo login do NetFlow. Altere a senha '
    . 'dele aqui uma só vez, para todos. Altere-a também no NetFlow Analyzer: esta página não consegue fazer isso.';
$_ADDONLANG['rotate_client_help'] = 'O número do cliente no WHMCS.';
$_ADDONLANG['rotate_client_wrong'] = 'Informe o número de um cliente.';
$_ADDONLANG['rotate_show'] = 'Mostrar os logins';
$_ADDONLANG['rotate_no_logins'] = 'Nenhum registro de acesso deste cliente tem um login.';
$_ADDONLANG['rotate_reaches'] = 'A nova senha vai para os registros destes serviços:';
$_ADDONLANG['rotate_disagree'] = 'Estes registros têm senhas diferentes agora. Depois, todos terão a nova.';
$_ADDONLANG['rotate_has_none'] = 'agora sem senha';
$_ADDONLANG['rotate_new_password'] = 'Nova senha';
$_ADDONLANG['rotate_new_password_again'] = 'Repita a nova senha';
$_ADDONLANG['rotate_not_the_same'] = 'As duas senhas são diferentes. Digite ambas novamente.';
$_ADDONLANG['rotate_new_username'] = 'Novo usuário';
$_ADDONLANG['rotate_new_username_help'] = 'Deixe em branco para manter o usuário.';
$_ADDONLANG['rotate_submit'] = 'Alterar o login';
$_ADDONLANG['rotate_not_done'] = 'Nada foi alterado.';
$_ADDONLANG['rotate_done'] = 'O login foi alterado. Registros alterados: :count.';
$_ADDONLANG['rotate_done_next'] = 'Defina a mesma senha no NetFlow Analyzer.';
$_ADDONLANG['rotate_records'] = 'Registros deste cliente';
$_ADDONLANG['rotate_had_none'] = 'antes não tinha senha';
$_ADDONLANG['rotate_had_none_help'] = 'Onde antes não havia, os e-mails desses serviços podem passar a conter uma '
    . 'senha.';
$_ADDONLANG['rotate_next_tell'] = 'Avise o cliente: nada foi enviado.';
$_ADDONLANG['rotate_next_mail'] = 'Envie um e-mail que contenha o login:';
$_ADDONLANG['rotate_next_all'] = 'Enviar os dados de todos: :count';
$_ADDONLANG['rotate_next_mail_help'] = 'Quais modelos de e-mail o contêm:';
$_ADDONLANG['rotate_next_disabled'] = 'Os e-mails sobre estes serviços não contêm o login, porque os registros deles '
    . 'estão desativados: :services';
$_ADDONLANG['rotate_next_page'] = 'Se "Página de senha para o proprietário" estiver ativada nas configurações, o '
    . 'cliente também encontra a nova senha na área do cliente, em cada serviço cuja seção é exibida ali.';

// Admin pages: settings, import, export, explanation
$_ADDONLANG['settings'] = 'Configurações';
$_ADDONLANG['settings_intro'] = 'Estas configurações valem para todos os serviços deste WHMCS e entram em vigor '
    . 'em até cinco segundos. Quem alterou o quê está na trilha de auditoria.';
$_ADDONLANG['settings_page'] = 'Seção "Uso da rede"';
$_ADDONLANG['settings_passwords'] = 'Senhas';
$_ADDONLANG['settings_lifecycle'] = 'Serviços encerrados';
$_ADDONLANG['settings_usage'] = 'Tráfego';
$_ADDONLANG['settings_save'] = 'Salvar alterações';
$_ADDONLANG['settings_not_saved'] = 'Nada foi salvo.';
$_ADDONLANG['settings_wrong'] = 'Nada foi salvo. Cada erro aparece junto ao campo.';
$_ADDONLANG['settings_outdated'] = 'Nada foi salvo: outra pessoa alterou as mesmas configurações desde que você '
    . 'abriu esta página. O que você escolheu está abaixo, e o valor armazenado agora aparece sob o campo. Salvar '
    . 'novamente o substitui.';
$_ADDONLANG['settings_broken'] = 'As configurações armazenadas foram alteradas diretamente no banco de dados e são'
    . ' ignoradas: nenhum cliente vê a seção, e os e-mails não têm dados do NetFlow. Abaixo estão os valores padrão;'
    . ' confira-os e salve-os.';
$_ADDONLANG['notice_settings_saved'] = 'As configurações foram salvas.';
$_ADDONLANG['notice_settings_unchanged'] = 'Nenhuma alteração a salvar.';
$_ADDONLANG['setting_client_area_enabled'] = 'Mostrar aos clientes a seção "Uso da rede"';
$_ADDONLANG['setting_client_area_enabled_help'] = 'Desativada, fica oculta em todas as páginas de produto. Os '
    . 'e-mails não são afetados.';
$_ADDONLANG['setting_visible_statuses'] = 'Para serviços com status';
$_ADDONLANG['setting_visible_statuses_help'] = 'Um serviço com outro status não mostra a seção.';
$_ADDONLANG['setting_visible_statuses_none'] = 'Nenhum status está marcado: nenhum cliente vê a seção, seja qual '
    . 'for o status do serviço.';
$_ADDONLANG['setting_default_netflow_url'] = 'URL padrão do NetFlow';
$_ADDONLANG['setting_default_netflow_url_help'] = 'Usada por todo registro sem URL própria.';
$_ADDONLANG['setting_show'] = 'Mostrar:';
$_ADDONLANG['setting_show_help'] = 'Mostrado quando o registro tem um valor.';
$_ADDONLANG['setting_section_title'] = 'Título da seção';
$_ADDONLANG['setting_section_title_help'] = 'Deixe vazio para "Uso da rede" no idioma de cada cliente.';
$_ADDONLANG['setting_button_label'] = 'Texto do botão';
$_ADDONLANG['setting_button_label_help'] = 'Deixe vazio para o texto habitual no idioma de cada cliente.';
$_ADDONLANG['setting_show_password'] = 'Mostrar a senha na página do produto';
$_ADDONLANG['setting_show_password_warning'] = 'Normalmente, deixe desativado. Quem vê a página vê também a senha: os '
    . 'usuários do cliente que podem ver as senhas dos produtos, a equipe que entra como o cliente e qualquer um '
    . 'que olhe por cima do ombro deles. Os outros usuários do cliente deixam então de ver a seção.';
$_ADDONLANG['setting_email_password'] = 'Senha nos e-mails';
$_ADDONLANG['setting_email_password_include'] = 'Incluir ({$netflow_password})';
$_ADDONLANG['setting_email_password_omit'] = 'Omitir ({$netflow_password} fica vazio)';
$_ADDONLANG['setting_email_password_help'] = 'E-mails são guardados pelos provedores de e-mail e listados na área '
    . 'do cliente.';
$_ADDONLANG['setting_client_password_page'] = 'Página de senha para o proprietário';
$_ADDONLANG['setting_client_password_page_help'] = 'O cliente dono do serviço pode ver a senha em uma página '
    . 'própria, com um clique. Cada vez fica na trilha de auditoria. Os e-mails podem então levar um link no lugar '
    . 'da senha.';
$_ADDONLANG['setting_on_terminate'] = 'Quando um serviço é encerrado';
$_ADDONLANG['setting_on_terminate_disable'] = 'Desativar o registro dele';
$_ADDONLANG['setting_on_terminate_delete'] = 'Excluir o registro dele';
$_ADDONLANG['setting_on_terminate_keep'] = 'Manter o registro dele como está';
$_ADDONLANG['setting_on_terminate_help'] = 'A conta no próprio NetFlow Analyzer nunca é tocada.';
$_ADDONLANG['setting_show_usage'] = 'Mostrar aos clientes o tráfego dos seus serviços';
$_ADDONLANG['setting_show_usage_help'] = 'Um gráfico e valores, se houver uma fonte de tráfego configurada.';
$_ADDONLANG['setting_usage_time_zone'] = 'Fuso horário';
$_ADDONLANG['setting_usage_time_zone_help'] = 'Nome do banco de dados IANA, como America/Bahia. Dias, meses e'
    . ' horários são os desse fuso.';
$_ADDONLANG['setting_usage_cycle'] = 'Ciclo de cobrança';
$_ADDONLANG['setting_usage_cycle_calendar_month'] = 'O mês civil';
$_ADDONLANG['setting_usage_cycle_due_day'] = 'Mensal a partir do dia de vencimento do serviço';
$_ADDONLANG['setting_usage_cycle_help'] = 'A cobrança de excedentes do WHMCS conta meses civis.';
$_ADDONLANG['setting_usage_percentile'] = 'Percentil 95';
$_ADDONLANG['setting_usage_percentile_higher'] = 'O maior entre entrada e saída';
$_ADDONLANG['setting_usage_percentile_pooled'] = 'De entrada e saída em uma só lista';
$_ADDONLANG['setting_usage_percentile_sum'] = 'Da soma de entrada e saída';
$_ADDONLANG['setting_usage_percentile_in'] = 'Só entrada';
$_ADDONLANG['setting_usage_percentile_out'] = 'Só saída';
$_ADDONLANG['setting_usage_percentile_help'] = 'Escolha o método com que suas faturas são feitas.';
$_ADDONLANG['setting_usage_sum_days'] = 'Dias em que os valores de cinco minutos são mantidos';
$_ADDONLANG['setting_usage_sum_days_help'] = 'De 35 a 400. Só com eles há gráfico e percentil 95.';
$_ADDONLANG['setting_usage_total_days'] = 'Dias em que os totais diários são mantidos';
$_ADDONLANG['setting_usage_total_days_help'] = 'De 35 a 1100, e não menos que os valores de cinco minutos.';
$_ADDONLANG['status_pending'] = 'Pendente';
$_ADDONLANG['status_active'] = 'Ativo';
$_ADDONLANG['status_suspended'] = 'Suspenso';
$_ADDONLANG['status_terminated'] = 'Encerrado';
$_ADDONLANG['status_cancelled'] = 'Cancelado';
$_ADDONLANG['status_fraud'] = 'Fraude';
$_ADDONLANG['status_completed'] = 'Concluído';
$_ADDONLANG['settings_scope'] = 'A chave de API deste addon não pode ler nem alterar as configurações: falta a ela '
    . 'o escopo "admin".';
$_ADDONLANG['settings_scope_why'] = 'Chaves com este escopo são criadas somente no servidor da API, nunca pela '
    . 'rede. Todas as outras páginas funcionam sem ele, e o que está configurado continua valendo.';
$_ADDONLANG['settings_scope_make'] = 'No servidor da API, crie uma chave com todos os escopos que o addon usa:';
$_ADDONLANG['settings_scope_enter'] = 'Informe-a em Configurações do sistema > Módulos addon > NetFlow Manager > '
    . 'Configurar.';
$_ADDONLANG['settings_scope_revoke'] = 'Revogue a chave antiga: "netflow-manager key list" mostra o ID dela, '
    . '"netflow-manager key revoke ID" a encerra.';
$_ADDONLANG['settings_scope_host'] = 'Se o WHMCS não deve ter uma chave assim, altere as configurações no servidor, '
    . 'com uma chave que tenha o escopo "admin" e fique lá ("netflow-manager key create --name host --scope admin"):';
$_ADDONLANG['import'] = 'Importar';
$_ADDONLANG['import_intro'] = 'Armazena muitos registros de uma vez: todas as linhas do arquivo ou, se alguma não '
    . 'puder ser usada, nenhuma. Verifique o arquivo primeiro; uma verificação não altera nada.';
$_ADDONLANG['import_file'] = 'Arquivo CSV ou NDJSON';
$_ADDONLANG['import_largest'] = 'Este servidor aceita arquivos de até :size MB (PHP: upload_max_filesize, '
    . 'post_max_size). Maiores: "netflow-manager import FILE" no servidor da API.';
$_ADDONLANG['import_not_kept'] = 'O arquivo pode conter senhas, por isso não é guardado aqui: para a importação, '
    . 'ele é enviado mais uma vez.';
$_ADDONLANG['import_mode'] = 'Serviços que já têm um registro';
$_ADDONLANG['import_mode_upsert'] = 'são substituídos pela linha. As colunas que faltam no arquivo ficam em branco,'
    . ' o registro é ativado e a senha permanece.';
$_ADDONLANG['import_mode_create'] = 'são um erro';
$_ADDONLANG['import_mode_patch'] = 'são alterados pela linha, somente nas colunas que o arquivo tem; uma célula em branco apaga um '
    . 'texto, mas nunca a senha. Serviços sem registro são um erro';
$_ADDONLANG['import_check'] = 'Verificar (não altera nada)';
$_ADDONLANG['import_apply'] = 'Importar agora';
$_ADDONLANG['import_apply_help'] = 'Se o seu navegador não mantiver o arquivo após a verificação, escolha o mesmo '
    . 'arquivo novamente e clique em "Importar agora". Um arquivo diferente do verificado é recusado.';
$_ADDONLANG['import_again'] = 'Clique agora em "Importar agora"; escolha o mesmo arquivo novamente se o navegador '
    . 'não o manteve.';
$_ADDONLANG['import_good_checked'] = 'O arquivo pode ser importado. Nada foi alterado ainda.';
$_ADDONLANG['import_good_applied'] = 'O arquivo foi importado.';
$_ADDONLANG['import_bad_checked'] = 'Linhas que não podem ser usadas: :count. Uma importação deste arquivo não '
    . 'alteraria nada.';
$_ADDONLANG['import_bad_applied'] = 'Nada foi importado. Linhas que não podem ser usadas: :count.';
$_ADDONLANG['import_rows'] = 'Linhas no arquivo';
$_ADDONLANG['import_created_checked'] = 'Registros que seriam novos';
$_ADDONLANG['import_created_applied'] = 'Registros novos';
$_ADDONLANG['import_updated_checked'] = 'Registros que mudariam';
$_ADDONLANG['import_updated_applied'] = 'Registros alterados';
$_ADDONLANG['import_unchanged_checked'] = 'Registros que ficariam como estão';
$_ADDONLANG['import_unchanged_applied'] = 'Registros inalterados';
$_ADDONLANG['import_errors'] = 'Os valores nunca são repetidos aqui: veja a linha no seu arquivo.';
$_ADDONLANG['import_line'] = 'Linha';
$_ADDONLANG['import_member'] = 'Coluna';
$_ADDONLANG['import_message'] = 'O que está errado';
$_ADDONLANG['import_more_errors'] = 'e mais :count';
$_ADDONLANG['import_warnings'] = 'Avisos: :count. Não impedem a importação; veja antes estas linhas.';
$_ADDONLANG['import_warning'] = 'O que verificar';
$_ADDONLANG['import_preview'] = 'As primeiras linhas, como foram entendidas';
$_ADDONLANG['import_preview_set'] = 'definida';
$_ADDONLANG['import_failed'] = 'Nada foi importado.';
$_ADDONLANG['import_another_file'] = 'Nada foi importado: não são o arquivo e a opção que foram verificados. '
    . 'Verifique novamente.';
$_ADDONLANG['import_columns'] = 'Colunas';
$_ADDONLANG['import_columns_intro'] = 'A primeira linha de um arquivo CSV nomeia as colunas, em qualquer ordem; '
    . 'somente service_id é obrigatória. Um arquivo NDJSON tem um objeto JSON por linha com os mesmos nomes.';
$_ADDONLANG['import_template'] = 'Baixar um modelo CSV';
$_ADDONLANG['column_service_id'] = 'ID do serviço no WHMCS. Cada serviço uma única vez.';
$_ADDONLANG['column_client_id'] = 'ID do cliente dele no WHMCS; pode faltar, porque o WHMCS o conhece. Um cliente diferente do '
    . 'anterior remove o login armazenado.';
$_ADDONLANG['column_enabled'] = 'true ou false, 1 ou 0, sim ou não. Em branco: true.';
$_ADDONLANG['column_netflow_url'] = 'Endereço de login, com http:// ou https://. Em branco: o padrão das '
    . 'configurações.';
$_ADDONLANG['column_username'] = 'Usuário no NetFlow Analyzer.';
$_ADDONLANG['column_password'] = 'Senha desse usuário, mantida exatamente. Em branco: a armazenada permanece.';
$_ADDONLANG['column_clear_password'] = 'true remove a senha armazenada.';
$_ADDONLANG['column_reuse_login_from'] = 'ID de outro serviço do mesmo cliente: URL, usuário e senha são copiados '
    . 'do registro dele. As três colunas devem então ficar em branco.';
$_ADDONLANG['upload_none'] = 'Nenhum arquivo chegou. Escolha um.';
$_ADDONLANG['upload_empty'] = 'O arquivo está vazio.';
$_ADDONLANG['upload_too_large'] = 'Nada foi importado: o arquivo é maior do que este servidor aceita.';
$_ADDONLANG['upload_broke_off'] = 'Nada foi importado: o arquivo chegou apenas em parte. Envie-o novamente.';
$_ADDONLANG['upload_not_stored'] = 'Nada foi importado: o PHP não conseguiu armazenar o arquivo (upload_tmp_dir).';
$_ADDONLANG['export'] = 'Exportar';
$_ADDONLANG['export_intro'] = 'Todos os registros em um arquivo, sem senhas. Ele pode ser editado e importado de '
    . 'volta: as senhas armazenadas permanecem. Com senhas: "netflow-manager export FILE --include-passwords" no '
    . 'servidor da API.';
$_ADDONLANG['export_csv'] = 'Baixar CSV';
$_ADDONLANG['export_ndjson'] = 'Baixar NDJSON';
$_ADDONLANG['scope_missing'] = 'Falta à chave de API deste addon o escopo ":scope". A página "Diagnóstico" diz '
    . 'como criar uma melhor.';
$_ADDONLANG['explain_intro'] = 'Percorre tudo o que precisa estar certo para que um cliente veja a seção "Uso da '
    . 'rede" de um serviço.';
$_ADDONLANG['explain_none'] = 'Nenhum serviço foi encontrado.';
$_ADDONLANG['explain_check'] = 'Verificar';
$_ADDONLANG['explain_shown'] = 'A seção é mostrada ao cliente.';
$_ADDONLANG['explain_not_shown'] = 'A seção não é mostrada. A resolver: :count.';
$_ADDONLANG['explain_service'] = 'Serviço no WHMCS';
$_ADDONLANG['explain_service_found'] = ':service, status :status';
$_ADDONLANG['explain_service_missing'] = 'O WHMCS não tem o serviço #:id.';
$_ADDONLANG['explain_service_missing_advice'] = 'Confira o número. Se o serviço foi excluído, exclua também o '
    . 'registro dele.';
$_ADDONLANG['explain_open_service'] = 'Abrir o serviço';
$_ADDONLANG['explain_owner_missing'] = 'O WHMCS não tem o cliente #:id, a quem o serviço pertence.';
$_ADDONLANG['explain_owner_missing_advice'] = 'Mova o serviço para um cliente existente.';
$_ADDONLANG['explain_open_client'] = 'Abrir o cliente';
$_ADDONLANG['explain_overview'] = 'Página do produto';
$_ADDONLANG['explain_overview_module'] = 'O produto usa o módulo de servidor ":module".';
$_ADDONLANG['explain_overview_advice'] = 'Alguns módulos de servidor substituem a visão geral da página do produto '
    . 'e, com ela, o lugar onde fica a seção. Nesse caso, o cliente a encontra pelo item na barra lateral. Para '
    . 'saber qual é o caso, entre como o cliente e abra o produto.';
$_ADDONLANG['explain_api_advice'] = 'A página "Diagnóstico" diz o que está errado.';
$_ADDONLANG['explain_mails'] = 'E-mails';
$_ADDONLANG['explain_mails_intro'] = 'Os e-mails recebem os dados quando há um registro, ele está ativado e íntegro '
    . 'e pertence ao proprietário do serviço. O status e a chave da seção não importam para eles.';
$_ADDONLANG['explain_history'] = 'Histórico do registro';
$_ADDONLANG['table_unreadable'] = 'Não é possível ler a tabela :table do WHMCS.';
$_ADDONLANG['check_mail_templates'] = 'Modelos de e-mail com campos do NetFlow';
$_ADDONLANG['mail_templates_none'] = 'Nenhum modelo do tipo Produto os usa.';
$_ADDONLANG['advice_mail_templates'] = 'Para enviar os dados de acesso, coloque o bloco do guia de instalação no '
    . 'e-mail de boas-vindas dos seus produtos (Configurações do sistema > Modelos de e-mail).';
$_ADDONLANG['check_misplaced_fields'] = 'Campos do NetFlow em modelos de outro tipo';
$_ADDONLANG['advice_misplaced_fields'] = 'Ali eles ficam sempre vazios. Somente modelos do tipo Produto têm esses '
    . 'campos.';
$_ADDONLANG['check_welcome_mail'] = 'E-mail de boas-vindas do produto';
$_ADDONLANG['welcome_mail_without'] = 'Ele não usa os campos do NetFlow.';
$_ADDONLANG['advice_welcome_mail'] = 'Coloque nele o bloco do guia de instalação se os clientes devem receber o '
    . 'acesso por e-mail.';

// Admin pages: connection check
$_ADDONLANG['connection_check'] = 'Verificação da conexão';
$_ADDONLANG['all_right'] = 'Está tudo certo: páginas de produto e e-mails recebem seus dados do NetFlow.';
$_ADDONLANG['problems'] = 'A resolver: :count. Comece por cima; as linhas seguintes muitas vezes dependem das '
    . 'anteriores.';
$_ADDONLANG['not_set'] = 'não definido';
$_ADDONLANG['none'] = 'nenhum';

$_ADDONLANG['check_address'] = 'Endereço da API';
$_ADDONLANG['advice_address_missing'] = 'Informe-o em Configurações do sistema > Módulos addon > NetFlow Manager > '
    . 'Configurar.';
$_ADDONLANG['advice_address_wrong'] = 'Use https://host, http://127.0.0.1:8000 (http somente nesta máquina) ou '
    . 'unix:///path/to/socket, sem nome de usuário, ponto de interrogação ou #.';

$_ADDONLANG['check_key'] = 'Chave de API';
$_ADDONLANG['key_set'] = 'definida (ID :id)';
$_ADDONLANG['key_missing'] = 'não definida, ou não é uma chave deste produto';
$_ADDONLANG['advice_key_missing'] = 'Crie uma no servidor da API com "netflow-manager key create --name whmcs '
    . '--for-whmcs" e informe-a em Configurações do sistema > Módulos addon > NetFlow Manager > Configurar. Ela '
    . 'começa com nfm_.';

$_ADDONLANG['check_reachable'] = 'API acessível';
$_ADDONLANG['reachable'] = 'sim, respondeu em :ms ms';
$_ADDONLANG['advice_unreachable'] = 'O serviço está em execução ("netflow-manager serve")? O endereço acima leva '
    . 'até ele a partir desta máquina, passando por firewall e certificado? Para um socket: o usuário do servidor '
    . 'web pode abri-lo?';

$_ADDONLANG['check_ready'] = 'API pronta';
$_ADDONLANG['status'] = 'A API respondeu com o status :status.';
$_ADDONLANG['advice_not_ready'] = 'Execute "netflow-manager check" no servidor da API: ele diz o que falha e o'
    . ' que fazer.';
$_ADDONLANG['advice_older_api'] = 'Este módulo precisa da versão :version da API do NetFlow Manager ou de uma mais'
    . ' recente. Atualize a API. Se ela já estiver atualizada, outro programa escuta neste endereço.';

$_ADDONLANG['check_key_valid'] = 'Chave de API aceita';
$_ADDONLANG['key_refused'] = 'A API não aceita esta chave.';
$_ADDONLANG['advice_key_refused'] = 'Ela está digitada errado, expirada ou revogada, ou pertence a outro banco de '
    . 'dados. "netflow-manager key list" no servidor da API mostra as chaves; crie uma nova se necessário.';
$_ADDONLANG['advice_unreadable'] = 'É mesmo o NetFlow Manager que escuta neste endereço? A versão dele é recente?';

$_ADDONLANG['check_php'] = 'PHP';
$_ADDONLANG['advice_php'] = 'O addon precisa do PHP :oldest ou mais recente.';
$_ADDONLANG['check_curl'] = 'Extensão curl do PHP';
$_ADDONLANG['advice_curl'] = 'Instale-a: sem ela a API não pode ser chamada.';
$_ADDONLANG['advice_curl_resolver'] = 'Esta compilação do curl espera pelo servidor de nomes além do prazo quando '
    . 'ele não responde. Se puder, use um endereço IP ou um socket como endereço da API.';
$_ADDONLANG['check_protection'] = 'Segurança da conexão';
$_ADDONLANG['protection_tls'] = 'criptografado (TLS), o certificado é verificado';
$_ADDONLANG['protection_socket'] = 'um socket desta máquina; sem rede';
$_ADDONLANG['protection_loopback'] = 'não criptografado, mas não sai desta máquina';

$_ADDONLANG['check_memory'] = 'Memória compartilhada';
$_ADDONLANG['memory_apcu'] = 'APCu';
$_ADDONLANG['memory_file'] = 'arquivos em um diretório temporário privado';
$_ADDONLANG['advice_memory'] = 'Sem ela, cada página espera o prazo inteiro enquanto a API está fora do ar, e o '
    . 'registro de atividades não diz nada sobre as páginas. Instale a extensão apcu do PHP, ou permita que o PHP '
    . 'grave no diretório temporário dele e remova de lá um diretório "netflow_manager-…" de outro usuário.';

$_ADDONLANG['check_pause_page'] = 'Chamadas para páginas de produto';
$_ADDONLANG['check_pause_mail'] = 'Chamadas para e-mails';
$_ADDONLANG['no_pause'] = 'permitidas';
$_ADDONLANG['no_pause_unknown'] = 'não retidas; não se sabe se chegam';
$_ADDONLANG['paused'] = 'retidas por mais :seconds s, porque a API falhou';
$_ADDONLANG['paused_refused'] = 'retidas por mais :seconds s, porque a API recusou a chave';
$_ADDONLANG['pause_ended'] = 'estavam retidas; permitidas novamente, porque a API responde';
$_ADDONLANG['advice_pause'] = 'Resolva os problemas acima e abra esta página novamente: uma boa verificação encerra '
    . 'a pausa.';

$_ADDONLANG['check_functions'] = 'Funções do PHP que esta hospedagem desativou';
$_ADDONLANG['advice_functions'] = 'O módulo funciona sem elas, mais devagar. Se puder, retire-as de'
    . ' disable_functions no php.ini.';
$_ADDONLANG['advice_functions_curl'] = 'Sem elas a API não pode ser chamada: retire-as de disable_functions no'
    . ' php.ini, ou peça isso à sua hospedagem.';
$_ADDONLANG['check_passage'] = 'Métodos e envios';
$_ADDONLANG['passage_free'] = 'chegam à API: :names';
$_ADDONLANG['passage_refused'] = 'recusados no caminho: :names';
$_ADDONLANG['passage_unknown'] = 'nenhuma resposta chegou: não se sabe quais passam';
$_ADDONLANG['passage_rest_unknown'] = 'Dos demais não chegou resposta.';
$_ADDONLANG['intercepted'] = 'Um servidor web ou firewall entre o WHMCS e a API respondeu com o status'
    . ' :status.';
$_ADDONLANG['advice_passage'] = 'Um servidor web ou firewall entre o WHMCS e a API recusa isto. Permita nele'
    . ' GET, POST, PUT, PATCH, DELETE e estes tipos de mídia: application/json, application/merge-patch+json,'
    . ' text/csv, application/x-ndjson; os dois últimos com Content-Encoding: gzip.';
$_ADDONLANG['check_way_page'] = 'Caminho das páginas de produto';
$_ADDONLANG['check_way_mail'] = 'Caminho dos e-mails';
$_ADDONLANG['way_measured'] = 'conectado após :connect ms, resposta após :total ms; são permitidos :limit ms';
$_ADDONLANG['way_connected'] = 'conectado após :connect ms, sem resposta em :limit ms.';
$_ADDONLANG['way_not_connected'] = 'sem conexão; são permitidos :limit ms.';
$_ADDONLANG['way_silent'] = 'Sem resposta de: :addresses.';
$_ADDONLANG['advice_silent'] = 'Outro endereço respondeu. Faça com que este também responda, ou retire-o do'
    . ' servidor de nomes: cada chamada espera primeiro por ele.';
$_ADDONLANG['advice_way_page'] = 'As páginas de produto não mostram a seção. Aumente o prazo nas configurações'
    . ' do módulo, ou aproxime a API.';
$_ADDONLANG['advice_way_mail'] = 'Os e-mails saem sem os dados do NetFlow. Aproxime a API, ou faça com que os'
    . ' endereços acima respondam.';

// Service tab, client summary, search, reconciliation
$_ADDONLANG['widget_health'] = 'API';
$_ADDONLANG['widget_works'] = 'funciona';
$_ADDONLANG['widget_fails'] = 'não responde';
$_ADDONLANG['widget_needs_review'] = 'Aguardando revisão';
$_ADDONLANG['widget_never_had_password'] = 'Nunca tiveram senha';
$_ADDONLANG['widget_missing'] = 'Serviços sem registro embora o produto tenha uma regra';
$_ADDONLANG['widget_unknown'] = 'ainda não se sabe';
$_ADDONLANG['widget_as_of'] = 'em :at';
$_ADDONLANG['widget_not_set_up'] = 'O endereço ou a chave da API não estão configurados.';
$_ADDONLANG['widget_broken'] = 'Parou no WHMCS. O registro de atividades diz onde.';
$_ADDONLANG['service_access'] = 'Acesso ao NetFlow';
$_ADDONLANG['service_enabled'] = 'NetFlow ativado';
$_ADDONLANG['netflow_username'] = 'Usuário do NetFlow';
$_ADDONLANG['netflow_group'] = 'Grupo do NetFlow';
$_ADDONLANG['netflow_ip_address'] = 'Endereço IP do NetFlow';
$_ADDONLANG['netflow_notes'] = 'Observações do NetFlow (internas)';
$_ADDONLANG['netflow_password'] = 'Senha do NetFlow';
$_ADDONLANG['netflow_traffic'] = 'Tráfego do NetFlow';
$_ADDONLANG['service_explain'] = 'Por que (não) aparece?';
$_ADDONLANG['service_not_set_up'] = 'O endereço ou a chave da API não está configurado.';
$_ADDONLANG['service_moved'] = 'O registro pertence ao cliente :client, o serviço a outro: não é mostrado a '
    . 'ninguém. Atribua-o novamente com "Editar".';
$_ADDONLANG['service_review'] = 'O serviço passou para outro cliente: o login do anterior foi removido e o registro '
    . 'foi desativado. Informe um novo login em Editar e ative-o. Este aviso some quando o registro é '
    . 'salvo ali, mesmo sem mudança, ou quando um campo do NetFlow desta página é alterado e salvo.';
$_ADDONLANG['summary_more'] = 'Todos os registros deste cliente';
$_ADDONLANG['search_title'] = 'Acesso ao NetFlow do serviço :service';
$_ADDONLANG['search_ids'] = 'cliente :client';

$_ADDONLANG['check_pause_event'] = 'Chamadas para eventos de serviços';
$_ADDONLANG['check_pause_staff'] = 'Chamadas para a aba do serviço e o resumo do cliente';
$_ADDONLANG['check_pause_search'] = 'Chamadas para a pesquisa do WHMCS';
$_ADDONLANG['check_pause_dashboard'] = 'Chamadas para o painel';
$_ADDONLANG['check_pause_usage'] = 'Chamadas para os gráficos e números do tráfego';
$_ADDONLANG['check_pause_usage_file'] = 'Chamadas para os arquivos do tráfego';
$_ADDONLANG['check_pause_staff_usage'] = 'Chamadas para o tráfego que a equipe consulta';

$_ADDONLANG['reconciliation_never'] = 'ainda não: ela roda no fim da tarefa cron diária do WHMCS';
$_ADDONLANG['reconciliation_done'] = 'última execução :at, serviços: :services';
$_ADDONLANG['reconciliation_refused'] = 'última execução :at: nada foi alterado, porque registros demais seriam desativados ou excluídos';
$_ADDONLANG['reconciliation_failed'] = 'a última execução :at falhou.';
$_ADDONLANG['reconciliation_stopped'] = 'Ela parou no WHMCS. O registro de atividades diz onde.';
$_ADDONLANG['advice_reconciliation_refused'] = 'Veja uma simulação em "Reconciliação", abaixo, e confirme-a se '
    . 'estiver certa.';
$_ADDONLANG['advice_reconciliation_failed'] = 'Resolva os problemas acima e execute-a em "Reconciliação", abaixo, '
    . 'ou espere a próxima noite.';
$_ADDONLANG['advice_reconciliation_late'] = 'Ela tem mais de dois dias. A tarefa cron do WHMCS roda todos os dias?';

$_ADDONLANG['reconcile_title'] = 'Reconciliação';
$_ADDONLANG['reconcile_about'] = 'Compara todos os serviços do WHMCS com todos os registros de acesso, toda noite '
    . 'ou agora. Um registro cujo serviço tem outro cliente é desativado e perde o login; um registro sem serviço é '
    . 'desativado; um registro cujo serviço terminou é tratado como dizem as configurações. Nada é excluído, a não '
    . 'ser que elas digam.';
$_ADDONLANG['reconcile_preview'] = 'Simulação: isto seria alterado';
$_ADDONLANG['reconcile_dry_run'] = 'Simulação';
$_ADDONLANG['reconcile_run'] = 'Executar agora';
$_ADDONLANG['reconcile_too_drastic'] = 'Nada foi alterado: mais de um quinto dos registros seria desativado ou excluído, o que '
    . 'pode ser um engano. Veja a simulação abaixo e confirme-a se estiver certa.';
$_ADDONLANG['reconcile_unconfirmed'] = 'Nada foi alterado: marque a caixa para confirmar.';
$_ADDONLANG['reconcile_confirm'] = 'Eu vi a simulação. Ela está certa.';
$_ADDONLANG['reconcile_force'] = 'Executar mesmo assim';
$_ADDONLANG['reconcile_services'] = 'Serviços no WHMCS';
$_ADDONLANG['reconcile_records'] = 'Registros de acesso';
$_ADDONLANG['reconcile_orphaned'] = 'Sem serviço: desativados';
$_ADDONLANG['reconcile_owner_changed'] = 'Movidos para outro cliente: desativados, login removido, a revisar';
$_ADDONLANG['reconcile_terminated'] = 'Encerrados: tratados como dizem as configurações';
$_ADDONLANG['reconcile_status_changed'] = 'Outro status: armazenado';
$_ADDONLANG['reconcile_broken'] = 'Editados fora da API: deixados como estão';
$_ADDONLANG['notice_reconciled'] = 'A reconciliação foi concluída.';

// Client area
$_ADDONLANG['client_title'] = 'Uso da rede';
$_ADDONLANG['client_service'] = 'Detalhes do produto';
$_ADDONLANG['client_back'] = 'Voltar ao produto';
$_ADDONLANG['client_nothing'] = 'Não há nada a mostrar para este produto.';
$_ADDONLANG['client_later'] = 'Isto não pode ser mostrado no momento. Tente novamente mais tarde.';
$_ADDONLANG['client_usage_later'] = 'Os números não podem ser mostrados no momento. Tente novamente mais tarde.';
$_ADDONLANG['client_usage_picture'] = 'Gráfico do tráfego das últimas 24 horas. O link leva a todos os números.';
$_ADDONLANG['client_usage_all'] = 'Tráfego das últimas 24 horas: todos os números';
$_ADDONLANG['client_repeat'] = 'Clique no botão novamente: a página era antiga demais.';
$_ADDONLANG['client_password'] = 'Senha';
$_ADDONLANG['client_show_password'] = 'Mostrar senha';
$_ADDONLANG['client_hide_password'] = 'Ocultar senha';
$_ADDONLANG['client_no_password'] = 'Não há senha a mostrar.';
$_ADDONLANG['client_not_for_role'] = 'A sua função não pode usar o NetFlow Manager; por isso a senha não é exibida.';
$_ADDONLANG['client_not_for_user'] = 'O seu acesso não permite ver os produtos desta conta. O proprietário da conta'
    . ' pode autorizar.';
$_ADDONLANG['client_password_not_for_user'] = 'O seu acesso não permite ver as senhas dos produtos desta conta. O'
    . ' proprietário da conta pode autorizar.';
$_ADDONLANG['client_copy'] = 'Copiar';
$_ADDONLANG['client_copied'] = 'Copiado';
$_ADDONLANG['client_copy_by_hand'] = 'Selecionado: copie com o teclado';

// Merge fields
$_ADDONLANG['netflow_enabled'] = 'NetFlow: o acesso está ativado (1 ou vazio)';
$_ADDONLANG['netflow_url'] = 'NetFlow: URL de login';
$_ADDONLANG['netflow_password_url'] = 'NetFlow: link para a página de senha do cliente (vazio enquanto essa página '
    . 'estiver desativada)';

// Rules for new services
$_ADDONLANG['rules_title'] = 'Regras para novos serviços';
$_ADDONLANG['rules_intro'] = 'Um produto com uma regra dá a cada novo serviço o seu registro antes do envio do e-mail de'
    . ' boas-vindas. Um cliente que já tem um login NetFlow continua a usá-lo.';
$_ADDONLANG['rules_deleted_records'] = 'Um registro excluído conta como nunca criado: uma regra o cria de novo. Para'
    . ' manter um serviço sem acesso, desative o registro.';
$_ADDONLANG['rules_nightly_on'] = 'Os registros ausentes são criados todas as noites.';
$_ADDONLANG['rules_nightly_off'] = 'Os registros ausentes não são criados todas as noites: "Create missing records every'
    . ' night" está desligado em System Settings > Addon Modules > NetFlow Manager > Configure.';
$_ADDONLANG['rules_no_products'] = 'O WHMCS não tem produtos.';
$_ADDONLANG['rules_gone'] = 'Produtos que o WHMCS não tem mais';
$_ADDONLANG['rules_product'] = 'Produto';
$_ADDONLANG['rules_rule'] = 'Regra';
$_ADDONLANG['rules_login'] = 'Login';
$_ADDONLANG['rules_actions'] = 'Ações';
$_ADDONLANG['rules_none'] = 'nenhuma';
$_ADDONLANG['rules_on'] = 'ativa';
$_ADDONLANG['rules_off'] = 'inativa';
$_ADDONLANG['rules_broken'] = 'danificada, não cria nada';
$_ADDONLANG['rules_add'] = 'Adicionar regra';
$_ADDONLANG['rules_edit'] = 'Editar';
$_ADDONLANG['rules_apply'] = 'Aplicar aos serviços existentes';
$_ADDONLANG['rule_title'] = 'Regra de :product';
$_ADDONLANG['rule_placeholders'] = 'Usuário, grupo e notas podem conter:';
$_ADDONLANG['rule_broken'] = 'A regra armazenada foi alterada fora da API e não cria nada. Confira cada campo e salve-a de'
    . ' novo, ou exclua-a.';
$_ADDONLANG['rule_not_saved'] = 'A regra não foi salva.';
$_ADDONLANG['rule_outdated'] = 'Nada foi alterado: outra pessoa mudou a regra. Confira os campos e salve de novo para'
    . ' substituí-la.';
$_ADDONLANG['rule_copy_nothing'] = 'Nada foi copiado: escolha produtos e salve a regra antes.';
$_ADDONLANG['rule_enabled'] = 'A regra está ativa';
$_ADDONLANG['rule_help_enabled'] = 'Uma regra inativa não cria nada.';
$_ADDONLANG['rule_login'] = 'Login';
$_ADDONLANG['rule_help_login'] = 'Se um novo serviço usa um login que o cliente já tem.';
$_ADDONLANG['rule_login_reuse'] = 'O login do cliente, senão um novo';
$_ADDONLANG['rule_login_new'] = 'Sempre um novo';
$_ADDONLANG['rule_login_none'] = 'Nenhum';
$_ADDONLANG['rule_username'] = 'Usuário de um novo login';
$_ADDONLANG['rule_help_username'] = 'Por exemplo c{client_id}. O de outro cliente é recusado.';
$_ADDONLANG['rule_password'] = 'Senha de um novo login';
$_ADDONLANG['rule_help_password'] = 'A gerada também deve ser definida no NetFlow Analyzer.';
$_ADDONLANG['rule_password_none'] = 'Nenhuma';
$_ADDONLANG['rule_password_generate'] = 'Gerada, 20 caracteres';
$_ADDONLANG['rule_netflow_url'] = 'URL do NetFlow';
$_ADDONLANG['rule_help_netflow_url'] = 'Vazio: o padrão das configurações.';
$_ADDONLANG['rule_group'] = 'Grupo do NetFlow';
$_ADDONLANG['rule_help_group'] = 'Por exemplo {hostname}.';
$_ADDONLANG['rule_ip_address'] = 'Endereço IP';
$_ADDONLANG['rule_help_ip_address'] = 'Com quais endereços do serviço no WHMCS o registro começa.';
$_ADDONLANG['rule_ip_address_dedicated'] = 'IP dedicado';
$_ADDONLANG['rule_ip_address_assigned'] = 'IPs atribuídos';
$_ADDONLANG['rule_ip_address_both'] = 'Ambos, o dedicado primeiro';
$_ADDONLANG['rule_ip_address_none'] = 'Nenhum';
$_ADDONLANG['rule_notes'] = 'Notas';
$_ADDONLANG['rule_help_notes'] = 'Só a equipe as vê.';
$_ADDONLANG['rule_record_enabled'] = 'Os registros começam ativados';
$_ADDONLANG['rule_help_record_enabled'] = 'Caso contrário, a página do produto e os e-mails ficam sem os dados até que'
    . ' você ative um registro.';
$_ADDONLANG['rule_save'] = 'Salvar regra';
$_ADDONLANG['rule_delete'] = 'Excluir regra';
$_ADDONLANG['rule_delete_consequence'] = 'Os novos serviços do produto começam sem registro. Os registros que a regra criou permanecem.';
$_ADDONLANG['rule_delete_outdated'] = 'Nada foi excluído: outra pessoa mudou a regra. Veja a regra antes de excluí-la.';
$_ADDONLANG['rule_preview'] = 'Prévia';
$_ADDONLANG['rule_preview_about'] = 'Como se o serviço ainda não tivesse registro. Um registro que existe fica como está.';
$_ADDONLANG['rule_preview_service'] = 'Serviço';
$_ADDONLANG['rule_preview_none'] = 'Sem prévia: o produto não tem serviço, ou a regra não pode ser lida.';
$_ADDONLANG['rule_preview_invalid'] = 'O serviço não teria registro:';
$_ADDONLANG['rule_preview_login_reused'] = 'Usaria o login do serviço #:service do mesmo cliente.';
$_ADDONLANG['rule_preview_login_new'] = 'Teria um novo login.';
$_ADDONLANG['rule_preview_login_none'] = 'Não teria login.';
$_ADDONLANG['rule_preview_password'] = 'Com uma senha.';
$_ADDONLANG['rule_preview_no_password'] = 'Sem senha.';
$_ADDONLANG['rule_preview_disabled'] = 'O registro ficaria desativado.';
$_ADDONLANG['rule_copy'] = 'Copiar para mais produtos';
$_ADDONLANG['rule_copy_help'] = 'A regra armazenada é copiada. Ela substitui a regra que um produto tem.';
$_ADDONLANG['rule_copy_button'] = 'Copiar regra';
$_ADDONLANG['notice_rule_saved'] = 'A regra foi salva. Vale para os serviços a partir de agora; para os existentes há um'
    . ' botão abaixo.';
$_ADDONLANG['notice_rule_saved_off'] = 'A regra foi salva. Ela está inativa e não cria nada.';
$_ADDONLANG['notice_rule_deleted'] = 'A regra foi excluída. Os registros que ela criou permanecem.';
$_ADDONLANG['notice_rule_copied'] = 'A regra foi copiada.';
$_ADDONLANG['apply_title'] = 'Aplicar a regra de :product aos serviços existentes';
$_ADDONLANG['apply_about'] = 'Os serviços deste produto sem registro recebem um. Um teste mostra quais e não altera nada.';
$_ADDONLANG['apply_dry_run'] = 'Teste';
$_ADDONLANG['apply_run'] = 'Criar os registros agora: :count';
$_ADDONLANG['apply_dry_run_done'] = 'Teste, nada foi alterado. Registros que seriam criados: :count';
$_ADDONLANG['apply_done'] = 'Pronto. Registros criados: :count';
$_ADDONLANG['apply_services'] = 'Serviços do produto';
$_ADDONLANG['apply_existing'] = 'já com registro';
$_ADDONLANG['apply_without_rule'] = 'sem regra ativa';
$_ADDONLANG['apply_not_visible'] = 'com um status que não mostra a seção';
$_ADDONLANG['apply_invalid_count'] = 'não possíveis';
$_ADDONLANG['apply_created'] = 'registros criados';
$_ADDONLANG['apply_created_dry_run'] = 'registros que seriam criados';
$_ADDONLANG['apply_invalid'] = 'Por que alguns não recebem registro';

// Several records at once
$_ADDONLANG['bulk_ticked'] = 'Registros marcados:';
$_ADDONLANG['bulk_all'] = 'Marcar todos';
$_ADDONLANG['bulk_tick'] = 'Marcar #:service';
$_ADDONLANG['bulk_enable'] = 'Ativar';
$_ADDONLANG['bulk_disable'] = 'Desativar';
$_ADDONLANG['bulk_delete'] = 'Excluir';
$_ADDONLANG['bulk_send'] = 'Enviar os dados';
$_ADDONLANG['bulk_done'] = 'feito';
$_ADDONLANG['bulk_done_enable'] = 'Ativados: :count.';
$_ADDONLANG['bulk_done_disable'] = 'Desativados: :count.';
$_ADDONLANG['bulk_done_delete'] = 'Excluídos: :count.';
$_ADDONLANG['bulk_failed'] = 'Não feitos: :count.';
$_ADDONLANG['bulk_delete_question'] = 'Estes registros e suas senhas são excluídos definitivamente. Registros: :count';
$_ADDONLANG['notice_bulk_nothing'] = 'Nada foi alterado: marque registros antes.';
$_ADDONLANG['send_title'] = 'Enviar os dados';
$_ADDONLANG['send_about'] = 'O WHMCS envia ao cliente um e-mail de produto com os dados do NetFlow.';
$_ADDONLANG['send_template'] = 'E-mail';
$_ADDONLANG['send_button'] = 'Enviar e-mails: :count';
$_ADDONLANG['send_sent'] = 'E-mails enviados: :count.';
$_ADDONLANG['send_not_possible'] = 'Nenhum e-mail: o serviço não tem registro, ou ele está desativado, danificado ou é de outro cliente.'
    . ' Abra o serviço para conferir.';

// Rules and records that have changed meanwhile
$_ADDONLANG['rule_preview_default'] = 'o padrão das configurações';
$_ADDONLANG['rule_preview_failed'] = 'Desatualizada: não foi possível carregar a prévia. O botão abaixo dos serviços diz por quê.';
$_ADDONLANG['apply_outdated'] = 'Nada foi criado: a regra mudou desde o teste. Abaixo está o que ela faria agora.';
$_ADDONLANG['bulk_review'] = 'O serviço passou para outro cliente. Abra o registro, confira e salve.';
$_ADDONLANG['send_no_details'] = 'Nenhum e-mail: o WHMCS não conseguiu ler os dados. O log de atividades diz por quê.';
$_ADDONLANG['report_links_button'] = 'Baixar propostas';

// Admin pages: traffic
$_ADDONLANG['report_title'] = 'Relatório de tráfego';
$_ADDONLANG['source_intro'] = 'De onde vêm os números de tráfego que os clientes veem. O coletor no host da API '
    . 'consulta a fonte; nenhuma página do WHMCS espera por ela.';
$_ADDONLANG['source_none'] = 'Nenhuma fonte está conectada: nada é medido e os clientes não veem tráfego.';
$_ADDONLANG['source_state'] = 'Fonte conectada';
$_ADDONLANG['source_connect'] = 'Conectar uma fonte';
$_ADDONLANG['source_change'] = 'Alterar a fonte';
$_ADDONLANG['source_save'] = 'Salvar a fonte';
$_ADDONLANG['source_test'] = 'Testar a fonte';
$_ADDONLANG['source_test_help'] = 'Testa o que está salvo: salve primeiro. Pode levar um minuto.';
$_ADDONLANG['source_delete'] = 'Remover a fonte';
$_ADDONLANG['source_delete_consequence'] = 'A partir daí nada é medido e os clientes não veem tráfego. Os números '
    . 'ficam até o fim da sua retenção; uma chave salva é perdida.';
$_ADDONLANG['source_delete_outdated'] = 'Nada foi removido: outra pessoa mudou a fonte. Veja-a antes de removê-la.';
$_ADDONLANG['source_not_saved'] = 'A fonte não foi salva. Cada erro aparece ao lado do seu campo.';
$_ADDONLANG['source_outdated'] = 'Nada foi alterado: outra pessoa mudou a fonte. Confira os campos e salve de novo '
    . 'para substituí-la.';
$_ADDONLANG['notice_source_saved'] = 'A fonte está salva. A próxima rodada do coletor começa a medir.';
$_ADDONLANG['notice_source_deleted'] = 'A fonte foi removida.';
$_ADDONLANG['source_kind'] = 'Tipo';
$_ADDONLANG['source_kind_nfdump'] = 'nfdump: arquivos do nfcapd';
$_ADDONLANG['source_kind_netflow_analyzer'] = 'NetFlow Analyzer (API)';
$_ADDONLANG['source_help_kind'] = 'Para o nfdump, a pasta dos arquivos é escolhida no host da API '
    . '(NFM_NFDUMP_DIR), e nada mais é necessário aqui.';
$_ADDONLANG['source_url'] = 'Endereço do NetFlow Analyzer';
$_ADDONLANG['source_help_url'] = 'Com https://, ou http:// para um endereço IP de loopback ou privado. Outro '
    . 'endereço remove a chave salva: digite a chave junto.';
$_ADDONLANG['source_auth'] = 'A chave é enviada';
$_ADDONLANG['source_auth_header'] = 'como cabeçalho';
$_ADDONLANG['source_auth_query'] = 'no endereço';
$_ADDONLANG['source_help_auth'] = 'No endereço apenas para versões do NetFlow Analyzer anteriores à 128100: '
    . 'proxies podem registrá-la.';
$_ADDONLANG['source_time_zone'] = 'Fuso horário do seu servidor';
$_ADDONLANG['source_help_time_zone'] = 'Nome do banco IANA, como Europe/Berlin. Um fuso errado é percebido e '
    . 'nenhum número é usado.';
$_ADDONLANG['source_api_key'] = 'Chave de API';
$_ADDONLANG['source_help_api_key'] = 'Chave da API REST do NetFlow Analyzer, guardada cifrada e nunca mais '
    . 'mostrada. Deixe vazio para manter a que está salva.';
$_ADDONLANG['source_key_again'] = 'A chave não é mantida nesta página: digite-a de novo.';
$_ADDONLANG['source_key_stored'] = 'salva';
$_ADDONLANG['source_key_none'] = 'não salva';
$_ADDONLANG['source_key_none_advice'] = 'O NetFlow Analyzer recusa perguntas sem a sua chave: digite-a abaixo.';
$_ADDONLANG['source_stored'] = 'Integridade';
$_ADDONLANG['source_broken'] = 'A fonte foi alterada fora do NetFlow Manager, por isso nada é medido.';
$_ADDONLANG['source_broken_advice'] = 'Confira os campos abaixo, digite a chave de novo e salve.';
$_ADDONLANG['source_last_success'] = 'Última rodada bem-sucedida';
$_ADDONLANG['source_never'] = 'Nenhuma ainda: "netflow-manager collect" no host da API as executa.';
$_ADDONLANG['source_last_failure'] = 'Última rodada';
$_ADDONLANG['source_failure_unreachable'] = 'A fonte não respondeu.';
$_ADDONLANG['source_failure_refused'] = 'A fonte recusou a chave, ou o endereço é de outra coisa.';
$_ADDONLANG['source_failure_unreadable'] = 'A resposta da fonte não foi compreendida.';
$_ADDONLANG['source_failure_disagrees'] = 'Os números da fonte se contradizem, por isso nenhum foi usado.';
$_ADDONLANG['source_failure_advice'] = 'Teste a fonte abaixo e execute "netflow-manager check" no host da API.';
$_ADDONLANG['source_scope'] = 'A chave de API deste addon não pode ler nem alterar a fonte do tráfego: falta a ela '
    . 'o escopo "admin".';
$_ADDONLANG['source_scope_host'] = 'Se o WHMCS não deve ter tal chave, escolha os arquivos do nfcapd no host da '
    . 'API:';
$_ADDONLANG['groups_title'] = 'Grupos da fonte';
$_ADDONLANG['groups_search'] = 'Parte do nome';
$_ADDONLANG['groups_find'] = 'Procurar um grupo da fonte';
$_ADDONLANG['groups_failed'] = 'Os grupos não podem ser listados no momento; você pode digitar o nome.';
$_ADDONLANG['groups_none'] = 'Nenhum grupo é conhecido: somente o NetFlow Analyzer como fonte os informa. Você '
    . 'pode digitar o nome.';
$_ADDONLANG['groups_no_match'] = 'Nenhum grupo da fonte contém isso. Procure uma parte mais curta; um campo vazio '
    . 'lista todos.';
$_ADDONLANG['traffic_title'] = 'O tráfego como o cliente o vê';
$_ADDONLANG['traffic_nothing'] = 'O cliente não vê tráfego deste serviço. O link abaixo diz por quê.';
$_ADDONLANG['traffic_usage_later'] = 'Os números não podem ser mostrados no momento. A página do estado diz o que '
    . 'há de errado.';
$_ADDONLANG['report_intro'] = 'O que não combina entre os registros de acesso e a fonte do tráfego. As listas '
    . 'mostram no máximo 100 itens.';
$_ADDONLANG['report_until'] = 'Os números estão completos até:';
$_ADDONLANG['report_nothing_yet'] = 'Nada foi coletado ainda.';
$_ADDONLANG['report_none'] = 'Nenhuma fonte de tráfego está conectada.';
$_ADDONLANG['report_clear'] = 'Nada encontrado.';
$_ADDONLANG['report_targets_missing'] = 'Registros que não podem ser medidos';
$_ADDONLANG['report_targets_missing_help'] = 'A fonte não tem esse grupo, ou os endereços não são válidos ou ficam '
    . 'fora das redes desta instalação.';
$_ADDONLANG['report_silent_services'] = 'Serviços sem tráfego há 7 dias';
$_ADDONLANG['report_silent_services_help'] = 'São medidos e nem um byte foi visto. O grupo e os endereços são os '
    . 'do serviço?';
$_ADDONLANG['report_groups_without_record'] = 'Grupos sem registro';
$_ADDONLANG['report_silent_exporters'] = 'Exportadores silenciosos';
$_ADDONLANG['report_silent_exporters_help'] = 'Enviavam fluxos e não enviam mais: o tráfego deles falta em todos '
    . 'os números.';
$_ADDONLANG['report_exporter'] = 'Exportador';
$_ADDONLANG['report_last_slot'] = 'Últimos números';
$_ADDONLANG['report_group_id'] = 'ID na fonte';
$_ADDONLANG['report_groups_unknown'] = 'O NetFlow Analyzer ainda não informou os seus grupos, por isso eles não '
    . 'são comparados. Teste a fonte.';
$_ADDONLANG['report_shared_addresses'] = 'Endereços nos registros de vários clientes';
$_ADDONLANG['report_shared_addresses_help'] = 'Cada um destes clientes veria o tráfego dos outros. Corrija o '
    . 'registro de quem não tem mais o endereço.';
$_ADDONLANG['report_groups_without_record_help'] = 'Nenhum serviço mostra o tráfego destes grupos. As propostas '
    . 'abaixo podem conter alguns.';
$_ADDONLANG['report_links'] = 'Propostas';
$_ADDONLANG['report_links_intro'] = 'Os endereços que os serviços têm no WHMCS (IP dedicado, IPs atribuídos) são '
    . 'comparados com a fonte. Um serviço só recebe uma proposta se nada for ambíguo: com o NetFlow Analyzer, o '
    . 'único grupo que tem todos os seus endereços; com o nfdump, os endereços. Nada é alterado: baixe o arquivo e '
    . 'depois confira-o e importe-o.';
$_ADDONLANG['report_links_next'] = 'conferir e importar este arquivo';
$_ADDONLANG['report_links_none'] = 'Não há proposta: em nenhum serviço os endereços levam a uma única resposta.';
$_ADDONLANG['report_links_patch'] = 'Baixar: para registros que não podem ser medidos';
$_ADDONLANG['report_links_create'] = 'Baixar: para serviços sem registro';
