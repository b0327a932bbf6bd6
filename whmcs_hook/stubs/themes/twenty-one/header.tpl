{* The frame of a page in a Bootstrap 4 theme, written for this stand-in. *}
<!doctype html>
<html lang="en">
<head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>{$pagetitle} - Example Hosting</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/node_modules/bootstrap4/dist/css/bootstrap.min.css">
    <link rel="stylesheet" href="/node_modules/@fortawesome/fontawesome-free/css/all.min.css">
    <link rel="stylesheet" href="/static/site.css">
    <script src="/node_modules/jquery/dist/jquery.min.js"></script>
    <script src="/node_modules/bootstrap4/dist/js/bootstrap.bundle.min.js"></script>
</head>
<body class="primary-bg-color standin-client">
<div class="standin-ribbon">A stand-in for WHMCS, not WHMCS: client area, theme {$template|escape}.
    {foreach $themes as $theme => $link}<a href="{$link|escape}">{$theme|escape}</a> {/foreach}
    Language: {foreach $languages as $name => $link}<a href="{$link|escape}">{$name|escape}</a> {/foreach}
</div>
<header id="header" class="header">
    <nav class="navbar navbar-light bg-light mb-3" aria-label="Main">
        <ul class="nav">
            <li class="nav-item"><a class="nav-link" href="index.php">Home</a></li>
            {if $client}
                <li class="nav-item"><a class="nav-link" href="clientarea.php?action=services">My Services</a></li>
                <li class="nav-item"><a class="nav-link" href="clientarea.php?action=emails">My Emails</a></li>
                <li class="nav-item"><a class="nav-link" href="logout.php">Logout {$client->firstname|escape}</a></li>
            {else}
                <li class="nav-item"><a class="nav-link" href="login.php">Login</a></li>
            {/if}
        </ul>
    </nav>
</header>
<nav class="master-breadcrumb" aria-label="breadcrumb">
    <div class="container">
        <ol class="breadcrumb">
            {foreach $breadcrumb as $link => $label}
                <li class="breadcrumb-item"><a href="{$link|escape}">{$label}</a></li>
            {/foreach}
        </ol>
    </div>
</nav>
<section id="main-body">
    <div class="container">
        <h1>{$pagetitle}</h1>
        <div class="row">
            <div class="col-lg-4 col-xl-3">
                <div class="sidebar">
                    {foreach $primarySidebar->getChildren() as $panel}
                        <div menuItemName="{$panel->getName()|escape}" class="mb-3 card card-sidebar">
                            <div class="card-header">
                                <h3 class="card-title m-0">
                                    {if $panel->hasIcon()}<i class="{$panel->getIcon()|escape}" aria-hidden="true"></i>{/if}
                                    {$panel->getLabel()}
                                </h3>
                            </div>
                            {if $panel->getBodyHtml()}<div class="card-body">{$panel->getBodyHtml()}</div>{/if}
                            {if $panel->hasChildren()}
                                <div class="list-group list-group-flush">
                                    {foreach $panel->getChildren() as $entry}
                                        <a menuItemName="{$entry->getName()|escape}" href="{$entry->getUri()}"
                                            class="list-group-item list-group-item-action">
                                            {if $entry->hasIcon()}<i class="{$entry->getIcon()|escape}" aria-hidden="true"></i>{/if}
                                            {$entry->getLabel()}
                                        </a>
                                    {/foreach}
                                </div>
                            {/if}
                            {if $panel->getFooterHtml()}<div class="card-footer">{$panel->getFooterHtml()}</div>{/if}
                        </div>
                    {/foreach}
                </div>
            </div>
            <main class="col-lg-8 col-xl-9 primary-content">
