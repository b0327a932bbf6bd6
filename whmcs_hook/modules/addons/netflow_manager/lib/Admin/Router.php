<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Administrator;
use WHMCS\Module\Addon\NetflowManager\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Escape;
use WHMCS\Module\Addon\NetflowManager\Input;
use WHMCS\Module\Addon\NetflowManager\Log;
use WHMCS\Module\Addon\NetflowManager\Token;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Finds the page for an action and puts the frame around it. Nothing that fails in a page leaves this class.
 */
final class Router
{
    private const START = 'list';
    /** Page with a tab and a link in the sidebar => the actions that belong to it. */
    private const TABS = [
        'list' => ['list', 'history', 'delete', 'rotate'],
        'edit' => ['edit', 'save'],
        'explain' => ['explain'],
        'import' => ['import', 'export'],
        'settings' => ['settings'],
        'health' => ['health', 'reconcile'],
    ];
    /** Action => class: a `Page` answers a GET, a `Change` a POST, and some do both. */
    private const ACTIONS = [
        'list' => RecordList::class,
        'edit' => EditForm::class,
        'save' => SaveRecord::class,
        'delete' => DeleteRecord::class,
        'history' => History::class,
        'rotate' => RotateLogin::class,
        'explain' => Explanation::class,
        'settings' => DisplaySettings::class,
        'import' => ImportFile::class,
        'export' => ExportFile::class,
        'health' => Health::class,
        'reconcile' => Reconcile::class,
    ];

    /**
     * @param array<array-key, mixed> $vars what WHMCS hands to `_output`
     *
     * @return string HTML
     */
    public static function page(array $vars): string
    {
        try {
            $administrator = Administrator::current();
            $visit = Visit::from($vars, $administrator);

            return $administrator?->isRefused() === true
                ? $visit->render('alert', ['reasons' => ['role_refused' => []]])
                : (new self())->answer($visit, Input::isPost());
        } catch (\Throwable $failure) {
            Log::broken('The admin page', $failure);

            return '<div class="alert alert-danger">'
                . Escape::html('This page could not be shown. The activity log says where it stopped.') . '</div>';
        }
    }

    /**
     * @param array<array-key, mixed> $vars what WHMCS hands to `_sidebar`: the same as to `_output`
     *
     * @return string HTML of the links beside the pages, empty for who may not use the addon
     */
    public static function sidebar(array $vars): string
    {
        try {
            $administrator = Administrator::current();

            return $administrator?->isRefused() === true
                ? ''
                : Visit::from($vars, $administrator)->render('sidebar', ['tabs' => array_keys(self::TABS)]);
        } catch (\Throwable $failure) {
            Log::brokenView('The sidebar of the admin page', $failure);
        }

        return '';
    }

    private function answer(Visit $visit, bool $isPost): string
    {
        $action = $visit->input->text('action');
        $action = isset(self::ACTIONS[$action]) ? $action : self::START;
        $page = new (self::ACTIONS[$action])();
        try {
            if ($page instanceof Change && ($isPost || !$page instanceof Page)) {
                return $this->changed($visit, $action, $page);
            }

            return $this->framed($visit, $action, $page->show($visit), $visit->input->text('notice'));
        } catch (ApiFailure $failure) {
            return $this->framed($visit, $action, ApiTrouble::html($visit, $failure, $isPost));
        }
    }

    private function changed(Visit $visit, string $action, Change $change): string
    {
        if (UploadedFile::isRequestTooLarge()) {
            return $this->refused($visit, $action, [
                'upload_too_large' => [],
                'import_largest' => ['size' => UploadedFile::largest()],
            ]);
        }
        if (!Input::isPost() || !Token::isSent(Token::ADMIN)) {
            return $this->refused($visit, $action, ['form_expired' => []]);
        }
        $outcome = $change->apply($visit);

        return $outcome->action === null
            ? $this->framed($visit, $action, $outcome->html)
            : $this->redirected($visit, $outcome);
    }

    /** @param array<string, array<string, string>> $reasons key of a language string => its values */
    private function refused(Visit $visit, string $action, array $reasons): string
    {
        return $this->framed($visit, $action, $visit->render('alert', ['reasons' => $reasons]));
    }

    /** The page itself goes along with the redirect, for callers that follow none. */
    private function redirected(Visit $visit, Outcome $outcome): string
    {
        $parameters = $outcome->parameters + ['notice' => $outcome->notice];
        if (!headers_sent()) {
            header('Location: ' . $visit->links->to((string) $outcome->action, $parameters), true, 303);
        }
        $next = new Visit(
            Input::of(['action' => (string) $outcome->action] + $parameters),
            $visit->language,
            $visit->links,
            $visit->settings,
            $visit->actor,
        );

        return $this->answer($next, false);
    }

    private function framed(Visit $visit, string $action, string $content, string $notice = ''): string
    {
        $isNotice = preg_match('/\A[a-z_]{1,40}\z/', $notice) === 1 && $visit->language->has("notice_{$notice}");

        return $visit->render('frame', [
            'content' => $content,
            'tabs' => self::TABS,
            'action' => $action,
            'notice' => $isNotice ? "notice_{$notice}" : null,
        ]);
    }
}
