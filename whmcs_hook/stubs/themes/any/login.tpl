<p>Nobody needs a password here.</p>
<form method="post" action="login.php">
    <input type="hidden" name="token" value="{$token}">
    <input type="hidden" name="goto" value="{$goto|escape}">
    <div class="form-group">
        <label for="standinClient">Client</label>
        <select class="form-control custom-select" id="standinClient" name="client">
            {foreach $clients as $one}
                <option value="{$one->id}">#{$one->id} {$one->firstname|escape} {$one->companyname|escape}</option>
            {/foreach}
            {foreach $invited as $one}
                <option value="{$one->client_id}/{$one->auth_user_id}">#{$one->client_id}, invited: {$one->first_name|escape}
                    ({$one->permissions|escape})</option>
            {/foreach}
        </select>
    </div>
    <button class="btn btn-primary" type="submit">Login</button>
</form>
