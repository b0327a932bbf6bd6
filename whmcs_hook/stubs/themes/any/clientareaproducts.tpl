<div class="table-responsive">
    <table class="table table-list">
        <thead><tr><th>Product/Service</th><th>Status</th></tr></thead>
        <tbody>
            {foreach $services as $service}
                <tr>
                    <td><a href="clientarea.php?action=productdetails&amp;id={$service->id}">{$service->name|escape}
                        {$service->domain|escape}</a></td>
                    <td>{$service->domainstatus|escape}</td>
                </tr>
            {/foreach}
        </tbody>
    </table>
</div>
