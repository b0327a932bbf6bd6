<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager;

use WHMCS\Module\Addon\NetflowManager\Admin\Finding;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * HTML of the addon's pages, in the classes of WHMCS's administration. Every text is escaped here.
 */
final class View
{
    /** @param list<Finding> $findings */
    public static function connection(array $findings, Language $language): string
    {
        $wrong = array_filter($findings, static fn (Finding $finding): bool => !$finding->isRight);
        $summary = $wrong === []
            ? self::alert('success', $language->text('all_right'))
            : self::alert('danger', $language->text('problems', ['count' => (string) count($wrong)]));
        $rows = implode('', array_map([self::class, 'row'], $findings));

        return '<h2>' . Escape::html($language->text('connection_check')) . '</h2>' . $summary
            . '<div class="table-responsive"><table class="table table-bordered"><tbody>'
            . $rows . '</tbody></table></div>';
    }

    public static function notice(string $text): string
    {
        return self::alert('danger', $text);
    }

    private static function alert(string $kind, string $text): string
    {
        return "<div class=\"alert alert-{$kind}\">" . Escape::html($text) . '</div>';
    }

    private static function row(Finding $finding): string
    {
        [$kind, $mark] = $finding->isRight ? ['success', "\u{2713}"] : ['danger', "\u{2717}"];
        $advice = $finding->advice === '' ? '' : '<p class="help-block">' . Escape::html($finding->advice) . '</p>';

        return '<tr><th scope="row">' . Escape::html($finding->label) . '</th>'
            . "<td><span class=\"label label-{$kind}\">{$mark}</span></td>"
            . '<td>' . Escape::html($finding->found) . $advice . '</td></tr>';
    }
}
