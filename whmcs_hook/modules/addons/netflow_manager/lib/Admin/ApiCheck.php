<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\NetflowManager\Admin;

use WHMCS\Module\Addon\NetflowManager\Api\ApiAddress;
use WHMCS\Module\Addon\NetflowManager\Api\ApiFailure;
use WHMCS\Module\Addon\NetflowManager\Api\Connection;
use WHMCS\Module\Addon\NetflowManager\Api\FailureKind;
use WHMCS\Module\Addon\NetflowManager\Api\Reply;
use WHMCS\Module\Addon\NetflowManager\Api\Request;
use WHMCS\Module\Addon\NetflowManager\Module;

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

/**
 * Asks the API for its diagnosis: what it says about itself and about the key. An administrator waits here, so the
 * deadline is long and the breaker is not asked.
 */
final class ApiCheck
{
    private const DEADLINE_MS = 5000;

    /**
     * @param list<Finding> $findings
     * @param bool          $isUsable whether the API says that product pages and mails work with the key
     */
    private function __construct(
        public readonly array $findings,
        public readonly bool $isUsable = false,
    ) {
    }

    public static function of(Visit $visit, ApiAddress $address): self
    {
        $t = $visit->language->text(...);
        try {
            $way = WayCheck::of($visit, new Connection($address, null, $visit->actor));
        } catch (ApiFailure $failure) {
            return new self([self::unreachable($failure->in($visit->language), $t)]);
        }
        if ($way->problem !== '') {
            // Whoever waits for this page has waited long enough.
            return new self([self::unreachable($way->problem, $t), ...$way->findings]);
        }
        $answer = self::diagnosis($visit, $address);

        return new self([...$answer->findings, ...$way->findings], $answer->isUsable);
    }

    private static function diagnosis(Visit $visit, ApiAddress $address): self
    {
        $t = $visit->language->text(...);
        $startedAt = hrtime(true);
        try {
            $reply = self::reply($visit, $address);
        } catch (ApiFailure $failure) {
            return new self([self::unreachable($failure->in($visit->language), $t)]);
        }
        $milliseconds = sprintf('%.1f', (hrtime(true) - $startedAt) / 1e6);
        $reachable = Finding::right($t('check_reachable'), $t('reachable', ['ms' => $milliseconds]));
        $failure = $reply->status === 200 ? null : $reply->refusal();
        if ($failure?->kind === FailureKind::Intercepted) {
            return new self([self::intercepted($reply->status, $t), ...self::passage($visit, $address)]);
        }
        if ($failure !== null) {
            return new self([$reachable, self::refusal($reply, $t)]);
        }
        if ($visit->settings->key === null) {
            return new self([$reachable]);
        }
        $passage = self::passage($visit, $address);
        try {
            $answer = $reply->members();
            $lines = array_map(Finding::ofLine(...), $answer->objects('lines'));

            return new self([$reachable, ...$passage, ...$lines], $answer->truth('serves_clients'));
        } catch (ApiFailure $failure) {
            $unreadable = Finding::wrong($t('check_ready'), $failure->in($visit->language), $t('advice_unreadable'));

            return new self([$reachable, $unreadable]);
        }
    }

    /** @return list<Finding> none without a key, which the API would refuse each time */
    private static function passage(Visit $visit, ApiAddress $address): array
    {
        $key = $visit->settings->key;

        return $key === null ? [] : [
            PassageCheck::finding(new Connection($address, $key, $visit->actor), $visit->language->text(...)),
        ];
    }

    private static function intercepted(int $status, \Closure $t): Finding
    {
        $isRefusal = $status >= 400 && $status < 500 && $status !== 404;

        return Finding::wrong(
            $t('check_reachable'),
            $t('intercepted', ['status' => (string) $status]),
            $t($isRefusal ? 'advice_passage' : 'advice_unreachable'),
        );
    }

    /** @throws ApiFailure */
    private static function reply(Visit $visit, ApiAddress $address): Reply
    {
        $key = $visit->settings->key;
        $question = ['language' => $visit->language->text('language'), 'addon_version' => Module::VERSION];
        $query = http_build_query($question, '', '&', PHP_QUERY_RFC3986);

        return (new Connection($address, $key, $visit->actor, $visit->language->tag()))->send(new Request(
            'GET',
            // Without a key only this can be asked.
            $key === null ? '/readyz' : "/v1/diagnosis?{$query}",
            self::DEADLINE_MS,
            largestReply: Request::PAGE_LARGEST_REPLY,
        ));
    }

    private static function unreachable(string $problem, \Closure $t): Finding
    {
        return Finding::wrong($t('check_reachable'), $problem, $t('advice_unreachable'));
    }

    private static function refusal(Reply $reply, \Closure $t): Finding
    {
        if ($reply->status === 401) {
            return Finding::wrong($t('check_key_valid'), $t('key_refused'), $t('advice_key_refused'));
        }
        $status = $t('status', ['status' => (string) $reply->status]);

        return Finding::wrong(
            $t('check_ready'),
            trim("{$status} {$reply->stated('detail')}"),
            $reply->status === 404
                ? $t('advice_older_api', ['version' => Module::VERSION])
                : $t('advice_not_ready'),
        );
    }
}
