<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Client;

use WHMCS\Module\Addon\NetflowManager\Escape;
use WHMCS\Module\Addon\NetflowManager\Language;
use WHMCS\Module\Addon\NetflowManager\Token;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * What the client's page about a service shows, as its template gets it.
 */
final class PageContent
{
    private const TEXTS = ['password', 'show_password', 'hide_password', 'copy', 'copied', 'copy_by_hand', 'back'];

    /**
     * @param string      $section   HTML of the API
     * @param string|null $message   key of a text, without `client_`
     * @param string|null $password  in clear
     * @param bool        $hasButton whether the client may ask for the password
     */
    public function __construct(
        private readonly string $section = '',
        private readonly ?string $message = null,
        private readonly ?string $password = null,
        private readonly bool $hasButton = false,
    ) {
    }

    /**
     * @param int|null $serviceId as the client asked, theirs or not; null when that was no id
     *
     * @return array<string, mixed> texts to be escaped where they are printed, but `section`, `script` and
     *                              `password_html`, which keeps every character: HTML
     */
    public function forTemplate(Language $language, ?int $serviceId): array
    {
        $texts = [];
        foreach (self::TEXTS as $key) {
            $texts[$key] = $language->text("client_{$key}");
        }

        return [
            'section' => $this->section,
            'message' => $this->message === null ? '' : $language->text("client_{$this->message}"),
            'password' => $this->password,
            'password_html' => $this->password === null ? '' : Escape::html($this->password),
            'token' => $this->hasButton ? Token::value() : null,
            'address' => $serviceId === null ? '' : PageAddress::of($serviceId),
            'password_address' => $serviceId === null ? '' : PageAddress::ofPassword($serviceId),
            'back_address' => PageAddress::ofProduct($serviceId),
            'texts' => $texts,
            'script' => $this->section === '' && $this->password === null ? '' : ProductPage::script(),
        ];
    }
}
