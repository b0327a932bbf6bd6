{* The client's page about a service. Copy it to templates/THEME/modules/addons/netflow_manager/ to change it there.
   Print every value with |escape, but $netflow.section, $netflow.password_html and $netflow.script, which are HTML. *}
<div class="netflow-manager-page">
{if $netflow.message}
    <div class="alert alert-info" role="status">{$netflow.message|escape:'html':'UTF-8' nofilter}</div>
{/if}
{if $netflow.service != ''}
    <p class="text-muted" style="word-break:break-word" dir="auto">{$netflow.service|escape:'html':'UTF-8' nofilter}</p>
{/if}
{if $netflow.section}
    {$netflow.section nofilter}
{/if}
{if $netflow.password_html != ''}
    <div class="netflow-manager panel panel-default card mb-3" data-password>
        <div class="panel-body card-body text-left">
            <table class="table table-condensed table-sm">
                <tbody>
                    <tr><th scope="row">{$netflow.texts.password|escape:'html':'UTF-8' nofilter}</th><td style="word-break:break-word;white-space:pre-wrap;font-family:monospace" dir="auto">{$netflow.password_html nofilter}</td><td class="text-right" hidden><button type="button" class="btn btn-default btn-outline-secondary btn-sm" aria-label="{$netflow.texts.copy|escape:'html':'UTF-8' nofilter}: {$netflow.texts.password|escape:'html':'UTF-8' nofilter}">{$netflow.texts.copy|escape:'html':'UTF-8' nofilter}</button></td></tr>
                </tbody>
            </table>
            <div class="small" role="status" data-copied="{$netflow.texts.copied|escape:'html':'UTF-8' nofilter}" data-by-hand="{$netflow.texts.copy_by_hand|escape:'html':'UTF-8' nofilter}"></div>
            <a class="btn btn-default btn-outline-secondary" href="{$netflow.password_address|escape:'html':'UTF-8' nofilter}">{$netflow.texts.hide_password|escape:'html':'UTF-8' nofilter}</a>
        </div>
    </div>
{/if}
{if $netflow.token}
    <form method="post" action="{$netflow.password_address|escape:'html':'UTF-8' nofilter}">
        <input type="hidden" name="token" value="{$netflow.token|escape:'html':'UTF-8' nofilter}">
        <input type="hidden" name="view" value="password">
        <p><button type="submit" class="btn btn-default btn-outline-secondary">{$netflow.texts.show_password|escape:'html':'UTF-8' nofilter}</button></p>
    </form>
{/if}
    <p><a href="{$netflow.back_address|escape:'html':'UTF-8' nofilter}">{$netflow.texts.back|escape:'html':'UTF-8' nofilter}</a></p>
</div>
{$netflow.script nofilter}
