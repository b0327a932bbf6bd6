<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin\Records;

use WHMCS\Module\Addon\NetflowManager\Members;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * A URL and username that records of a client share.
 */
final class Login
{
    public readonly string $netflowUrl;
    public readonly ?string $username;
    public readonly bool $hasPassword;
    /** False when the records hold different passwords for it. */
    public readonly bool $passwordsAgree;
    /** @var list<int> */
    public readonly array $serviceIds;

    public function __construct(Members $read)
    {
        $this->netflowUrl = $read->text('netflow_url');
        $this->username = $read->textOrNull('username');
        $this->hasPassword = $read->truth('has_password');
        $this->passwordsAgree = $read->truth('passwords_agree');
        $this->serviceIds = $read->numbers('service_ids');
    }
}
