<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin\Records;

use WHMCS\Module\Addon\NetflowManager\Input;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * A new password for a login of a client, as it was typed.
 */
final class Rotation
{
    private function __construct(
        public readonly string $netflowUrl,
        public readonly string $username,
        public readonly string $newUsername,
        private readonly string $password,
        private readonly string $repeated,
    ) {
    }

    public static function typed(Input $input): self
    {
        $password = $input->text('new_password');

        return new self(
            trim($input->text('netflow_url')),
            $input->text('username'),
            trim($input->text('new_username')),
            $password,
            // A request from a script repeats nothing.
            $input->has('new_password_again') ? $input->text('new_password_again') : $password,
        );
    }

    /** @return array<string, string> field => key of a language string that says what is wrong with it */
    public function errors(): array
    {
        $all = $this->netflowUrl . $this->username . $this->newUsername . $this->password;

        return match (true) {
            preg_match('//u', $all) !== 1 => ['new_password' => 'edit_not_text'],
            $this->password !== $this->repeated => ['new_password_again' => 'rotate_not_the_same'],
            default => [],
        };
    }

    public function concerns(Login $login): bool
    {
        return $login->netflowUrl === $this->netflowUrl && ($login->username ?? '') === $this->username;
    }

    /** @return array<string, string|null> the body of a login rotation */
    public function members(): array
    {
        $members = [
            'netflow_url' => $this->netflowUrl === '' ? null : $this->netflowUrl,
            'username' => $this->username === '' ? null : $this->username,
            'new_password' => $this->password,
        ];

        return $members + ($this->newUsername === '' ? [] : ['new_username' => $this->newUsername]);
    }
}
