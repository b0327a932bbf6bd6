<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Traffic;

use WHMCS\Module\Addon\NetflowManager\Admin\Finding;
use WHMCS\Module\Addon\NetflowManager\Api\Members;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * What the API checks before it shows the traffic of a service: whether its group exists, its addresses are measured,
 * nobody else has them, and figures come.
 */
final class Checks
{
    private const FAMILY = 'usage_';
    // Without one of these there is no picture to show.
    private const NEEDED = ['usage_enabled', 'usage_source', 'usage_series'];

    /**
     * @param list<Finding> $findings
     * @param bool          $hasPicture whether the client sees a graph
     */
    private function __construct(
        public readonly array $findings,
        public readonly bool $hasPicture,
    ) {
    }

    /**
     * @param Members $answer as `Conditions` returns it
     *
     * @return self|null null where the installation has no source of traffic
     */
    public static function of(Members $answer): ?self
    {
        $findings = [];
        foreach ($answer->objects('conditions') as $condition) {
            $name = $condition->text('condition');
            if (str_starts_with($name, self::FAMILY)) {
                $findings[$name] = Finding::ofLine($condition);
            }
        }
        $isRight = static fn (string $name): bool => ($findings[$name] ?? null)?->isRight === true;
        $right = array_filter(self::NEEDED, $isRight);

        return $findings === [] ? null : new self(
            array_values($findings),
            $answer->truth('visible') && $right === self::NEEDED,
        );
    }
}
