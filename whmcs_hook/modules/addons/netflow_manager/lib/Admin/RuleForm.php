<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Api\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Api\Reply;
use WHMCS\Module\Addon\NetflowManager\Records\Expectation;
use WHMCS\Module\Addon\NetflowManager\Rules\Preview;
use WHMCS\Module\Addon\NetflowManager\Rules\Rule;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Id;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Products;
use WHMCS\Module\Addon\NetflowManager\Whmcs\Services;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * The form of a rule: saves it, copies it to other products, and shows what a service would get.
 */
final class RuleForm implements Page, Change
{
    public function show(Visit $visit): string
    {
        $productId = $visit->input->id('product_id');
        if ($productId === null) {
            return (new Rules())->show($visit);
        }
        $rule = Rule::find($visit->api(), $productId);

        return self::html($visit, $productId, $rule ?? Rule::blank(), Expectation::of($rule));
    }

    public function apply(Visit $visit): Outcome
    {
        $productId = $visit->input->id('product_id');
        if ($productId === null) {
            return Outcome::page((new Rules())->show($visit));
        }

        return match ($visit->input->text('mode')) {
            'preview' => Outcome::page(self::again($visit, $productId)),
            'copy' => self::copy($visit, $productId),
            default => self::save($visit, $productId),
        };
    }

    private static function save(Visit $visit, int $productId): Outcome
    {
        $rule = Rule::typed($visit->input);
        $errors = $rule->unreadable($visit->language);
        if ($errors !== []) {
            return Outcome::page(self::again($visit, $productId, $errors, 'rule_not_saved'));
        }
        try {
            self::put($visit, $productId, $rule, Expectation::sentBy($visit->input)->headers());
        } catch (ApiFailure $failure) {
            return match (true) {
                $failure->isRejection(412) => Outcome::page(self::again($visit, $productId, [], 'rule_outdated')),
                $failure->isRejection(422)
                    => Outcome::page(self::again($visit, $productId, $failure->errors, 'rule_not_saved')),
                default => throw $failure,
            };
        }

        $notice = $rule->values['enabled'] === true ? 'rule_saved' : 'rule_saved_off';

        return Outcome::done('rule', ['product_id' => $productId], $notice);
    }

    /**
     * The stored rule goes to each product that was chosen; a rule that one has is replaced, as the form says. What was
     * typed and not saved would be lost.
     */
    private static function copy(Visit $visit, int $productId): Outcome
    {
        $rule = Rule::find($visit->api(), $productId);
        $chosen = array_filter(array_map(Id::from(...), $visit->input->texts('copy_to')));
        $isTyped = $visit->input->has('login') && $rule?->isAs(Rule::typed($visit->input)) === false;
        if ($rule === null || !$rule->isWhole || $chosen === [] || $isTyped) {
            return Outcome::page(self::again($visit, $productId, [], 'rule_copy_nothing'));
        }
        foreach ($chosen as $other) {
            self::put($visit, $other, $rule);
        }

        return Outcome::done('rules', [], 'rule_copied');
    }

    /**
     * @param array<string, string|null> $headers
     *
     * @throws ApiFailure
     */
    private static function put(Visit $visit, int $productId, Rule $rule, array $headers = []): void
    {
        $read = static fn (Reply $reply): int => $reply->members(200, 201)->number('product_id');
        $visit->api()->call('PUT', Rule::path($productId), body: $rule->members(), headers: $headers, read: $read);
    }

    /**
     * @param array<string, string> $errors  member => what is wrong with it
     * @param string                $problem key of a text
     *
     * @return string HTML of the form with what was typed
     */
    private static function again(Visit $visit, int $productId, array $errors = [], string $problem = ''): string
    {
        $rule = Rule::typed($visit->input);
        $seen = $problem === 'rule_outdated'
            ? Expectation::of(Rule::find($visit->api(), $productId))
            : $visit->input->text(Expectation::FIELD);

        return self::html($visit, $productId, $rule, $seen, $errors, $problem);
    }

    /**
     * @param string                $seen    the state of the rule that whoever sends the form has seen
     * @param array<string, string> $errors  member => what is wrong with it
     * @param string                $problem key of a text
     */
    private static function html(
        Visit $visit,
        int $productId,
        Rule $rule,
        string $seen,
        array $errors = [],
        string $problem = '',
    ): string {
        $services = Services::ofProduct($productId);
        $wanted = $visit->input->id('preview_service');
        $service = $wanted === null ? $services[0] ?? null : Services::find($wanted);
        // What cannot be sent is no rule to try out.
        $isRule = $rule->isWhole && $rule->unreadable($visit->language) === [];
        $preview = $service === null || !$isRule ? null : Preview::of($visit->api(), $productId, $service, $rule);

        return $visit->render('rules/form', [
            'productId' => $productId,
            'product' => Products::name($productId) ?? "#{$productId}",
            'groups' => Products::byGroup(),
            'rule' => $rule,
            'isStored' => $seen !== Expectation::of(null),
            'seen' => $seen,
            'fields' => self::fields($visit, $rule, $errors),
            'problem' => $rule->isWhole ? $problem : 'rule_broken',
            'services' => $services,
            'service' => $service,
            'preview' => $preview,
        ]);
    }

    /**
     * @param array<string, string> $errors
     *
     * @return list<array<string, mixed>> each as the template `field` takes it
     */
    private static function fields(Visit $visit, Rule $rule, array $errors): array
    {
        $text = $visit->language->text(...);
        $fields = [];
        foreach (Rule::FIELDS as $name => [$kind, $choices]) {
            $labels = array_map(static fn (string $choice): string => $text("rule_{$name}_{$choice}"), $choices);
            $fields[] = [
                'name' => $name,
                'kind' => $kind,
                'label' => $text("rule_{$name}"),
                'value' => $rule->values[$name],
                'choices' => array_combine($choices, $labels),
                'error' => $errors[$name] ?? '',
                'now' => '',
                'warning' => '',
                'help' => $text("rule_help_{$name}"),
            ];
        }

        return $fields;
    }
}
