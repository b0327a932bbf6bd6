<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Api\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Api\FailureKind;
use WHMCS\Module\Addon\NetflowManager\Page\Escape;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Administrator;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Input;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Log;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Token;

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
        'list' => ['list', 'history', 'traffic', 'delete', 'rotate', 'bulk', 'send'],
        'edit' => ['edit', 'save'],
        'explain' => ['explain'],
        'rules' => ['rules', 'rule', 'delete_rule', 'apply_rule'],
        'import' => ['import', 'export'],
        'usage_report' => ['usage_report', 'usage_links', 'usage_source', 'delete_source', 'groups'],
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
        'bulk' => BulkChange::class,
        'send' => SendDetails::class,
        'explain' => Explanation::class,
        'rules' => Rules::class,
        'rule' => RuleForm::class,
        'delete_rule' => DeleteRule::class,
        'apply_rule' => ApplyRule::class,
        'settings' => DisplaySettings::class,
        'usage_source' => UsageSource::class,
        'delete_source' => DeleteSource::class,
        'groups' => GroupSearch::class,
        'usage_report' => UsageReport::class,
        'usage_links' => UsageLinks::class,
        'traffic' => Traffic::class,
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
        $notice = '';
        try {
            if ($page instanceof Change && ($isPost || !$page instanceof Page)) {
                $outcome = $this->changed($visit, $page);
                if ($outcome->action !== null) {
                    return $this->redirected($visit, $outcome);
                }
                $content = $outcome->html;
            } else {
                $content = $page->show($visit);
                $notice = "notice_{$visit->input->text('notice')}";
            }
        } catch (ApiFailure $failure) {
            $content = $this->trouble($visit, $failure, $isPost);
        }
        $isNotice = preg_match('/\A[a-z_]{1,47}\z/', $notice) === 1 && $visit->language->has($notice);

        return $visit->render('frame', [
            'content' => $content,
            'tabs' => self::TABS,
            'action' => $action,
            'notice' => $isNotice ? $notice : null,
        ]);
    }

    private function changed(Visit $visit, Change $change): Outcome
    {
        $reasons = match (true) {
            UploadedFile::isRequestTooLarge() => [
                'upload_too_large' => [],
                'import_largest' => ['size' => UploadedFile::largest()],
            ],
            !Input::isPost() || !Token::isSent(Token::ADMIN) => ['form_expired' => []],
            default => null,
        };

        return $reasons === null
            ? $change->apply($visit)
            : Outcome::page($visit->render('alert', ['reasons' => $reasons]));
    }

    /** What stands in place of a page when the API did not do its part: why, and the connection check. */
    private function trouble(Visit $visit, ApiFailure $failure, bool $isPost): string
    {
        return $visit->render('trouble', [
            'isOutcomeUnknown' => $isPost && $failure->isOutcomeUnknown,
            'isUnreachable' => $failure->kind === FailureKind::Unreachable,
            'message' => $failure->in($visit->language),
            // A refusal of the request itself says nothing about the connection.
            'findings' => $failure->isRejection() ? [] : Health::findings($visit),
        ]);
    }

    /** The page itself goes along with the redirect, for callers that follow none. */
    private function redirected(Visit $visit, Outcome $outcome): string
    {
        $parameters = $outcome->parameters + ['notice' => $outcome->notice];
        if (!headers_sent()) {
            header('Location: ' . $visit->links->to((string) $outcome->action, $parameters), true, 303);
        }
        $next = Input::of(['action' => (string) $outcome->action] + $parameters);

        return $this->answer($visit->with($next), false);
    }
}
