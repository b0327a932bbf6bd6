<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Api\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Records\Expectation;
use WHMCS\Module\Addon\NetflowManager\Traffic\Source;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Asks before the source of traffic is removed, and removes it.
 */
final class DeleteSource implements Page, Change
{
    public function show(Visit $visit): string
    {
        try {
            return self::question($visit, false) ?? (new UsageSource())->show($visit);
        } catch (ApiFailure $failure) {
            return UsageSource::withoutScope($visit, $failure);
        }
    }

    public function apply(Visit $visit): Outcome
    {
        try {
            Expectation::sentBy($visit->input)->delete($visit->api(), Source::PATH);
        } catch (ApiFailure $failure) {
            $question = $failure->isRejection(412) ? self::question($visit, true) : null;
            if ($question !== null) {
                return Outcome::page($question);
            }
            // Somebody else has removed it.
            if (!$failure->isRejection(404) && !$failure->isRejection(412)) {
                return Outcome::page(UsageSource::withoutScope($visit, $failure));
            }
        }

        return Outcome::done('usage_source', [], 'source_deleted');
    }

    /**
     * @param bool $isOutdated whether the source has changed since it was shown
     *
     * @return string|null HTML, null when there is no source
     *
     * @throws ApiFailure
     */
    private static function question(Visit $visit, bool $isOutdated): ?string
    {
        $source = Source::find($visit->api());

        return $source === null ? null : $visit->render('traffic/delete_source', [
            'kind' => $source->values['kind'],
            'seen' => Expectation::of($source),
            'isOutdated' => $isOutdated,
        ]);
    }
}
