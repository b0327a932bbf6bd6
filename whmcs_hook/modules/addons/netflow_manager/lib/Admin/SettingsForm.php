<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Api\Api;
use WHMCS\Module\Addon\NetflowManager\Api\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Records\Expectation;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Input;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * What a form of settings is made from: which settings there are and their values, all of it from the API. The form
 * carries this along, so what was typed can be compared with it, and shown again while the API is down.
 */
final class SettingsForm
{
    private const FIELD = 'shown';
    private const PATH = '/v1/settings';

    /**
     * @param array<string, array<string, mixed>> $settings name => `kind`, `group`, `choices`, `description` as the API
     *        names them, and the `value`: a bool, a list of choices in their order, or a string: empty for null, digits for a number
     * @param string|null $etag null when the stored settings are broken; the values are the defaults then
     */
    private function __construct(
        public readonly array $settings,
        public readonly ?string $etag,
    ) {
    }

    /** @throws ApiFailure */
    public static function stored(Api $api): self
    {
        $described = $api->call('GET', self::PATH . '/schema')->members()->objects('settings');
        $etag = $values = null;
        try {
            $reply = $api->call('GET', self::PATH);
            $values = $reply->members();
            $etag = $reply->etag ?? throw ApiFailure::unreadable('failure_no_etag');
        } catch (ApiFailure $failure) {
            $failure->problemType() === 'broken-settings' || throw $failure;
        }
        $settings = [];
        foreach ($described as $setting) {
            $name = $setting->text('name');
            $kind = $setting->text('kind');
            $choices = $setting->texts('choices');
            [$from, $member] = $values === null ? [$setting, 'default'] : [$values, $name];
            $value = match ($kind) {
                'switch' => $from->truth($member),
                'choices' => array_values(array_intersect($choices, $from->texts($member))),
                'choice', 'url', 'string' => $from->textOrNull($member) ?? '',
                'number' => (string) $from->number($member),
                default => null, // A newer API has it, and this addon has no field for it.
            };
            if ($value !== null) {
                $texts = ['group' => $setting->text('group'), 'description' => $setting->text('description')];
                $settings[$name] = ['kind' => $kind, 'choices' => $choices, 'value' => $value] + $texts;
            }
        }

        return new self($settings, $etag);
    }

    /** @return self|null null when the request does not say what its form was made from, as that of a script */
    public static function sentBy(Input $input): ?self
    {
        $sent = json_decode($input->text(self::FIELD), true, 5);
        $isForm = is_array($sent) && $sent === array_filter($sent, self::isSetting(...));

        return $isForm ? new self($sent, Expectation::sentBy($input)->ifMatch) : null;
    }

    private static function isSetting(mixed $sent): bool
    {
        return is_array($sent)
            && is_string($sent['kind'] ?? null)
            && is_string($sent['group'] ?? null)
            && is_string($sent['description'] ?? null)
            && is_array($sent['choices'] ?? null)
            && $sent['choices'] === array_filter($sent['choices'], 'is_string')
            && array_key_exists('value', $sent);
    }

    /**
     * A box that is not ticked is not sent, so its absence means "off" only when the whole form came.
     *
     * @return array<string, mixed> name => value, where the request states another one than the form was made with; all
     *                              that it states where the stored settings are broken
     */
    public function changes(Input $input): array
    {
        $changes = [];
        foreach ($this->settings as $name => ['kind' => $kind, 'choices' => $choices, 'value' => $before]) {
            $chosen = $input->texts($name);
            $hasBoxes = $kind === 'switch' || $kind === 'choices';
            $isStated = $input->has($name) || $chosen !== [] || ($hasBoxes && $input->has(self::FIELD));
            $value = match ($kind) {
                'switch' => $input->flag($name),
                'choices' => array_values(array_intersect($choices, $chosen)),
                default => trim($input->text($name)),
            };
            if ($isStated && ($value !== $before || $this->etag === null)) {
                $changes[$name] = $value;
            }
        }

        return $changes;
    }

    /** @return array<string, string> the hidden fields by which `sentBy` finds all of this again */
    public function hidden(): array
    {
        $flags = JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES;

        return [self::FIELD => json_encode((object) $this->settings, $flags), Expectation::FIELD => (string) $this->etag];
    }

    /**
     * Stores changes. What somebody else has changed meanwhile stays, unless it is one of the same settings.
     *
     * @param array<string, mixed> $changes
     *
     * @return self|null what is stored now, where somebody else has changed one of the same settings, or where it is
     *                   broken now; null: it is done
     *
     * @throws ApiFailure
     */
    public function store(Api $api, array $changes): ?self
    {
        try {
            $this->send($api, $changes);

            return null;
        } catch (ApiFailure $refusal) {
            if (!$refusal->isRejection(412)) {
                throw $refusal;
            }
        }
        try {
            $now = self::stored($api);
        } catch (ApiFailure) {
            throw $refusal; // Nothing was stored, whatever happened to the question what is.
        }
        if ($now->etag === null) {
            return $now; // Nobody has seen yet that the defaults would replace what is stored.
        }
        foreach (array_intersect_key($now->settings, $changes) as $name => ['value' => $stored]) {
            if ($stored !== $changes[$name] && $stored !== $this->settings[$name]['value']) {
                return $now;
            }
        }
        $now->send($api, $changes);

        return null;
    }

    /** @throws ApiFailure with status 412 when something else is stored than this form was made from */
    private function send(Api $api, array $changes): void
    {
        $headers = ['If-Match' => $this->etag, 'If-None-Match' => $this->etag === null ? '*' : null];
        foreach ($changes as $name => $value) {
            // What is no number is sent as it was typed: the API says what is wrong with it.
            $isNumber = $this->settings[$name]['kind'] === 'number' && preg_match('/\A[0-9]{1,9}\z/', $value) === 1;
            $changes[$name] = $isNumber ? (int) $value : $value;
        }
        $api->call('PATCH', self::PATH, body: $changes, headers: $headers)->members();
    }
}
