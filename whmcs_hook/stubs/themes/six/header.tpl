{* The frame of a page in a Bootstrap 3 theme, written for this stand-in. *}
<!DOCTYPE html>
<html lang="en">
<head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>{$pagetitle} - Example Hosting</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/node_modules/bootstrap3/dist/css/bootstrap.min.css">
    <link rel="stylesheet" href="/node_modules/@fortawesome/fontawesome-free/css/all.min.css">
    <link rel="stylesheet" href="/static/site.css">
    <script src="/node_modules/jquery/dist/jquery.min.js"></script>
    <script src="/node_modules/bootstrap3/dist/js/bootstrap.min.js"></script>
</head>
<body class="standin-client">
<div class="standin-ribbon">A stand-in for WHMCS, not WHMCS: client area, theme {$template|escape}.
    {foreach $themes as $theme => $link}<a href="{$link|escape}">{$theme|escape}</a> {/foreach}
    Language: {foreach $languages as $name => $link}<a href="{$link|escape}">{$name|escape}</a> {/foreach}
</div>
<section id="main-menu">
    <nav id="nav" class="navbar navbar-default" aria-label="Main">
        <div class="container">
            <ul class="nav navbar-nav">
                <li><a href="index.php">Home</a></li>
                {if $client}
                    <li><a href="clientarea.php?action=services">My Services</a></li>
                    <li><a href="clientarea.php?action=emails">My Emails</a></li>
                    <li><a href="logout.php">Logout {$client->firstname|escape}</a></li>
                {else}
                    <li><a href="login.php">Login</a></li>
                {/if}
            </ul>
        </div>
    </nav>
</section>
<section id="main-body">
    <div class="container">
        <div class="row">
            <div class="col-md-9 pull-md-right">
                <div class="header-lined">
                    <h1>{$pagetitle}</h1>
                    <ol class="breadcrumb">
                        {foreach $breadcrumb as $link => $label}
                            <li><a href="{$link|escape}">{$label}</a></li>
                        {/foreach}
                    </ol>
                </div>
            </div>
            <div class="col-md-3 pull-md-left sidebar">
                {foreach $primarySidebar->getChildren() as $panel}
                    <div menuItemName="{$panel->getName()|escape}" class="panel panel-sidebar panel-default">
                        <div class="panel-heading">
                            <h3 class="panel-title">
                                {if $panel->hasIcon()}<i class="{$panel->getIcon()|escape}" aria-hidden="true"></i>{/if}
                                {$panel->getLabel()}
                            </h3>
                        </div>
                        {if $panel->getBodyHtml()}<div class="panel-body">{$panel->getBodyHtml()}</div>{/if}
                        {if $panel->hasChildren()}
                            <div class="list-group">
                                {foreach $panel->getChildren() as $entry}
                                    <a menuItemName="{$entry->getName()|escape}" href="{$entry->getUri()}"
                                        class="list-group-item">
                                        {if $entry->hasIcon()}<i class="{$entry->getIcon()|escape}" aria-hidden="true"></i>{/if}
                                        {$entry->getLabel()}
                                    </a>
                                {/foreach}
                            </div>
                        {/if}
                        {if $panel->getFooterHtml()}<div class="panel-footer">{$panel->getFooterHtml()}</div>{/if}
                    </div>
                {/foreach}
            </div>
            <main class="col-md-9 pull-md-right main-content">
