<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Page\Language;
use WHMCS\Module\Addon\NetflowManager\Traffic\Source;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * What is stored about the source of traffic, and how its last round went, as lines of a check.
 */
final class SourceState
{
    /** @return list<Finding> */
    public static function findings(Source $source, Language $language): array
    {
        $t = $language->text(...);

        return [
            ...self::stored($source, $t),
            $source->lastSuccess === null
                ? Finding::unknown($t('source_last_success'), $t('source_never'))
                : Finding::right($t('source_last_success'), $source->lastSuccess),
            ...self::failure($source, $language),
        ];
    }

    /** @return list<Finding> */
    private static function stored(Source $source, \Closure $t): array
    {
        if (!$source->isWhole) {
            return [Finding::wrong($t('source_stored'), $t('source_broken'), $t('source_broken_advice'))];
        }
        if ($source->values['kind'] !== Source::ANALYZER) {
            return [];
        }

        return [$source->hasKey
            ? Finding::right($t('source_api_key'), $t('source_key_stored'))
            : Finding::note($t('source_api_key'), $t('source_key_none'), $t('source_key_none_advice'))];
    }

    /** @return list<Finding> none where the last round did not fail */
    private static function failure(Source $source, Language $language): array
    {
        $code = $source->lastFailure;
        $key = "source_failure_{$code}";

        return $code === null ? [] : [Finding::wrong(
            $language->text('source_last_failure'),
            $language->has($key) ? $language->text($key) : $code,
            $language->text('source_failure_advice'),
        )];
    }
}
