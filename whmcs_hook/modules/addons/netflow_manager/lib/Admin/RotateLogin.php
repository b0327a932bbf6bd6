<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Admin\Records\AccessRecord;
use WHMCS\Module\Addon\NetflowManager\Admin\Records\Login;
use WHMCS\Module\Addon\NetflowManager\Admin\Records\Rotation;
use WHMCS\Module\Addon\NetflowManager\Admin\Records\Services;
use WHMCS\Module\Addon\NetflowManager\ApiFailure;

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
        $rotation = Rotation::typed($visit->input);
        $errors = array_map($visit->language->text(...), $rotation->errors());
        if ($clientId === null || $errors !== []) {
            return Outcome::page($this->page($visit, $errors, ''));
        }
        $before = self::records($visit, $clientId);
        try {
            $reply = $visit->api()->call(
                'POST',
                "/v1/clients/{$clientId}/login-rotations",
                body: $rotation->members(),
            );
        } catch (ApiFailure $failure) {
            if (!$failure->isRejection()) {
                throw $failure;
            }
            $errors = $failure->isRejection(422) ? $failure->errors : [];

            return Outcome::page($this->page($visit, $errors, self::problem($failure), $failure->isOutcomeUnknown));
        }
        $changed = $reply->members()->numbers('changed');

        return Outcome::page($visit->render('records/rotated', [
            'clientId' => $clientId,
            'changed' => $changed,
            'withoutPassword' => self::withoutPassword($before),
            'disabled' => array_filter($changed, static fn (int $id): bool => !($before[$id]->isEnabled ?? true)),
            'services' => Services::of($changed),
        ]));
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

    /**
     * @param array<int, AccessRecord> $records
     *
     * @return list<int> services whose record has no password
     */
    private static function withoutPassword(array $records): array
    {
        return array_keys(array_filter($records, static fn (AccessRecord $record): bool => !$record->hasPassword));
    }

    /** @return string what no field of the form shows */
    private static function problem(ApiFailure $rejection): string
    {
        if (!$rejection->isRejection(422) || $rejection->errors === []) {
            return $rejection->getMessage();
        }

        return implode(' ', array_diff_key($rejection->errors, array_flip(self::FIELDS)));
    }

    /** @param array<string, string> $errors member => what is wrong with it */
    private function page(Visit $visit, array $errors, string $problem, bool $isUnknown = false): string
    {
        $clientId = $visit->input->id('client_id');
        $logins = $clientId === null ? [] : Login::ofClient($visit->api(), $clientId);
        $typed = Rotation::typed($visit->input);
        $chosen = array_filter($logins, static fn (Login $login): bool => $typed->concerns($login));
        $login = array_values(count($logins) === 1 ? $logins : $chosen)[0] ?? null;
        $ids = array_merge([], ...array_map(static fn (Login $login): array => $login->serviceIds, $logins));

        return $visit->render('records/rotate', [
            'clientId' => $clientId,
            'typedId' => $visit->input->text('client_id'),
            'logins' => $logins,
            'login' => $login,
            'withoutPassword' => match ($login?->passwordsAgree) {
                null => [],
                true => $login->hasPassword ? [] : $login->serviceIds,
                false => self::withoutPassword(self::records($visit, $clientId)),
            },
            'services' => Services::of($ids),
            'newUsername' => $typed->newUsername,
            'errors' => $errors,
            'problem' => $problem,
            'failed' => $isUnknown ? 'outcome_unknown' : 'rotate_not_done',
        ]);
    }
}
