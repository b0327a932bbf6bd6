<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Mail;

use WHMCS\Module\Addon\NetflowManager\Whmcs\Id;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * A mail that is about to be sent, as far as WHMCS describes it.
 */
final class Mail
{
    private const OTHER_SUBJECTS = ['invoice_id', 'ticket_id', 'domain_id'];

    /** @param array<array-key, mixed> $mergeFields */
    private function __construct(
        public readonly string $template,
        private readonly ?int $relatedId,
        private readonly array $mergeFields,
    ) {
    }

    /** @param array<array-key, mixed> $vars what the hook was given */
    public static function from(array $vars): self
    {
        $template = $vars['messagename'] ?? null;
        $mergeFields = $vars['mergefields'] ?? null;

        return new self(
            is_string($template) ? $template : '',
            Id::from($vars['relid'] ?? null),
            is_array($mergeFields) ? $mergeFields : [],
        );
    }

    /**
     * The related id is a service only in product mails, and one name may belong to templates of several types. So
     * either every template of that name is a product template, or the mail itself brings a service id and no template
     * says otherwise. Mails written by hand have no template of their name.
     */
    public function isProductMail(Templates $templates): bool
    {
        if ($templates->areAllForProducts()) {
            return $this->states('service_id') || !$this->isAboutSomethingElse();
        }
        if (!$this->states('service_id')) {
            return false;
        }

        return $templates->areSomeForProducts() || ($templates->areNone() && !$this->isAboutSomethingElse());
    }

    /** @return int|null the service, unless the two places that may name it disagree */
    public function serviceId(): ?int
    {
        if (!$this->states('service_id')) {
            return $this->relatedId;
        }

        return Id::from($this->mergeFields['service_id']) === $this->relatedId ? $this->relatedId : null;
    }

    /** Whether the mail goes to this client, as far as it says. */
    public function mayGoTo(int $clientId): bool
    {
        return !$this->states('client_id') || Id::from($this->mergeFields['client_id']) === $clientId;
    }

    private function isAboutSomethingElse(): bool
    {
        return array_filter(self::OTHER_SUBJECTS, $this->states(...)) !== [];
    }

    private function states(string $field): bool
    {
        return !in_array($this->mergeFields[$field] ?? null, [null, ''], true);
    }
}
