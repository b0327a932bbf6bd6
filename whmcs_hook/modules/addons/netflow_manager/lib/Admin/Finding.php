<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Api\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Api\Members;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * One line of a check: what was looked at, what was found and, where it is not right, what to do.
 */
final class Finding
{
    /** @param array<string, string> $links text => address, plain text both */
    private function __construct(
        public readonly string $label,
        public readonly bool $isRight,
        public readonly string $found,
        public readonly string $advice,
        public readonly array $links = [],
        public readonly bool $isKnown = true,
    ) {
    }

    /**
     * A line that the API wrote, in the administrator's language and as plain text.
     *
     * @throws ApiFailure when it is no such line
     */
    public static function ofLine(Members $line): self
    {
        $advice = $line->textOrNull('advice') ?? '';

        return new self($line->text('label'), $line->truth('ok'), $line->text('found'), $advice);
    }

    public static function right(string $label, string $found): self
    {
        return new self($label, true, $found, '');
    }

    /** There is nothing to judge yet. */
    public static function unknown(string $label, string $found): self
    {
        return new self($label, true, $found, '', [], false);
    }

    /** Nothing is wrong, yet there is something to know. */
    public static function note(string $label, string $found, string $advice): self
    {
        return new self($label, true, $found, $advice);
    }

    public static function wrong(string $label, string $found, string $advice): self
    {
        return new self($label, false, $found, $advice);
    }

    /** @return self the same with a link to where it is solved or seen */
    public function linked(string $text, string $address): self
    {
        $links = $this->links + [$text => $address];

        return new self($this->label, $this->isRight, $this->found, $this->advice, $links, $this->isKnown);
    }
}
