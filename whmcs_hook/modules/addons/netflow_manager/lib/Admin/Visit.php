<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Api\Api;
use WHMCS\Module\Addon\NetflowManager\Api\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Module;
use WHMCS\Module\Addon\NetflowManager\Page\Language;
use WHMCS\Module\Addon\NetflowManager\Page\Links;
use WHMCS\Module\Addon\NetflowManager\Page\View;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Administrator;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Input;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Settings;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Token;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * One administrator at one page of the addon: what they sent, and what the page needs to answer.
 */
final class Visit
{
    private ?Api $api = null;

    public function __construct(
        public readonly Input $input,
        public readonly Language $language,
        public readonly Links $links,
        public readonly Settings $settings,
        public readonly string $actor,
    ) {
    }

    /** @param array<array-key, mixed> $vars what WHMCS hands to `_output` */
    public static function from(array $vars, ?Administrator $administrator): self
    {
        $base = $vars['modulelink'] ?? null;

        return new self(
            Input::ofRequest(),
            Language::ofPage($vars),
            new Links(is_string($base) && $base !== '' ? $base : Links::DEFAULT_BASE),
            Settings::stored(),
            $administrator?->actor() ?? 'whmcs admin',
        );
    }

    /** @return self the same administrator, who sends something else */
    public function with(Input $input): self
    {
        return new self($input, $this->language, $this->links, $this->settings, $this->actor);
    }

    /** @throws ApiFailure while address or key are not set up */
    public function api(): Api
    {
        return $this->api ??= Module::adminApi($this->settings, $this->actor, language: $this->language);
    }

    /**
     * Renders a template of templates/admin/. Beside the tools of `View` it has `$token` and `$probe`, which every form
     * sends, and `$formFields`, the hidden fields of a GET form.
     *
     * @param array<string, mixed> $values variables of the template
     *
     * @return string HTML
     */
    public function render(string $template, array $values = []): string
    {
        $view = new View($this->language, $this->links);
        $own = ['token' => Token::value(), 'probe' => Input::PROBE, 'formFields' => $this->links->formFields(...)];

        return $view->render("admin/{$template}", $values + $own);
    }
}
