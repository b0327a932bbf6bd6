<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * What follows after a change: another page with a notice, or the form again with what was wrong.
 */
final class Outcome
{
    /** @param array<string, string|int> $parameters */
    private function __construct(
        public readonly ?string $action,
        public readonly array $parameters,
        public readonly string $notice,
        public readonly string $html,
    ) {
    }

    /**
     * It is done.
     *
     * @param string                    $action     the page to go to
     * @param array<string, string|int> $parameters of that page
     * @param string                    $notice     the text `notice_…` of the language file without its beginning
     */
    public static function done(string $action, array $parameters, string $notice): self
    {
        return new self($action, $parameters, $notice, '');
    }

    /** It is not done, or there is more to show than a notice. */
    public static function page(string $html): self
    {
        return new self(null, [], '', $html);
    }
}
