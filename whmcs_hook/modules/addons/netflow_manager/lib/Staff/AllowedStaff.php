<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Staff;

use WHMCS\Module\Addon\NetflowManager\Api\Api;
use WHMCS\Module\Addon\NetflowManager\Module;
use WHMCS\Module\Addon\NetflowManager\Page\Language;
use WHMCS\Module\Addon\NetflowManager\Page\Links;
use WHMCS\Module\Addon\NetflowManager\Page\View;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Administrator;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Settings;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The member of staff before a page of WHMCS's own admin area, whose role may use the addon. Hooks run for all staff, so
 * they ask here first, and show and change nothing for anybody else.
 */
final class AllowedStaff
{
    private function __construct(
        public readonly string $actor,
        public readonly Settings $settings,
        public readonly Language $language,
        public readonly Links $links,
    ) {
    }

    /** @return self|null null when nobody is logged in or their role may not. Throws what the database throws. */
    public static function current(): ?self
    {
        $administrator = Administrator::current();
        if ($administrator?->mayUseAddon() !== true) {
            return null;
        }
        $language = Language::load($administrator->language());

        return new self($administrator->actor(), Settings::stored(), $language, new Links());
    }

    /**
     * @param string   $purpose    `staff`, `staff_usage`, `search` or `dashboard`
     * @param int|null $deadlineMs milliseconds for a call, where it is not that of the purpose
     *
     * @return Api|null null while address or key are not set up
     */
    public function api(string $purpose, ?int $deadlineMs = null): ?Api
    {
        return Module::hookApi($this->settings, $purpose, $this->actor, $this->language, $deadlineMs);
    }

    /**
     * @param string               $template of templates/
     * @param array<string, mixed> $values   variables of the template
     *
     * @return string HTML
     */
    public function render(string $template, array $values = []): string
    {
        return (new View($this->language, $this->links))->render($template, $values);
    }
}
