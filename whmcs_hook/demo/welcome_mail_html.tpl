<p>Dear {$client_first_name},</p>
<p>your server {$service_domain} is ready. Its address is {$service_dedicated_ip}.</p>
{if $netflow_enabled}
<h3>NetFlow Analyzer Access</h3>
<p>
URL: <a href="{$netflow_url}">{$netflow_url}</a><br />
Username: {$netflow_username}<br />
{if $netflow_password != ''}Password: <code style="white-space:pre-wrap">{$netflow_password}</code><br />
{/if}
Group/IP: {$netflow_group} {$netflow_ip_address}
</p>
<p>You can use NetFlow Analyzer to view bandwidth and traffic statistics for your service.</p>
{/if}
<p>{$signature}</p>
