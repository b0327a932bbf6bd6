<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Api\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Records\AccessRecord;
use WHMCS\Module\Addon\NetflowManager\Records\Login;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Input;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Services;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Gives a login that services of a client share a new password, in all of their records at once.
 */
final class RotateLogin implements Page, Change
{
    private const FIELDS = ['new_username', 'new_password', 'new_password_again'];

    public function show(Visit $visit): string
    {
        return $this->page($visit, [], '');
    }

    public function apply(Visit $visit): Outcome
    {
        $clientId = $visit->input->id('client_id');
        $rotation = self::typed($visit->input);
        $errors = array_map($visit->language->text(...), self::errors($visit->input, $rotation));
        if ($clientId === null || $errors !== []) {
            return Outcome::page($this->page($visit, $errors, ''));
        }
        $before = self::records($visit, $clientId);
        try {
            $reply = $visit->api()->call('POST', "/v1/clients/{$clientId}/login-rotations", body: $rotation);
        } catch (ApiFailure $failure) {
            if (!$failure->isRejection()) {
                throw $failure;
            }
            $errors = $failure->isRejection(422) ? $failure->errors : [];

            return Outcome::page($this->page($visit, $errors, self::problem($failure, $visit), $failure->isOutcomeUnknown));
        }
        $changed = $reply->members()->numbers('changed');

        return Outcome::page($visit->render('records/rotated', [
            'clientId' => $clientId,
            'changed' => $changed,
            'withoutPassword' => array_filter($changed, fn (int $id): bool => !($before[$id]->hasPassword ?? true)),
            'disabled' => array_filter($changed, fn (int $id): bool => !($before[$id]->isEnabled ?? true)),
            'services' => Services::named($changed),
        ]));
    }

    /** @return array<string, string|null> the body of a login rotation, as it was typed */
    private static function typed(Input $input): array
    {
        $url = trim($input->text('netflow_url'));
        $username = $input->text('username');
        $newUsername = trim($input->text('new_username'));

        return [
            'netflow_url' => $url === '' ? null : $url,
            'username' => $username === '' ? null : $username,
            'new_password' => $input->text('new_password'),
        ] + ($newUsername === '' ? [] : ['new_username' => $newUsername]);
    }

    /**
     * @param array<string, string|null> $typed
     *
     * @return array<string, string> field => key of a language string that says what is wrong with it
     */
    private static function errors(Input $input, array $typed): array
    {
        // A request from a script repeats nothing.
        $repeated = $input->has('new_password_again') ? $input->text('new_password_again') : $typed['new_password'];

        return match (true) {
            preg_match('//u', implode('', $typed)) !== 1 => ['new_password' => 'edit_not_text'],
            $typed['new_password'] !== $repeated => ['new_password_again' => 'rotate_not_the_same'],
            default => [],
        };
    }

    /** @return array<int, AccessRecord> those of the client by service; none where they cannot be read */
    private static function records(Visit $visit, int $clientId): array
    {
        try {
            return AccessRecord::ofClient($visit->api(), $clientId);
        } catch (ApiFailure) {
            // A rotation does not depend on them, and its own answer says what is wrong.
            return [];
        }
    }

    /** @return string what no field of the form shows */
    private static function problem(ApiFailure $rejection, Visit $visit): string
    {
        if (!$rejection->isRejection(422) || $rejection->errors === []) {
            return $rejection->in($visit->language);
        }

        return implode(' ', array_diff_key($rejection->errors, array_flip(self::FIELDS)));
    }

    /** @param array<string, string> $errors member => what is wrong with it */
    private function page(Visit $visit, array $errors, string $problem, bool $isUnknown = false): string
    {
        $clientId = $visit->input->id('client_id');
        $logins = $clientId === null ? [] : Login::ofClient($visit->api(), $clientId);
        $typed = self::typed($visit->input);
        $chosen = array_filter($logins, static fn (Login $login): bool
            => $login->netflowUrl === $typed['netflow_url'] && $login->username === $typed['username']);
        $login = array_values(count($logins) === 1 ? $logins : $chosen)[0] ?? null;
        $ids = array_merge([], ...array_map(static fn (Login $login): array => $login->serviceIds, $logins));

        return $visit->render('records/rotate', [
            'clientId' => $clientId,
            'typedId' => $visit->input->text('client_id'),
            'logins' => $logins,
            'login' => $login,
            'withoutPassword' => $login->withoutPassword ?? [],
            'services' => Services::named($ids),
            'newUsername' => $typed['new_username'] ?? '',
            'errors' => $errors,
            'problem' => $problem,
            'failed' => $isUnknown ? 'outcome_unknown' : 'rotate_not_done',
        ]);
    }
}
