Dear {$client_first_name},

your server {$service_domain} is ready. Its address is {$service_dedicated_ip}.

{if $netflow_enabled}
NetFlow Analyzer Access

URL: {$netflow_url}
Username: {$netflow_username}
Password: {$netflow_password}
Group/IP: {$netflow_group} {$netflow_ip_address}

You can use NetFlow Analyzer to view bandwidth and traffic statistics for your service.
{/if}

{$signature}
