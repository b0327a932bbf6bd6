<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\ApiAddress;
use WHMCS\Module\Addon\NetflowManager\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Connection;
use WHMCS\Module\Addon\NetflowManager\FailureKind;
use WHMCS\Module\Addon\NetflowManager\Language;
use WHMCS\Module\Addon\NetflowManager\Module;
use WHMCS\Module\Addon\NetflowManager\Reply;
use WHMCS\Module\Addon\NetflowManager\Request;
use WHMCS\Module\Addon\NetflowManager\Settings;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Asks the API whether it is ready and what the key may do. An administrator waits here, so the deadline is long and
 * the breaker is not asked.
 */
final class ApiCheck
{
    private const DEADLINE_MS = 5000;

    private bool $isUsable = false;

    public function __construct(
        private readonly Settings $settings,
        private readonly Language $language,
        private readonly string $actor,
    ) {
    }

    /** Whether the API was ready and took the key with the scopes that pages and mails need. */
    public function isUsable(): bool
    {
        return $this->isUsable;
    }

    /** @return list<Finding> */
    public function findings(ApiAddress $address): array
    {
        $key = $this->settings->key;
        $startedAt = hrtime(true);
        try {
            $reply = $this->reply($address, null, '/readyz');
        } catch (ApiFailure $failure) {
            return [Finding::wrong(
                $this->text('check_reachable'),
                $failure->getMessage(),
                $this->text('advice_unreachable'),
            )];
        }
        $milliseconds = sprintf('%.1f', (hrtime(true) - $startedAt) / 1e6);
        $reachable = Finding::right(
            $this->text('check_reachable'),
            $this->text('reachable', ['ms' => $milliseconds]),
        );

        return [
            $reachable,
            $this->readiness($reply),
            ...$this->version($reply),
            ...($key === null ? [] : $this->keyFindings($address, $key, $reply->status === 200)),
        ];
    }

    private function readiness(Reply $reply): Finding
    {
        $label = $this->text('check_ready');
        if ($reply->status === 200) {
            return Finding::right($label, $this->text('ready'));
        }
        $found = trim($this->text('status', ['status' => (string) $reply->status]) . ' ' . $reply->stated('detail'));

        return Finding::wrong($label, $found, $this->text('advice_not_ready'));
    }

    /** @return list<Finding> none while the API does not say its version */
    private function version(Reply $reply): array
    {
        $version = $reply->status === 200 ? $reply->stated('version') : null;
        if ($version === null) {
            return [];
        }
        $label = $this->text('check_versions');
        $found = $this->text('versions', ['api' => $version, 'addon' => Module::VERSION]);

        return [version_compare($version, Module::VERSION, '<')
            ? Finding::note($label, $found, $this->text('advice_versions'))
            : Finding::right($label, $found)];
    }

    /** @return list<Finding> */
    private function keyFindings(ApiAddress $address, string $key, bool $isReady): array
    {
        $label = $this->text('check_key_valid');
        try {
            $caller = $this->reply($address, $key, '/v1/whoami')->members();
            $scopes = $caller->texts('scopes');
            $expiresAt = $caller->textOrNull('expires_at');
            $values = ['name' => $caller->text('name'), 'installation' => $caller->text('installation')];
        } catch (ApiFailure $failure) {
            return [$failure->kind === FailureKind::KeyRefused
                ? Finding::wrong($label, $this->text('key_refused'), $this->text('advice_key_refused'))
                : Finding::wrong($label, $failure->getMessage(), $this->text('advice_unreadable'))];
        }
        $check = new ScopeCheck($scopes, $this->language);
        $this->isUsable = $isReady && $check->isEnoughForClients();

        return [
            Finding::right($label, $this->text('key_valid', $values + ['end' => $this->end($expiresAt)])),
            ...$check->findings(),
        ];
    }

    /**
     * @param string|null $key null for what anybody may ask, where the key has no business
     *
     * @throws ApiFailure
     */
    private function reply(ApiAddress $address, ?string $key, string $path): Reply
    {
        return (new Connection($address, $key, $this->actor))->send(new Request(
            'GET',
            $path,
            self::DEADLINE_MS,
            connectMs: Request::PAGE_CONNECT_MS,
            largestReply: Request::PAGE_LARGEST_REPLY,
        ));
    }

    private function end(?string $expiresAt): string
    {
        return $expiresAt === null ? $this->text('no_end') : $this->text('end', ['at' => $expiresAt]);
    }

    /** @param array<string, string> $values */
    private function text(string $key, array $values = []): string
    {
        return $this->language->text($key, $values);
    }
}
