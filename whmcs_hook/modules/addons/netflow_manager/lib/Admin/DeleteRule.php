<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Api\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Api\Reply;
use WHMCS\Module\Addon\NetflowManager\Records\Expectation;
use WHMCS\Module\Addon\NetflowManager\Rules\Rule;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Products;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Asks before a rule is deleted, and deletes it.
 */
final class DeleteRule implements Page, Change
{
    public function show(Visit $visit): string
    {
        return self::question($visit, false) ?? (new Rules())->show($visit);
    }

    public function apply(Visit $visit): Outcome
    {
        $productId = $visit->input->id('product_id');
        if ($productId === null) {
            return Outcome::page($this->show($visit));
        }
        try {
            $headers = ['If-Match' => Expectation::sentBy($visit->input)->ifMatch];
            $read = static fn (Reply $reply): bool => $reply->status === 204
                || throw ApiFailure::badStatus($reply->status);
            $visit->api()->call('DELETE', Rule::path($productId), headers: $headers, read: $read);
        } catch (ApiFailure $failure) {
            $question = $failure->isRejection(412) ? self::question($visit, true) : null;
            if ($question !== null) {
                return Outcome::page($question);
            }
            $failure->isRejection(404) || $failure->isRejection(412) || throw $failure;
        }

        return Outcome::done('rules', [], 'rule_deleted');
    }

    /**
     * @param bool $isOutdated whether the rule has changed since it was shown
     *
     * @return string|null HTML, null when the product has no rule
     */
    private static function question(Visit $visit, bool $isOutdated): ?string
    {
        $productId = $visit->input->id('product_id');
        $rule = $productId === null ? null : Rule::find($visit->api(), $productId);

        return $rule === null ? null : $visit->render('rules/delete', [
            'productId' => $productId,
            'product' => Products::name((int) $productId) ?? "#{$productId}",
            'seen' => Expectation::of($rule),
            'isOutdated' => $isOutdated,
        ]);
    }
}
