{* The structure of a product page in a Bootstrap 3 theme, written for this stand-in. *}
<div class="tab-content margin-bottom">
    <div class="tab-pane fade in active" id="tabOverview">
        {if $tplOverviewTabOutput}
            {$tplOverviewTabOutput}
        {else}
            <div class="product-details clearfix">
                <div class="row">
                    <div class="col-md-6">
                        <div class="product-status product-status-{$status|lower|escape}">
                            <h3>{$product|escape}</h3>
                            <h4>{$domain|escape}</h4>
                            <div class="product-status-text">{$status|escape}</div>
                        </div>
                    </div>
                    <div class="col-md-6 text-center">
                        <h4>Registration Date</h4>{$regdate|escape}
                        <h4>Next Due Date</h4>{$nextduedate|escape}
                        <h4>Primary IP</h4>{$dedicatedip|escape}
                    </div>
                </div>
            </div>
            {foreach $hookOutput as $output}
                <div>
                    {$output}
                </div>
            {/foreach}
        {/if}
    </div>
</div>
